// review: an accountant's decisions. Each names the revision it was decided on; conflicts come back, nothing is overwritten.
import { z } from 'zod';
import { command } from './call.ts';
import { deskRowSchema } from './desk.ts';
import { dateSchema, documentIdSchema, errorSchema, revisionSchema } from './values.ts';

const items = z
  .array(z.object({ id: documentIdSchema, revision: revisionSchema }))
  .min(1)
  .max(5000);
const reason = z.string().trim().min(1).max(1000);

export const reviewAnswerSchema = z.object({
  revision: revisionSchema,
  changed: z.array(deskRowSchema),
  /** Items that were not changed, each with why; `row` is how it stands now. */
  conflicts: z.array(z.object({ id: documentIdSchema, error: errorSchema, row: deskRowSchema.nullable() })),
});
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;

export const review = {
  'review.accept': command(z.object({ items }), reviewAnswerSchema),
  'review.reject': command(z.object({ items, reason }), reviewAnswerSchema),
  'review.hold': command(z.object({ items, until: dateSchema }), reviewAnswerSchema),
  'review.archive': command(z.object({ items, reason }), reviewAnswerSchema),
  'review.unarchive': command(z.object({ items }), reviewAnswerSchema),
  'review.resend': command(z.object({ items }), reviewAnswerSchema),
  /** Takes the last decision on each item back, as long as it is not pushed. */
  'review.undo': command(z.object({ items }), reviewAnswerSchema),
  'review.key': command(
    z.object({ items, field: z.enum(['number', 'title']), value: z.string().max(400).nullable() }),
    reviewAnswerSchema,
  ),
};
