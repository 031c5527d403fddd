// sync: bringing both mirrors up to date, and how far that is.
import { z } from 'zod';
import { command, query } from './call.ts';
import { connectionSchema } from './session.ts';
import { errorSchema, instantSchema, nothing, sideSchema } from './values.ts';

const taskSchema = z.object({
  side: sideSchema,
  state: z.enum(['idle', 'running', 'failed', 'stopped']),
  /** What is being read, in words. */
  step: z.string(),
  done: z.number().int(),
  /** Null while it is not known. */
  total: z.number().int().nullable(),
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  error: errorSchema.nullable(),
});

export const sync = {
  /** Starts in the background; the answer only says that it did. */
  'sync.refresh': command(z.object({ sides: z.array(sideSchema).min(1).max(2) }), nothing),
  'sync.cancel': command(nothing, nothing),
  'sync.status': query(nothing, z.object({ tasks: z.array(taskSchema), connections: z.array(connectionSchema) })),
};
