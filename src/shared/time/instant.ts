// Moments in UTC, as text; and the one way from a moment to a day.
import { appError } from '../result/app-error.ts';
import { err, ok, type Result } from '../result/result.ts';
import { type LocalDate, parseLocalDate } from './local-date.ts';

declare const instantBrand: unique symbol;
/** A moment as UTC text, 'YYYY-MM-DDTHH:MM:SS.mmmZ'. From the clock port or a wire, never from a date. */
export type Instant = string & { readonly [instantBrand]: true };

const zoned = /^(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * The moment a wire states ('…Z' or with an offset, with or without milliseconds), as UTC text. Text without a zone is
 * refused: which moment it means would depend on the machine that reads it.
 */
export function parseInstant(text: string): Result<Instant> {
  const day = zoned.exec(text)?.[1];
  const millis = Date.parse(text.replace(' ', 'T'));
  if (day === undefined || !parseLocalDate(day).ok || Number.isNaN(millis)) {
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
