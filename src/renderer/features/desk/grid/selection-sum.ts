// Count and sum of the selected rows, in cents.
import type { DeskRow } from '#shared/contract/desk.ts';
import { amountToText, parseAmount, sumAmounts } from '#shared/money/amount.ts';

export type Total = { readonly count: number; readonly sum: string; readonly inexact: number };

/** Rows whose amount is not exact are counted apart and not summed. */
export function totalOf(rows: readonly Pick<DeskRow, 'amount'>[]): Total {
  const amounts = rows.flatMap((row) => {
    const amount = row.amount === null ? null : parseAmount(row.amount);
    return amount?.ok === true ? [amount.value] : [];
  });
  return { count: rows.length, sum: amountToText(sumAmounts(amounts)), inexact: rows.length - amounts.length };
}
