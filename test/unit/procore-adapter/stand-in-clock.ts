// A clock that jumps to the end of every sleep, and chance that is always the same.
import type { ClockPort } from '../../../src/main/core/ports/clock.ts';
import type { IdsPort } from '../../../src/main/core/ports/ids.ts';
import type { Instant } from '../../../src/shared/time/instant.ts';
import type { LocalDate } from '../../../src/shared/time/local-date.ts';

export type JumpingClock = ClockPort & { readonly slept: number[]; advance(milliseconds: number): void };

export function jumpingClock(start = '2026-01-10T09:00:00Z'): JumpingClock {
  let now = Date.parse(start);
  const slept: number[] = [];
  return {
    slept,
    advance(milliseconds) {
      now += milliseconds;
    },
    now: () => new Date(now).toISOString() as Instant,
    today: () => new Date(now).toISOString().slice(0, 10) as LocalDate,
    ticks: () => now,
    async sleep(milliseconds, signal) {
      if (signal?.aborted === true) return;
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

export function evenIds(): IdsPort {
  let count = 0;
  return {
    uuidV7() {
      count += 1;
      return `00000000-0000-7000-8000-${`${count}`.padStart(12, '0')}`;
    },
    uuidV5: () => '',
    sha256: () => '',
    random: () => 0.5,
  };
}
