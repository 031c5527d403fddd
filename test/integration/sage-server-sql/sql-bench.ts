// A small company in a temporary folder and sessions on it, for the engine's integration tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  SqlError,
  SqlEvent,
  SqlParameter,
  SqlSession,
  SqlType,
  SqlValue,
} from '../../../src/main/sample/sage-server/engine.ts';
import { createSageDatabase } from '../../../src/main/sample/sage-server/schema/create-sage-database.ts';
import { openSageLoader } from '../../../src/main/sample/sage-server/schema/open-sage-loader.ts';
import { createSqlEngine, type SqlEngineOptions } from '../../../src/main/sample/sage-server/sql/create-sql-engine.ts';

export type Answer = {
  readonly events: readonly SqlEvent[];
  readonly rows: readonly (readonly SqlValue[])[];
  readonly types: readonly SqlType[];
  readonly errors: readonly SqlError[];
  readonly counts: readonly (bigint | null)[];
};

export const guid = (n: number): string => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`;

export const parameter = (name: string, type: SqlType, value: SqlValue, output = false): SqlParameter => ({
  name,
  type,
  value,
  output,
});

export const text = (name: string, value: string | null): SqlParameter =>
  parameter(name, { kind: 'nvarchar', length: 200 }, value);
export const int = (name: string, value: number | null): SqlParameter =>
  parameter(name, { kind: 'int' }, value === null ? null : BigInt(value));

const typeText = (type: SqlType): string => {
  if (type.kind === 'decimal') return `decimal(${type.precision},${type.scale})`;
  return 'length' in type ? `${type.kind}(${type.length})` : type.kind;
};

const gather = async (events: AsyncIterable<SqlEvent>): Promise<Answer> => {
  const all: SqlEvent[] = [];
  for await (const event of events) all.push(event);
  return {
    events: all,
    rows: all.flatMap((event) => (event.kind === 'rows' ? event.rows : [])),
    types: all.flatMap((event) => (event.kind === 'columns' ? event.columns.map((column) => column.type) : [])),
    errors: all.flatMap((event) => (event.kind === 'error' ? [event.error] : [])),
    counts: all.flatMap((event) => (event.kind === 'statementDone' ? [event.count] : [])),
  };
};

export class Client {
  readonly session: SqlSession;
  constructor(session: SqlSession) {
    this.session = session;
  }

  batch(sql: string, signal = new AbortController().signal): Promise<Answer> {
    return gather(this.session.run({ kind: 'batch', text: sql }, signal));
  }

  /** As sp_executesql, the way every parameterised query travels. */
  query(sql: string, parameters: readonly SqlParameter[] = [], signal = new AbortController().signal): Promise<Answer> {
    const declaration = parameters
      .map((one) => `${one.name} ${typeText(one.type)}${one.output ? ' OUTPUT' : ''}`)
      .join(', ');
    return gather(this.session.run({ kind: 'executesql', text: sql, declaration, parameters }, signal));
  }

  procedure(name: string, parameters: readonly SqlParameter[], signal = new AbortController().signal): Promise<Answer> {
    return gather(this.session.run({ kind: 'procedure', name, parameters }, signal));
  }
}

const seed = (path: string): void => {
  const loader = openSageLoader(path);
  loader.insert('cstdiv', [{ _idnum: guid(1), recnum: 1, divnme: 'General' }]);
  loader.insert('cstcde', [
    { _idnum: guid(2), recnum: '1000.000', cdenme: 'Supervision', divnum: 1 },
    { _idnum: guid(3), recnum: '16000.500', cdenme: 'Electrical', divnum: 1 },
  ]);
  loader.insert('actrec', [
    { _idnum: guid(10), recnum: 101, jobnme: 'Harbor House', shtnme: 'Harbor', status: 4 },
    { _idnum: guid(11), recnum: 102, jobnme: 'Pine Street', shtnme: 'Pine', status: 6 },
  ]);
  loader.insert('actpay', [
    { _idnum: guid(20), recnum: 7, vndnme: 'Álvarez Electric', shtnme: 'Alvarez' },
    { _idnum: guid(21), recnum: 8, vndnme: 'Smith & Sons ', shtnme: 'Smith', endbal: '-0.05' },
  ]);
  loader.close();
};

export type Bench = {
  connect(user?: 'reader' | 'writer' | 'admin', appName?: string): Promise<Client>;
  path: string;
  close(): Promise<void>;
};

export const LOGINS = (['reader', 'writer', 'admin'] as const).map((role) => ({
  user: role,
  password: `${role}-secret`,
  role,
}));

export const openBench = (
  options: Partial<SqlEngineOptions> = {},
): Bench & { readonly engine: ReturnType<typeof createSqlEngine> } => {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-sql-'));
  const path = join(folder, 'sage.sqlite');
  createSageDatabase(path);
  seed(path);
  const engine = createSqlEngine({ path, databaseName: 'HarborPine', logins: LOGINS, ...options });
  return {
    path,
    engine,
    async connect(user = 'writer', appName = 'Tieout') {
      const outcome = await engine.login({
        user,
        password: `${user}-secret`,
        database: 'HarborPine',
        appName,
        hostName: 'desk',
        language: 'us_english',
        readOnlyIntent: false,
      });
      if (!outcome.ok) throw new Error(outcome.error.message);
      return new Client(outcome.session);
    },
    async close() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A subcontract header without lines, total in cents-exact text. */
export const insertSubcontract = (
  id: number,
  number: string,
  total = '0.00',
): readonly [string, readonly SqlParameter[]] => [
  `INSERT INTO dbo.subcon (_idnum, ctcnum, vndnum, jobnum, dscrpt, status, condte, usrnme, cntttl, chgttl, ctcttl, taxttl, invttl, balttl)
   VALUES (@id, @ctcnum, 7, 101, N'Electrical', 4, CONVERT(date, '2026-03-01', 23), N'anna', CAST(@total AS decimal(12,2)), 0,
           CAST(@total AS decimal(12,2)), 0, 0, CAST(@total AS decimal(12,2)))`,
  [
    parameter('@id', { kind: 'uniqueidentifier' }, guid(id)),
    parameter('@ctcnum', { kind: 'nvarchar', length: 20 }, number),
    parameter('@total', { kind: 'varchar', length: 40 }, total),
  ],
];

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
