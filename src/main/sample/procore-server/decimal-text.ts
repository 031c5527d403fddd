// Decimal text as Procore writes it: exact arithmetic on strings, at least one decimal, trailing zeros trimmed.
import { divideRounded } from '#shared/money/rounding.ts';

type Scaled = { units: bigint; scale: number };

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/;

function parse(text: string): Scaled | null {
  const match = decimalPattern.exec(text.trim());
  if (match === null) return null;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

function print({ units, scale }: Scaled): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = `${whole}.${fraction === '' ? '0' : fraction}`;
  return negative ? `-${text}` : text;
}

function rescale(value: Scaled, scale: number): bigint {
  if (value.scale <= scale) return value.units * 10n ** BigInt(scale - value.scale);
  return divideRounded(value.units, 10n ** BigInt(value.scale - scale), 'halfAwayFromZero');
}

export function isDecimalText(text: string): boolean {
  return decimalPattern.test(text.trim());
}

/** The same number in the form of the wire (`"212000.00"` becomes `"212000.0"`); other text comes back untouched. */
export function normalizeDecimal(text: string): string {
  const value = parse(text);
  return value === null ? text : print(value);
}

/** The sum of decimal texts; what is not a number counts as zero. */
export function sumDecimals(texts: readonly string[]): string {
  const values = texts.map((text) => parse(text) ?? { units: 0n, scale: 0 });
  const scale = Math.max(0, ...values.map((value) => value.scale));
  return print({ units: values.reduce((sum, value) => sum + rescale(value, scale), 0n), scale });
}

export function negateDecimal(text: string): string {
  const value = parse(text);
  return value === null ? text : print({ units: -value.units, scale: value.scale });
}

/** quantity × unit cost, rounded half away from zero to cents. */
export function multiplyToCents(quantity: string, unitCost: string): string {
  const left = parse(quantity) ?? { units: 0n, scale: 0 };
  const right = parse(unitCost) ?? { units: 0n, scale: 0 };
  return print({ units: rescale({ units: left.units * right.units, scale: left.scale + right.scale }, 2), scale: 2 });
}

/** What `part` is of `whole`, in percent with two decimals; zero of nothing is `"0.0"`. */
export function percentOf(part: string, whole: string): string {
  const top = parse(part);
  const bottom = parse(whole);
  if (top === null || bottom === null || bottom.units === 0n) return '0.0';
  const scale = Math.max(top.scale, bottom.scale);
  const dividend = rescale(top, scale) * 10_000n;
  return print({ units: divideRounded(dividend, rescale(bottom, scale), 'halfAwayFromZero'), scale: 2 });
}
