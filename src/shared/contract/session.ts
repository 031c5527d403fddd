// session: who is here, on which host, and how old the data is.
import { z } from 'zod';
import { query } from './call.ts';
import { errorSchema, instantSchema, nothing, revisionSchema, sideSchema } from './values.ts';

export const connectionSchema = z.object({
  side: sideSchema,
  /** idle: not asked yet. */
  state: z.enum(['idle', 'connecting', 'ok', 'unreachable', 'refused', 'notConfigured']),
  /** When the mirror of this side was last complete; null when never. */
  dataAsOf: instantSchema.nullable(),
  error: errorSchema.nullable(),
  /** What it is connected to, in words, e.g. 'HARBOR_PINE on 127.0.0.1'. */
  target: z.string(),
});
export type Connection = z.infer<typeof connectionSchema>;

export const session = {
  'session.info': query(
    nothing,
    z.object({
      version: z.string(),
      host: z.enum(['electron', 'node']),
      mode: z.enum(['sample', 'live']),
      company: z.string(),
      person: z.string(),
      mayPush: z.boolean(),
      /** Words why each right is missing; absent when the person has it. */
      missingRights: z.record(z.string(), z.string()),
      connections: z.array(connectionSchema),
      rateLimit: z.object({ limit: z.number(), remaining: z.number(), resetsAt: instantSchema }).nullable(),
      revision: revisionSchema,
      capabilities: z.object({
        openLink: z.boolean(),
        chooseFile: z.boolean(),
        print: z.boolean(),
        keychain: z.boolean(),
      }),
    }),
  ),
};
