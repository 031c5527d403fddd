// Procore's two rate limits: a 60-minute and a 10-second window, described by one set of headers.
import { rateLimited } from './errors.ts';
import type { ServerSettings } from './server-settings.ts';
import type { VirtualClock } from './virtual-clock.ts';

type Window = { startedAt: number; used: number };
type Reading = { limit: number; remaining: number; reset: number };

const hourlySeconds = 3600;
const spikeSeconds = 10;

export type RateLimiter = {
  /** Counts one request of a caller; throws 429 when a window is full, else returns the headers of the tighter window. */
  count(caller: string): Record<string, string>;
  reset(): void;
};

function currentWindow(windows: Map<string, Window>, caller: string, seconds: { now: number; length: number }): Window {
  const known = windows.get(caller);
  if (known !== undefined && seconds.now < known.startedAt + seconds.length && seconds.now >= known.startedAt)
    return known;
  const fresh = { startedAt: seconds.now, used: 0 };
  windows.set(caller, fresh);
  return fresh;
}

function headersOf(reading: Reading): Record<string, string> {
  return {
    'x-rate-limit-limit': String(reading.limit),
    'x-rate-limit-remaining': String(reading.remaining),
    'x-rate-limit-reset': String(reading.reset),
  };
}

export function createRateLimiter(clock: VirtualClock, settings: ServerSettings): RateLimiter {
  const hourly = new Map<string, Window>();
  const spike = new Map<string, Window>();
  return {
    count(caller) {
      const now = clock.seconds();
      const hour = currentWindow(hourly, caller, { now, length: hourlySeconds });
      const burst = currentWindow(spike, caller, { now, length: spikeSeconds });
      const { hourly: hourLimit, spike: burstLimit } = settings.rateLimits;
      const refused = hour.used >= hourLimit || burst.used >= burstLimit;
      if (!refused) {
        hour.used += 1;
        burst.used += 1;
      }
      const readings: Reading[] = [
        { limit: burstLimit, remaining: burstLimit - burst.used, reset: burst.startedAt + spikeSeconds },
        { limit: hourLimit, remaining: hourLimit - hour.used, reset: hour.startedAt + hourlySeconds },
      ];
      // Both empty: the later reset is the one that really frees the caller.
      const tighter = readings.reduce((best, next) =>
        next.remaining < best.remaining || (next.remaining === best.remaining && next.remaining <= 0) ? next : best,
      );
      const headers = headersOf({ ...tighter, remaining: Math.max(0, tighter.remaining) });
      if (!refused) return headers;
      const retryAfter = { 'retry-after': String(Math.max(1, tighter.reset - now)) };
      throw rateLimited(settings.rateLimitRetryAfter ? { ...headers, ...retryAfter } : headers);
    },
    reset() {
      hourly.clear();
      spike.clear();
    },
  };
}
