// Moments in UTC, as text; and the one way from a moment to a day.
import { appError } from '../result/app-error.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { LocalDate } from './local-date.ts';

declare const instantBrand: unique symbol;
/** A moment as UTC text, 'YYYY-MM-DDTHH:MM:SS.mmmZ'. From the clock port or a wire, never from a date. */
export type Instant = string & { readonly [instantBrand]: true };

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
    const parts = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    return parts.format(new Date(instant)) as LocalDate;
  } catch {
    return instant.slice(0, 10) as LocalDate;
  }
}
