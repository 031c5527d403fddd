// A small Sage company to read and write: on the sample's SQL Server, or on a real one when TIEOUT_TEST_MSSQL names it.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'mssql';
import { parseSageUrl } from '../../../src/main/adapters/sage/parse-sage-url.ts';
import type { SageConfig } from '../../../src/main/adapters/sage/sage-config.ts';
import { createSageDatabase } from '../../../src/main/sample/sage-server/schema/create-sage-database.ts';
import { openSageLoader } from '../../../src/main/sample/sage-server/schema/open-sage-loader.ts';
import { createSqlEngine } from '../../../src/main/sample/sage-server/sql/create-sql-engine.ts';
import type { TdsFaults } from '../../../src/main/sample/sage-server/tds/faults.ts';
import type { TdsLogEntry } from '../../../src/main/sample/sage-server/tds/server-context.ts';
import { startTdsServer } from '../../../src/main/sample/sage-server/tds/start-tds-server.ts';
import { sampleLogins } from './support.ts';

export type Rows = readonly Readonly<Record<string, string | number | null>>[];
export type Seed = Readonly<Record<string, Rows>>;

export type TestCompany = {
  /** For the printed line: which server the suite ran against. */
  readonly server: string;
  readonly config: Partial<SageConfig> & { readonly port: number };
  /** Null on a real server: it has no switches. */
  readonly faults: TdsFaults | null;
  /** What clients asked the sample server, in order: the beginning of each text, or what was done to a transaction. */
  readonly requests: string[];
  /** Runs a batch with every right, as a person or an administrator would. */
  admin(text: string): Promise<readonly Record<string, unknown>[]>;
  /** The server hangs up on everybody; only on the sample. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
};

const adminLogin = { user: 'sample_admin', password: 'admin-password' } as const;
const realUrl = process.env.TIEOUT_TEST_MSSQL;

export async function openTestCompany(seed: Seed): Promise<TestCompany> {
  const company = realUrl === undefined ? await openSample(seed) : await openReal(realUrl, seed);
  process.stdout.write(`sage adapter: ran against ${company.server}\n`);
  return company;
}

async function openSample(seed: Seed): Promise<TestCompany> {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-sage-'));
  const path = join(folder, 'sage.sqlite');
  createSageDatabase(path);
  const loader = openSageLoader(path);
  for (const [table, rows] of Object.entries(seed)) loader.insert(table, rows);
  loader.close();
  const engine = createSqlEngine({
    path,
    databaseName: 'Harbor and Pine',
    logins: [
      { ...sampleLogins.reader, role: 'reader' },
      { ...sampleLogins.writer, role: 'writer' },
      { ...adminLogin, role: 'admin' },
    ],
    approvedApps: null,
  });
  const requests: string[] = [];
  const log = (entry: TdsLogEntry): void => {
    if (entry.event === 'request') requests.push(entry.detail);
  };
  const server = await startTdsServer({ engine, log });
  let stopped = false;
  const admin = adminOf({ server: '127.0.0.1', port: server.port, database: 'Harbor and Pine', ...adminLogin });
  return {
    server: 'the sample SQL Server',
    config: { port: server.port },
    faults: server.faults,
    requests,
    admin: admin.run,
    async hangUp() {
      stopped = true;
      await server.stop();
    },
    async close() {
      await admin.close();
      if (!stopped) await server.stop();
      await engine.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The database must be ours to empty: its name starts with TieoutTest, and the sample company's tables are in it. */
async function openReal(url: string, seed: Seed): Promise<TestCompany> {
  const parsed = parseSageUrl(url);
  if (!parsed.ok) throw new Error('TIEOUT_TEST_MSSQL is not mssql://user:password@host:port/TieoutTest…');
  const config = parsed.value;
  if (!config.database.startsWith('TieoutTest')) throw new Error('TIEOUT_TEST_MSSQL must name a database TieoutTest…');
  const port = config.port ?? 1433;
  const admin = adminOf({ server: config.host, port, database: config.database, ...config.reader });
  for (const table of ['sbcnln', 'subcon', 'jobcst', 'jobphs', 'actrec', 'actpay', 'cstcde', 'cmpany']) {
    await admin.run(`DELETE FROM dbo.${table}`);
  }
  for (const [table, rows] of Object.entries(seed)) {
    const identity = table === 'subcon' || table === 'jobcst';
    for (const row of rows) {
      const values = Object.values(row).map((value) =>
        value === null ? 'NULL' : `N'${String(value).replaceAll("'", "''")}'`,
      );
      const insert = `INSERT INTO dbo.${table} (${Object.keys(row).join(', ')}) VALUES (${values.join(', ')})`;
      await admin.run(
        identity ? `SET IDENTITY_INSERT dbo.${table} ON; ${insert}; SET IDENTITY_INSERT dbo.${table} OFF` : insert,
      );
    }
  }
  const version = (await admin.run('SELECT @@VERSION AS v'))[0]?.v;
  return {
    server: String(version).split('\n')[0] ?? '',
    config: { ...config, port },
    faults: null,
    requests: [],
    admin: admin.run,
    hangUp: () => Promise.resolve(),
    close: admin.close,
  };
}

function adminOf(login: { server: string; port: number; database: string; user: string; password: string }): {
  run: TestCompany['admin'];
  close: () => Promise<void>;
} {
  const pool = new sql.ConnectionPool({
    ...login,
    options: {
      encrypt: true,
      trustServerCertificate: true,
      useUTC: true,
      lowerCaseGuids: true,
      serverName: 'sage',
    } as never,
  });
  const opened = pool.connect();
  opened.catch(() => undefined);
  return {
    async run(text) {
      return (await (await opened).request().query<Record<string, unknown>>(text)).recordset ?? [];
    },
    async close() {
      await opened.catch(() => undefined);
      await pool.close();
    },
  };
}

/** A GUID that is the same in every run. */
export function rowKey(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
