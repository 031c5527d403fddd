// Short ways to the branded values, for tests only: what is written here has to be valid.
import { type Amount, parseAmount } from '#shared/money/amount.ts';
import { parseRate, type Rate } from '#shared/money/rate.ts';
import type { AppError } from '#shared/result/app-error.ts';
import { assert } from '#shared/result/assert.ts';
import type { Result } from '#shared/result/result.ts';
import { type Instant, parseInstant } from '#shared/time/instant.ts';
import { type LocalDate, parseLocalDate } from '#shared/time/local-date.ts';

export const amountOf = (text: string): Amount => okValue(parseAmount(text));
export const rateOf = (text: string): Rate => okValue(parseRate(text));
export const dayFrom = (text: string): LocalDate => okValue(parseLocalDate(text));
export const momentOf = (text: string): Instant => okValue(parseInstant(text));

export const noon = momentOf('2026-03-16T12:00:00Z');
export const nextDay = momentOf('2026-03-17T12:00:00Z');

export function okValue<T>(result: Result<T>): T {
  assert(result.ok, result.ok ? '' : `${result.error.code} ${JSON.stringify(result.error.facts)}`);
  return result.value;
}

export function errorOf(result: Result<unknown>): AppError {
  assert(!result.ok, 'it succeeded');
  return result.error;
}
