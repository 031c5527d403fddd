// Amounts of money: exact cents in a bigint. The only way to text and back.
import { appError } from '../result/app-error.ts';
import { err, ok, type Result } from '../result/result.ts';

declare const amountBrand: unique symbol;
/** Cents. Sage's money is decimal(12,2); ledger balances decimal(14,2). */
export type Amount = bigint & { readonly [amountBrand]: true };

export const zeroAmount = 0n as Amount;

/** Cents as an Amount, e.g. from a SQLite INTEGER column. */
export function amountFromCents(cents: bigint): Amount {
  return cents as Amount;
}

/** Largest magnitude of Sage's decimal(12,2), in cents. */
export const maxSageAmount = 999_999_999_999n as Amount;

const decimalText = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/**
 * Reads decimal text such as "212000.0", "-4250.50" or "1201.400" (zeros beyond the cents are exact).
 * Anything that is not exact cents is AMOUNT_NOT_EXACT: never rounded, no exponents, no separators.
 */
export function parseAmount(text: string): Result<Amount> {
  const match = decimalText.exec(text);
  const fraction = match?.[3] ?? '';
  if (match === null || /[^0]/.test(fraction.slice(2)) || text.length > 30) {
    return err(appError('AMOUNT_NOT_EXACT', { value: text }));
  }
  const cents = BigInt(`${match[2]}${fraction.slice(0, 2).padEnd(2, '0')}`);
  return ok((match[1] === '-' ? -cents : cents) as Amount);
}

/** Wire form: decimal text with two places and no separators, e.g. "-4250.50". */
export function amountToText(amount: Amount): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** On screen: thousands separators and a true minus, e.g. "−4,250.50". */
export function formatAmount(amount: Amount): string {
  const text = amountToText(amount < 0n ? (-amount as Amount) : amount);
  const [whole = '0', cents = '00'] = text.split('.');
  return `${amount < 0n ? '\u2212' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

export function addAmounts(...amounts: readonly Amount[]): Amount {
  return sumAmounts(amounts);
}

export function sumAmounts(amounts: Iterable<Amount>): Amount {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum as Amount;
}

export function subtractAmounts(from: Amount, what: Amount): Amount {
  return (from - what) as Amount;
}
