// Time comes through here, so that tests can own it.
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate } from '#shared/time/local-date.ts';

export interface ClockPort {
  now(): Instant;
  /** The day on this desk's wall calendar. */
  today(): LocalDate;
  /** Monotonic milliseconds, for measuring. */
  ticks(): number;
  /** Resolves after `milliseconds`, or at once when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
