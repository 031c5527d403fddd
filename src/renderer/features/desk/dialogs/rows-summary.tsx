// Which documents a dialog is about: one by name, many by count and sum.
import type { DeskRow } from '#shared/contract/desk.ts';
import { AmountText } from '../../../kit/amount-text.tsx';
import { totalOf } from '../grid/selection-sum.ts';

export function RowsSummary(props: { readonly rows: readonly DeskRow[] }) {
  const { rows } = props;
  const first = rows[0];
  if (first === undefined) return null;
  if (rows.length === 1) {
    return (
      <p className="rows-summary">
        <strong>{first.number}</strong> {first.title} · {first.vendor} ·{' '}
        <AmountText value={first.amount} strong exact />
      </p>
    );
  }
  const total = totalOf(rows);
  return (
    <p className="rows-summary">
      <strong>{rows.length} documents</strong>, <AmountText value={total.sum} strong exact />
      {total.inexact === 0 ? '' : ` without ${total.inexact} whose amount is not exact`}
    </p>
  );
}
