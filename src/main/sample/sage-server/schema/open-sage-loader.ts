// Bulk seeding of the sample company: prepared inserts in one SQLite transaction, no audit rows, keys checked at the end.
import Database from 'better-sqlite3';
import type { CatalogColumn, CatalogTable } from '../sql/binding/scope.ts';
import { quoteName, quoteText } from '../sql/binding/typed.ts';
import { checkStored, type Stored } from '../sql/runtime/stored-values.ts';
import { formatInstant } from '../sql/runtime/text-values.ts';
import { catalogTables } from './catalog.ts';
import { readSchema } from './read-schema.ts';
import { type SeedInput, seedValue } from './seed-value.ts';

/** Decimals and dates as text, integers as bigint or number; money never as a fractional number. */
export type SqlValueInput = SeedInput | null;

export type SageLoader = {
  /** `table` is 'subcon', 'dbo.subcon' or 'wb.period'. Missing columns take their defaults. Throws on a value that does not fit. */
  insert(table: string, rows: readonly Readonly<Record<string, SqlValueInput>>[]): void;
  /** Commits, checks every foreign key and closes. Throws when a row points nowhere. */
  close(): void;
};

/** Rows that name the same columns share a statement; the other columns are constants in it. */
type Shape = { readonly columns: readonly CatalogColumn[]; readonly run: (values: Stored[]) => void };

type TableLoader = { readonly table: CatalogTable; readonly shapes: Map<string, Shape>; identity: bigint };

const SEED_LOGIN = 'sage';

const constantSql = (column: CatalogColumn, now: string): string => {
  const value = column.defaultValue;
  if (value === undefined) {
    if (column.nullable) return 'NULL';
    throw new Error(`${column.name} has no default: every row has to give it`);
  }
  if (value.kind === 'value') return typeof value.value === 'bigint' ? `${value.value}` : quoteText(value.value);
  return quoteText(value.kind === 'now' ? now : SEED_LOGIN);
};

const makeShape = (database: Database.Database, table: CatalogTable, given: readonly string[], now: string): Shape => {
  const stranger = given.find((name) => !table.columns.some((column) => column.name === name));
  if (stranger !== undefined) throw new Error(`${table.name} has no column ${stranger}`);
  const isBound = (column: CatalogColumn): boolean => column.identity || given.includes(column.name);
  const cells = table.columns.map((column) => (isBound(column) ? '?' : constantSql(column, now)));
  const names = table.columns.map((column) => quoteName(column.name)).join(', ');
  const statement = database.prepare(`INSERT INTO ${quoteName(table.storage)} (${names}) VALUES (${cells.join(', ')})`);
  return { columns: table.columns.filter(isBound), run: (values) => statement.run(values) };
};

/**
 * Takes a table's indexes and audit triggers away until the load is done: built at the end they cost a tenth.
 * Gives back the statements that restore them.
 */
const setAside = (database: Database.Database, storage: string): readonly string[] => {
  const parts = database
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL
       AND (type = 'index' OR (type = 'trigger' AND sql LIKE '%sage_audits()%'))`,
    )
    .all(storage) as { type: string; name: string; sql: string }[];
  for (const part of parts) database.exec(`DROP ${part.type} ${quoteName(part.name)}`);
  return parts.map((part) => part.sql);
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
  const restore: string[] = [];
  const loaded = new Set<CatalogTable>();
  const now = formatInstant(new Date(), 'datetime');
  database.exec('BEGIN IMMEDIATE');

  const loaderOf = (name: string): TableLoader => {
    const known = loaders.get(name);
    if (known !== undefined) return known;
    const [schema, bare] = name.includes('.') ? name.split('.') : ['dbo', name];
    const table = tables.find((candidate) => candidate.schema === schema && candidate.name === bare);
    if (table === undefined) throw new Error(`the sample company has no table ${name}`);
    if (!loaded.has(table)) restore.push(...setAside(database, table.storage));
    loaded.add(table);
    const identityColumn = table.columns.find((column) => column.identity);
    const highest =
      identityColumn === undefined
        ? 0n
        : database
            .prepare(`SELECT COALESCE(max(${quoteName(identityColumn.name)}), 0) FROM ${quoteName(table.storage)}`)
            .pluck()
            .get();
    const loader: TableLoader = { table, shapes: new Map(), identity: highest as bigint };
    loaders.set(name, loader);
    return loader;
  };

  const shapeOf = (loader: TableLoader, row: Readonly<Record<string, SqlValueInput>>): Shape => {
    const given = Object.keys(row);
    const signature = given.join();
    const known = loader.shapes.get(signature);
    if (known !== undefined) return known;
    const fresh = makeShape(database, loader.table, given, now);
    loader.shapes.set(signature, fresh);
    return fresh;
  };

  const insertRow = (loader: TableLoader, row: Readonly<Record<string, SqlValueInput>>): void => {
    const shape = shapeOf(loader, row);
    const target = { table: loader.table, database: 'seed', shortTruncation: false };
    const values = shape.columns.map((column) => {
      const input = row[column.name];
      const value = input === undefined ? loader.identity + 1n : seedValue(input, column);
      if (column.identity && typeof value === 'bigint' && value > loader.identity) loader.identity = value;
      return checkStored(value, column, target);
    });
    shape.run(values);
  };

  return {
    insert(name, rows) {
      const loader = loaderOf(name);
      for (const row of rows) insertRow(loader, row);
    },
    close() {
      try {
        for (const sql of restore) database.exec(sql);
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
