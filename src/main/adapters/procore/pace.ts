// The pace of all requests of one company: a few at a time, slower before the limit, none while Procore asks to wait.
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ClockPort } from '../../core/ports/clock.ts';
import type { IdsPort } from '../../core/ports/ids.ts';
import type { RateLimitState } from '../../core/ports/procore.ts';
import type { Patience } from './procore-config.ts';

export type Pace = {
  /** Waits for its turn; call what it returns when the answer is there. PROCORE_LIMIT_REACHED when that takes too long. */
  enter(signal: AbortSignal): Promise<Result<() => void>>;
  /** Reads the limits of an answer. 429 and 503 stop everybody. */
  note(status: number, headers: Headers): void;
  state(): RateLimitState;
  /** When a next request could start, as far as is known. */
  opens(): Instant;
};

/** Never started: the last request belongs to nobody, so that two desks with one app do not trip over it. */
const reserve = 1;
/** From this share of the limit on, requests are spread over the time that is left. */
const slowShare = 0.1;
const longestGapMs = 3000;
const longestReset = 2 * 3_600_000;

type Window = { readonly limit: number; readonly remaining: number; readonly resetsAt: number };

export function createPace(deps: { clock: ClockPort; ids: IdsPort }, patience: Patience): Pace {
  const { clock, ids } = deps;
  const now = () => Date.parse(clock.now());
  const slots = createSlots(patience.concurrency);
  let window: Window | null = null;
  let pausedUntil = 0;
  let refusals = 0;
  let running = 0;
  let lastStart = 0;

  /** When the next request may start. */
  function opensAt(at: number): number {
    const opens = Math.max(pausedUntil, at);
    if (window === null || at >= window.resetsAt) return opens;
    const left = window.remaining - running - reserve;
    if (left <= 0) return Math.max(opens, window.resetsAt);
    if (left > window.limit * slowShare) return opens;
    return Math.max(opens, lastStart + Math.min(longestGapMs, (window.resetsAt - at) / left));
  }

  function limitReached(until: number): Result<never> {
    return err(appError('PROCORE_LIMIT_REACHED', { until: instant(until) }));
  }

  async function enter(signal: AbortSignal): Promise<Result<() => void>> {
    if (!(await slots.take(signal))) return err(appError('CALL_CANCELLED'));
    const patientUntil = now() + patience.maxWaitMs;
    for (;;) {
      if (signal.aborted) return slots.give(err(appError('CALL_CANCELLED')));
      const at = now();
      const opens = opensAt(at);
      if (opens <= at) break;
      if (opens > patientUntil) return slots.give(limitReached(opens));
      await clock.sleep(opens - at, signal);
    }
    running += 1;
    lastStart = now();
    let open = true;
    return ok(() => {
      if (!open) return;
      open = false;
      running -= 1;
      slots.give(undefined);
    });
  }

  return {
    enter,
    note(status, headers) {
      const at = now();
      window = nextWindow(window, readWindow(headers, at));
      if (status !== 429 && status !== 503) {
        refusals = 0;
        return;
      }
      refusals += 1;
      // Whichever is later; and never at once, even where the reset lies in the past (a wrong clock on either side).
      const least = Math.min(patience.maxBackoffMs, patience.backoffMs * 2 ** refusals);
      const reset = status === 429 && window !== null ? window.resetsAt : 0;
      const until = Math.max(at + least, reset, at + retryAfter(headers, at));
      pausedUntil = Math.max(pausedUntil, until + ids.random() * 1000);
    },
    opens: () => instant(opensAt(now())),
    state: () =>
      window === null
        ? null
        : {
            limit: window.limit,
            remaining: window.remaining,
            resetsAt: instant(window.resetsAt),
          },
  };
}

function instant(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}

/** Answers may overtake each other: within one window the smaller figure is the newer one. */
function nextWindow(known: Window | null, stated: Window | null): Window | null {
  if (stated === null) return known;
  const same = known !== null && known.limit === stated.limit && Math.abs(known.resetsAt - stated.resetsAt) < 2000;
  return same && known.remaining < stated.remaining ? known : stated;
}

/** Reset is told by Procore's clock; its Date header says how far ours is off. One second for what Date leaves out. */
function readWindow(headers: Headers, now: number): Window | null {
  const limit = wholeNumber(headers.get('x-rate-limit-limit'));
  const remaining = wholeNumber(headers.get('x-rate-limit-remaining'));
  const reset = wholeNumber(headers.get('x-rate-limit-reset'));
  if (limit === null || remaining === null || reset === null) return null;
  const away = reset * 1000 - serverNow(headers, now) + 1000;
  return { limit, remaining, resetsAt: now + Math.min(Math.max(0, away), longestReset) };
}

/** Milliseconds; seconds or a date on the wire. */
function retryAfter(headers: Headers, now: number): number {
  const text = headers.get('retry-after');
  if (text === null) return 0;
  const seconds = wholeNumber(text);
  const wait = seconds === null ? Date.parse(text) - serverNow(headers, now) : seconds * 1000;
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(0, wait), longestReset);
}

function serverNow(headers: Headers, now: number): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? now : date;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number.parseInt(text, 10) : null;
}

/** A few at a time, first come, first served. */
function createSlots(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    /** False when the signal came first. */
    take(signal: AbortSignal): Promise<boolean> {
      if (signal.aborted) return Promise.resolve(false);
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const settle = (taken: boolean) => {
          signal.removeEventListener('abort', leave);
          resolve(taken);
        };
        const turn = () => settle(true);
        const leave = () => {
          waiting.splice(waiting.indexOf(turn), 1);
          settle(false);
        };
        waiting.push(turn);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
    give<T>(value: T): T {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
      return value;
    },
  };
}
