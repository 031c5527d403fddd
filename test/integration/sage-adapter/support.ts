// Shared by the adapter's integration tests: quiet ports, and a connection to a server on the loopback.
import { setTimeout as wait } from 'node:timers/promises';
import { connectSage, type SageConnection } from '../../../src/main/adapters/sage/connect-sage.ts';
import type { SageConfig } from '../../../src/main/adapters/sage/sage-config.ts';
import type { ClockPort } from '../../../src/main/core/ports/clock.ts';
import type { LogPort } from '../../../src/main/core/ports/log.ts';
import type { Instant } from '../../../src/shared/time/instant.ts';
import type { LocalDate } from '../../../src/shared/time/local-date.ts';

export type LogLine = { readonly level: string; readonly message: string; readonly facts: unknown };

export function createLog(): LogPort & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (message: string, facts?: unknown) => {
    lines.push({ level, message, facts });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

export const clock: ClockPort = {
  now: () => new Date().toISOString() as Instant,
  today: () => new Date().toISOString().slice(0, 10) as LocalDate,
  ticks: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    await wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
};

export const sampleLogins = {
  reader: { user: 'tieout_reader', password: 'reader-password' },
  writer: { user: 'tieout_writer', password: 'writer-password' },
} as const;

export function connectTo(
  port: number,
  change: Partial<SageConfig> = {},
): SageConnection & { log: ReturnType<typeof createLog> } {
  const log = createLog();
  const config: SageConfig = {
    host: '127.0.0.1',
    port,
    database: 'Harbor and Pine',
    ...sampleLogins,
    encrypt: true,
    trustServerCertificate: true,
    connectTimeoutMs: 5_000,
    requestTimeoutMs: 10_000,
    ...change,
  };
  return { ...connectSage(config, { log, clock, ids: { random: () => 0.1 } }), log };
}
