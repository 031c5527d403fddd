// The server's clock: a given source of time plus whatever the control plane has advanced it by.
import type { TimestampText } from './procore-data.ts';

export type VirtualClock = {
  now(): Date;
  /** Unix seconds. */
  seconds(): number;
  /** The present as the API writes it: UTC, seconds, no fraction. */
  timestamp(): TimestampText;
  advance(seconds: number): void;
};

export function createVirtualClock(source: () => Date): VirtualClock {
  let advancedMs = 0;
  const now = (): Date => new Date(source().getTime() + advancedMs);
  return {
    now,
    seconds: () => Math.floor(now().getTime() / 1000),
    timestamp: () =>
      now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
    advance: (seconds) => {
      advancedMs += seconds * 1000;
    },
  };
}
