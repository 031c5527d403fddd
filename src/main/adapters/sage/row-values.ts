// Reads the values of a row as the domain's types. A column of another type than expected is a bug, not a failure.
import { type Amount, amountFromCents } from '#shared/money/amount.ts';
import { parseRate, type Rate } from '#shared/money/rate.ts';
import { AssertionFailed } from '#shared/result/assert.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate } from '#shared/time/local-date.ts';

export type Value = string | number | boolean | bigint | null | undefined;

/** Text as stored, without the blanks SQL Server pads or ignores at the end. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value.trimEnd();
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  throw new AssertionFailed(`a text column arrived as ${typeof value}`);
}

export function textOrNull(value: Value): string | null {
  return value === null || value === undefined ? null : textOf(value);
}

/** tinyint, smallint and int. */
export function smallNumberOf(value: Value): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw new AssertionFailed(`a small number arrived as ${typeof value}`);
}

export function smallNumberOrNull(value: Value): number | null {
  return value === null || value === undefined ? null : smallNumberOf(value);
}

const twoPlaces = /^-?\d+\.\d\d$/;
const fourPlaces = /^-?\d+\.\d{4}$/;

/** Text with two places, as CONVERT(varchar(40), decimal(12,2)) makes it. */
export function amountOf(value: Value): Amount {
  if (typeof value !== 'string' || !twoPlaces.test(value))
    throw new AssertionFailed('an amount without two decimals arrived');
  return amountFromCents(BigInt(value.slice(0, -3) + value.slice(-2)));
}

/** Text with four places, as CONVERT(varchar(40), decimal(12,4)) makes it. */
export function rateOf(value: Value): Rate {
  const rate = typeof value === 'string' && fourPlaces.test(value) ? parseRate(value) : null;
  if (rate?.ok !== true) throw new AssertionFailed('a rate without four decimals arrived');
  return rate.value;
}

export function dateOrNull(value: Value): LocalDate | null {
  const text = textOrNull(value);
  return text === null ? null : (text as LocalDate);
}

/** '2026-11-23 04:56:07.123' (UTC) as an instant; a missing stamp is the beginning of Sage's time. */
export function instantOf(value: Value): Instant {
  const text = textOrNull(value) ?? '1900-01-01 00:00:00.000';
  return `${text.slice(0, 10)}T${text.slice(11)}Z` as Instant;
}
