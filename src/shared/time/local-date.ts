// Accounting dates: a day as text, without any time zone ever.
import { appError } from '../result/app-error.ts';
import { err, ok, type Result } from '../result/result.ts';

declare const localDateBrand: unique symbol;
/** 'YYYY-MM-DD'. */
export type LocalDate = string & { readonly [localDateBrand]: true };

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function parseLocalDate(text: string): Result<LocalDate> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return err(appError('DATE_NOT_VALID', { value: text }));
  const [year, month, day] = [BigInt(match[1] ?? '0'), BigInt(match[2] ?? '0'), BigInt(match[3] ?? '0')];
  const leap = (year % 4n === 0n && year % 100n !== 0n) || year % 400n === 0n;
  const last = month === 2n && leap ? 29 : daysInMonth[Number(month) - 1];
  if (last === undefined || day < 1n || day > BigInt(last)) return err(appError('DATE_NOT_VALID', { value: text }));
  return ok(text as LocalDate);
}
