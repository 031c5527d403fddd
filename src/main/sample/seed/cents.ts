// Amounts of the seed: whole cents as safe integers, turned into text only at the edge.
import type { Random } from './random.ts';

function parts(cents: number): { sign: string; whole: string; fraction: string } {
  const text = Math.abs(cents).toString().padStart(3, '0');
  return { sign: cents < 0 ? '-' : '', whole: text.slice(0, -2), fraction: text.slice(-2) };
}

/** As a `decimal(12,2)` column holds it: `212000.00`. */
export function sageMoney(cents: number): string {
  const { sign, whole, fraction } = parts(cents);
  return `${sign}${whole}.${fraction}`;
}

/** As Procore's v1 answers write it, without the last zero: `212000.0`, `1201.4`, `96.37`. */
export function procoreMoney(cents: number): string {
  const { sign, whole, fraction } = parts(cents);
  return `${sign}${whole}.${fraction.endsWith('0') ? fraction.slice(0, 1) : fraction}`;
}

/** Four decimals held as a whole number of ten-thousandths: 963750 is `96.375`. */
export function procoreRate(tenThousandths: number): string {
  const text = tenThousandths.toString().padStart(5, '0');
  const fraction = text.slice(-4).replace(/0{1,3}$/, '');
  return `${text.slice(0, -4)}.${fraction}`;
}

/** As a `decimal(12,4)` column holds it: `96.3750`. */
export function sageRate(tenThousandths: number): string {
  const text = tenThousandths.toString().padStart(5, '0');
  return `${text.slice(0, -4)}.${text.slice(-4)}`;
}

/** Quantity times unit cost in cents, half away from zero, as Procore calculates a unit-based line. */
export function extend(quantity: number, unitCost: number): number {
  const product = BigInt(quantity) * BigInt(unitCost);
  return Number((product + 500_000n) / 1_000_000n);
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** Splits an amount into positive shares that add up to it exactly; most shares are round to five dollars. */
export function split(cents: number, shares: number, random: Random): number[] {
  const weights = Array.from({ length: shares }, () => random.int(20, 100));
  const all = sum(weights);
  const result = weights.slice(1).map((weight) => {
    const share = Number((BigInt(cents) * BigInt(weight)) / BigInt(all));
    return random.chance(70) ? Math.max(500, share - (share % 500)) : share;
  });
  return [cents - sum(result), ...result];
}
