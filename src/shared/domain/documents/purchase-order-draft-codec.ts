// A purchase order's draft as the text an intent keeps: frozen when it was accepted, the same after a restart.
import { z } from 'zod';
import { amountToText } from '../../money/amount.ts';
import { rateToText } from '../../money/rate.ts';
import { storedAmount, storedDate, storedRate } from './draft-values.ts';
import type { PurchaseOrderDraft } from './purchase-order.ts';

const draftSchema = z.object({
  number: z.string(),
  job: z.string(),
  phase: z.string().nullable(),
  vendor: z.string(),
  description: z.string(),
  status: z.number(),
  date: storedDate,
  total: storedAmount,
  lines: z.array(
    z.object({
      procoreId: z.string(),
      number: z.number(),
      description: z.string(),
      unit: z.string(),
      quantity: storedRate,
      price: storedRate,
      costCode: z.string(),
      costType: z.number(),
      amount: storedAmount,
    }),
  ),
});

export function encodePurchaseOrderDraft(draft: PurchaseOrderDraft): string {
  return JSON.stringify({
    ...draft,
    total: amountToText(draft.total),
    lines: draft.lines.map((line) => ({
      ...line,
      quantity: rateToText(line.quantity),
      price: rateToText(line.price),
      amount: amountToText(line.amount),
    })),
  });
}

/** Throws when the text is not one that encodePurchaseOrderDraft made: a bug, or a damaged database. */
export function decodePurchaseOrderDraft(payload: string): PurchaseOrderDraft {
  return draftSchema.parse(JSON.parse(payload));
}
