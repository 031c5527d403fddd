// An amount on screen: tabular figures, a true minus in red, and a quiet dash for nothing.
import { formatAmount, parseAmount } from '#shared/money/amount.ts';

/** The words of a wire amount ("-4250.50"); null where there is none or it is not exact. */
export function amountWords(wire: string | null): { readonly text: string; readonly look: 'plain' | 'minus' | 'none' } {
  if (wire === null) return { text: '–', look: 'none' };
  const amount = parseAmount(wire);
  if (!amount.ok) return { text: wire, look: 'plain' };
  if (amount.value === 0n) return { text: '–', look: 'none' };
  return { text: formatAmount(amount.value), look: amount.value < 0n ? 'minus' : 'plain' };
}

/** With every digit also where it is zero: control totals and confirmations state "0.00". */
export function exactAmount(wire: string): string {
  const amount = parseAmount(wire);
  return amount.ok ? formatAmount(amount.value) : wire;
}

export function AmountText(props: {
  readonly value: string | null;
  readonly strong?: boolean;
  readonly exact?: boolean;
}) {
  const words = amountWords(props.value);
  const text = props.exact === true && props.value !== null ? exactAmount(props.value) : words.text;
  const look = props.exact === true && words.look === 'none' ? 'plain' : words.look;
  return <span className={`amount amount-${look}${props.strong === true ? ' amount-strong' : ''}`}>{text}</span>;
}
