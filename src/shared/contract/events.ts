// Events say that something changed, never what it became.
import { z } from 'zod';
import { connectionSchema } from './session.ts';
import { documentIdSchema, revisionSchema } from './values.ts';

export const events = {
  /** Documents changed; null means many. */
  'records.changed': z.object({ ids: z.array(documentIdSchema).max(500).nullable(), revision: revisionSchema }),
  'progress.moved': z.object({
    task: z.enum(['sync', 'push']),
    id: z.string(),
    words: z.string(),
    done: z.number().int(),
    total: z.number().int().nullable(),
    finished: z.boolean(),
  }),
  'connection.changed': connectionSchema,
  'push.finished': z.object({ pushId: z.string() }),
} as const;

export type EventName = keyof typeof events;
export type EventBody<N extends EventName> = z.infer<(typeof events)[N]>;
