// A subcontract's draft as the text an intent keeps: frozen when it was accepted, the same after a restart.
import { z } from 'zod';
import { amountToText } from '../../money/amount.ts';
import { storedAmount, storedDate } from './draft-values.ts';
import type { SubcontractDraft } from './subcontract.ts';

const draftSchema = z.object({
  number: z.string(),
  job: z.string(),
  phase: z.string().nullable(),
  vendor: z.string(),
  description: z.string(),
  status: z.number(),
  date: storedDate,
  retainageRate: z.string(),
  total: storedAmount,
  lines: z.array(
    z.object({
      procoreId: z.string(),
      number: z.number(),
      description: z.string(),
      costCode: z.string(),
      costType: z.number(),
      amount: storedAmount,
    }),
  ),
});

export function encodeDraft(draft: SubcontractDraft): string {
  return JSON.stringify(draft, (_, value) =>
    typeof value === 'bigint' ? amountToText(value as SubcontractDraft['total']) : value,
  );
}

/** Throws when the text is not one that encodeDraft made: a bug, or a damaged database. */
export function decodeDraft(payload: string): SubcontractDraft {
  return draftSchema.parse(JSON.parse(payload));
}
