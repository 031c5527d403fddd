// The clock of this machine.
import { performance } from 'node:perf_hooks';
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate } from '#shared/time/local-date.ts';
import type { ClockPort } from '../../core/ports/clock.ts';

/** setTimeout fires at once above this. */
const longestTimer = 2_147_483_647;

export function createSystemClock(): ClockPort {
  return {
    now: () => new Date().toISOString() as Instant,
    today: () => localDay(new Date()),
    ticks: () => performance.now(),
    sleep,
  };
}

function localDay(date: Date): LocalDate {
  const year = `${date.getFullYear()}`.padStart(4, '0');
  const month = `${date.getMonth() + 1}`.padStart(2, '0');
  const day = `${date.getDate()}`.padStart(2, '0');
  return `${year}-${month}-${day}` as LocalDate;
}

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  let left = milliseconds;
  do {
    const part = Math.min(left, longestTimer);
    await sleepOnce(part, signal);
    left -= part;
  } while (left > 0 && signal?.aborted !== true);
}

function sleepOnce(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, Math.max(0, milliseconds));
    signal?.addEventListener('abort', finish, { once: true });
  });
}
