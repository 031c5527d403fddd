// A subcontract's draft as the text an intent keeps: frozen when it was accepted, the same after a restart.
import { z } from 'zod';
import { amountToText, parseAmount } from '../../money/amount.ts';
import { assert } from '../../result/assert.ts';
import { parseLocalDate } from '../../time/local-date.ts';
import type { SubcontractDraft } from './subcontract.ts';

const amount = z.string().transform((text) => {
  const parsed = parseAmount(text);
  assert(parsed.ok, `a stored draft holds an amount that is none: ${text}`);
  return parsed.value;
});
const date = z.string().transform((text) => {
  const parsed = parseLocalDate(text);
  assert(parsed.ok, `a stored draft holds a date that is none: ${text}`);
  return parsed.value;
});

const draftSchema = z.object({
  number: z.string(),
  job: z.string(),
  phase: z.string().nullable(),
  vendor: z.string(),
  description: z.string(),
  status: z.number(),
  date,
  retainageRate: z.string(),
  total: amount,
  lines: z.array(
    z.object({
      procoreId: z.string(),
      number: z.number(),
      description: z.string(),
      costCode: z.string(),
      costType: z.number(),
      amount,
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
