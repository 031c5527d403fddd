// Creates the embedded database of the sample company's SQL Server: tables, system views, fixed lists.
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { quoteName } from '../sql/binding/typed.ts';
import { openSageLoader } from './open-sage-loader.ts';
import { readSchema } from './read-schema.ts';
import { sqliteSchema } from './sqlite-schema.ts';

/** A GUID that is the same in every copy of the company, so that seeds and tests repeat. */
const listId = (table: string, row: number): string => {
  const hex = createHash('sha256').update(`tieout-sample:${table}:${row}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Creates the file at `path` (which must not exist) with every table and the fixed lists of the script. */
export const createSageDatabase = (path: string): void => {
  const schema = readSchema();
  const database = new Database(path);
  try {
    if (database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0) {
      throw new Error(`${path} already holds a database`);
    }
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    // The triggers name functions of a session; SQLite checks them only when they fire.
    database.transaction(() => database.exec(sqliteSchema(schema)))();
  } finally {
    database.close();
  }
  const loader = openSageLoader(path);
  for (const list of schema.lists) {
    const rows = list.rows.map((row, at) =>
      Object.fromEntries(
        list.columns.map((column, place) => {
          const value = row[place];
          if (value?.kind === 'string' || value?.kind === 'number') return [column, value.text];
          return [column, listId(list.table, at + 1)];
        }),
      ),
    );
    loader.insert(list.table, rows);
  }
  loader.close();
};

/** Writes rows into a system table, replacing what was there. Columns the table lacks are left out. */
export const replaceRows = (
  database: Database.Database,
  table: { readonly storage: string; readonly columns: readonly { readonly name: string }[] },
  rows: readonly Readonly<Record<string, string | number | null>>[],
): void => {
  database.exec(`DELETE FROM ${quoteName(table.storage)}`);
  const names = table.columns.map((column) => column.name);
  const places = names.map(() => '?').join(', ');
  const insert = database.prepare(
    `INSERT INTO ${quoteName(table.storage)} (${names.map(quoteName).join(', ')}) VALUES (${places})`,
  );
  for (const row of rows) {
    insert.run(names.map((name) => (typeof row[name] === 'number' ? BigInt(row[name]) : (row[name] ?? null))));
  }
};
