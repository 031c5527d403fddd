// One value of a compared field, as its kind is written, and the words of its mark.
import type { CallOutput } from '#shared/contract/contract.ts';
import { AmountText } from '../../../kit/amount-text.tsx';
import { dayWords } from '../../../kit/dates.ts';

export type Compared = CallOutput<'desk.compare'>;
export type Field = Compared['header'][number];
export type SageShows = Compared['sageShows'];

export function sageValue(field: Field, shows: SageShows): string | null {
  return shows === 'is' ? field.is : field.willBe;
}

export function isNumeric(field: Field): boolean {
  return field.kind === 'amount' || field.kind === 'percent' || field.kind === 'quantity';
}

export function FieldValue(props: { readonly kind: Field['kind']; readonly value: string | null }) {
  const { kind, value } = props;
  if (value === null || value === '') return <span className="quiet">–</span>;
  if (kind === 'amount') return <AmountText value={value} />;
  if (kind === 'date') return <>{dayWords(value)}</>;
  if (kind === 'percent' || kind === 'quantity') return <span className="amount">{trimZeros(value)}</span>;
  return <>{value}</>;
}

/** '10.0000' → '10': decimals that say nothing are left out. */
export function trimZeros(value: string): string {
  return /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '').replace('-', '\u2212') : value;
}

const words: Readonly<Record<Field['mark'], string>> = {
  same: '',
  cut: 'cut',
  derived: 'derived',
  notCarried: 'not carried',
  differs: 'differs',
  missing: 'missing',
};

/** Lit on Sage's side: why it is not the same as what was sent. */
export function markWords(field: Pick<Field, 'mark' | 'note'>): string {
  return words[field.mark];
}
