// journal: every action, chained by hashes.
import { z } from 'zod';
import { query } from './call.ts';
import { documentIdSchema, instantSchema, nothing } from './values.ts';

export const journal = {
  'journal.page': query(
    z.object({
      id: documentIdSchema.nullable(),
      before: z.number().int().nullable(),
      limit: z.number().int().positive().max(500),
    }),
    z.object({
      entries: z.array(
        z.object({
          seq: z.number().int(),
          at: instantSchema,
          person: z.string(),
          action: z.string(),
          subject: z.string(),
          words: z.string(),
          hash: z.string(),
        }),
      ),
    }),
  ),
  'journal.verify': query(
    nothing,
    z.object({ entries: z.number().int(), intact: z.boolean(), brokenAt: z.number().int().nullable() }),
  ),
};
