// Accounting dates: a day as text, without any time zone ever.
import { appError } from '../result/app-error.ts';
import { err, ok, type Result } from '../result/result.ts';

declare const localDateBrand: unique symbol;
/** 'YYYY-MM-DD'. */
export type LocalDate = string & { readonly [localDateBrand]: true };

declare const instantBrand: unique symbol;
/** A moment as UTC text, 'YYYY-MM-DDTHH:MM:SS.mmmZ'. From the clock port or a wire, never from a date. */
export type Instant = string & { readonly [instantBrand]: true };

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

/** The moment a wire states ('…Z', with or without milliseconds, or with an offset), as UTC text. */
export function parseInstant(text: string): Result<Instant> {
  const millis = Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) || Number.isNaN(millis)) {
    return err(appError('DATE_NOT_VALID', { value: text }));
  }
  return ok(new Date(millis).toISOString() as Instant);
}

/** The day a moment falls on in a time zone (IANA name); UTC's day when the zone is not known. */
export function dayOf(instant: Instant, zone: string | null): LocalDate {
  if (zone === null) return instant.slice(0, 10) as LocalDate;
  try {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    return parts.format(new Date(instant)) as LocalDate;
  } catch {
    return instant.slice(0, 10) as LocalDate;
  }
}
