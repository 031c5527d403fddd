// Bulk seeding of the sample company: prepared inserts in one SQLite transaction, no audit rows, keys checked at the end.
import Database from 'better-sqlite3';
import type { CatalogColumn, CatalogTable } from '../sql/binding/scope.ts';
import { quoteName } from '../sql/binding/typed.ts';
import { checkStored, type Stored, seedValue } from '../sql/runtime/stored-values.ts';
import { formatInstant } from '../sql/runtime/text-values.ts';
import { catalogTables } from './catalog.ts';
import { readSchema } from './read-schema.ts';

/** Decimals and dates as text, integers as bigint or number; money never as a fractional number. */
export type SqlValueInput = string | number | bigint | null;

export type SageLoader = {
  /** `table` is 'subcon', 'dbo.subcon' or 'wb.period'. Missing columns take their defaults. Throws on a value that does not fit. */
  insert(table: string, rows: readonly Readonly<Record<string, SqlValueInput>>[]): void;
  /** Commits, checks every foreign key and closes. Throws when a row points nowhere. */
  close(): void;
};

type TableLoader = { readonly table: CatalogTable; readonly run: (values: Stored[]) => void; identity: bigint };

const SEED_LOGIN = 'sage';

const fallback = (column: CatalogColumn, identity: () => bigint, now: string): Stored => {
  if (column.identity) return identity();
  const value = column.defaultValue;
  if (value === undefined) return null;
  if (value.kind === 'value') return value.value;
  return value.kind === 'now' ? now : SEED_LOGIN;
};

export const openSageLoader = (path: string): SageLoader => {
  const database = new Database(path, { fileMustExist: true });
  database.defaultSafeIntegers(true);
  database.pragma('foreign_keys = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -65536');
  database.function('sage_audits', { deterministic: true }, () => 0n);
  database.function('sage_now', { varargs: true }, () => null);
  database.function('sage_session', { varargs: true }, () => SEED_LOGIN);
  const tables = catalogTables(readSchema()).filter((table) => table.schema === 'dbo' || table.schema === 'wb');
  const loaders = new Map<string, TableLoader>();
  const now = formatInstant(new Date(), 'datetime');
  database.exec('BEGIN IMMEDIATE');

  const loaderOf = (name: string): TableLoader => {
    const known = loaders.get(name);
    if (known !== undefined) return known;
    const [schema, bare] = name.includes('.') ? name.split('.') : ['dbo', name];
    const table = tables.find((candidate) => candidate.schema === schema && candidate.name === bare);
    if (table === undefined) throw new Error(`the sample company has no table ${name}`);
    const columns = table.columns.map((column) => quoteName(column.name)).join(', ');
    const places = table.columns.map(() => '?').join(', ');
    const statement = database.prepare(`INSERT INTO ${quoteName(table.storage)} (${columns}) VALUES (${places})`);
    const identityColumn = table.columns.find((column) => column.identity);
    const highest =
      identityColumn === undefined
        ? 0n
        : database
            .prepare(`SELECT COALESCE(max(${quoteName(identityColumn.name)}), 0) FROM ${quoteName(table.storage)}`)
            .pluck()
            .get();
    const loader: TableLoader = { table, run: (values) => statement.run(values), identity: highest as bigint };
    loaders.set(name, loader);
    return loader;
  };

  const insertRow = (loader: TableLoader, row: Readonly<Record<string, SqlValueInput>>): void => {
    const { table } = loader;
    const target = { table, database: 'seed', shortTruncation: false };
    let given = 0;
    const values = table.columns.map((column) => {
      const input = row[column.name];
      if (input !== undefined) given += 1;
      const value = input === undefined ? fallback(column, () => loader.identity + 1n, now) : seedValue(input, column);
      if (column.identity && typeof value === 'bigint' && value > loader.identity) loader.identity = value;
      return checkStored(value, column, target);
    });
    if (given < Object.keys(row).length) {
      const stranger = Object.keys(row).find((name) => !table.columns.some((column) => column.name === name));
      if (stranger !== undefined) throw new Error(`${table.name} has no column ${stranger}`);
    }
    loader.run(values);
  };

  return {
    insert(name, rows) {
      const loader = loaderOf(name);
      for (const row of rows) insertRow(loader, row);
    },
    close() {
      try {
        database.exec('COMMIT');
        const [broken] = database.pragma('foreign_key_check') as { table: string; rowid: bigint; parent: string }[];
        if (broken !== undefined)
          throw new Error(`row ${broken.rowid} of ${broken.table} points to no row of ${broken.parent}`);
        database.exec('ANALYZE');
        database.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        database.close();
      }
    },
  };
};
