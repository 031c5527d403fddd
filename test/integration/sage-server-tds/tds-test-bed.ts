// Starts a wire in front of the stand-in engine and hands out real clients; everything is closed behind a test.
import sql from 'mssql';
import type { TdsFaults } from '../../../src/main/sample/sage-server/tds/faults.ts';
import type { TdsLogEntry } from '../../../src/main/sample/sage-server/tds/server-context.ts';
import { startTdsServer, type TdsServer } from '../../../src/main/sample/sage-server/tds/start-tds-server.ts';
import { FakeEngine, type FakeSession } from './fake-engine.ts';

export type TestBed = {
  readonly engine: FakeEngine;
  readonly server: TdsServer;
  readonly faults: TdsFaults;
  readonly log: readonly TdsLogEntry[];
  pool(options?: Partial<sql.config>): Promise<sql.ConnectionPool>;
  lastSession(): FakeSession;
  close(): Promise<void>;
};

export const startTestBed = async (options: { encryption?: 'optional' | 'refuse' } = {}): Promise<TestBed> => {
  const engine = new FakeEngine();
  const log: TdsLogEntry[] = [];
  const server = await startTdsServer({ engine, ...options, log: (entry) => log.push(entry) });
  const pools: sql.ConnectionPool[] = [];
  return {
    engine,
    server,
    log,
    faults: server.faults,
    pool: async (overrides = {}) => {
      const pool = new sql.ConnectionPool({
        server: '127.0.0.1',
        port: server.port,
        user: 'u',
        password: 'p',
        database: 'Riverside',
        pool: { max: 1 },
        ...overrides,
        options: { encrypt: false, trustServerCertificate: true, appName: 'Tieout', ...overrides.options },
      });
      pool.on('error', () => undefined);
      pools.push(pool);
      return pool.connect();
    },
    lastSession: () => {
      const session = engine.sessions.at(-1);
      if (session === undefined) throw new Error('No session yet');
      return session;
    },
    close: async () => {
      await Promise.all(pools.map((pool) => pool.close()));
      await server.stop();
    },
  };
};

/** Waits until `holds` does, at most two seconds. */
export const until = async (holds: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !holds(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!holds()) throw new Error(`Never came true: ${holds.toString()}`);
};

/** What `work` fails with; fails itself when it does not. */
export const failureOf = async (work: Promise<unknown>): Promise<Record<string, unknown>> => {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome === null || typeof outcome !== 'object') throw new Error('It did not fail');
  return outcome as Record<string, unknown>;
};
