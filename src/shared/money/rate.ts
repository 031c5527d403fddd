// Rates: quantities, unit costs and percentages with four decimals, as Sage's decimal(12,4). Not money.
import { appError } from '../result/app-error.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { Amount } from './amount.ts';
import { divideRounded, type Rounding } from './rounding.ts';

declare const rateBrand: unique symbol;
/** Ten-thousandths in a bigint. */
export type Rate = bigint & { readonly [rateBrand]: true };

export const zeroRate = 0n as Rate;

/** Reads decimal text with at most four significant decimals, a trailing % allowed; else RATE_NOT_EXACT. */
export function parseRate(text: string): Result<Rate> {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?%?$/.exec(text);
  const fraction = match?.[3] ?? '';
  if (match === null || /[^0]/.test(fraction.slice(4)) || text.length > 30) {
    return err(appError('RATE_NOT_EXACT', { value: text }));
  }
  const scaled = BigInt(`${match[2]}${fraction.slice(0, 4).padEnd(4, '0')}`);
  return ok((match[1] === '-' ? -scaled : scaled) as Rate);
}

/** Wire form: decimal text with four places, e.g. "96.3750". */
export function rateToText(rate: Rate): string {
  const digits = (rate < 0n ? -rate : rate).toString().padStart(5, '0');
  return `${rate < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** quantity × unit cost as money, rounded as named: the only way from rates to an Amount. */
export function multiplyRates(quantity: Rate, unitCost: Rate, rounding: Rounding): Amount {
  return divideRounded(quantity * unitCost, 1_000_000n, rounding) as Amount;
}
