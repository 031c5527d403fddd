// Makes the file of the sample's SQL Server and fills it with the company's rows.
import Database from 'better-sqlite3';
import { createSageDatabase } from './sage-server/schema/create-sage-database.ts';
import { openSageLoader } from './sage-server/schema/open-sage-loader.ts';
import type { SageRow, SageRows } from './seed/sage-row.ts';

const CHUNK = 1000;

function* chunksOf(rows: Iterable<SageRow>): Generator<SageRow[]> {
  let chunk: SageRow[] = [];
  for (const row of rows) {
    if (chunk.push(row) < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * A new database comes with the lists as Sage ships them; this company has given its own names to some entries.
 * Big tables are filled without their secondary indexes and without a write-ahead log: that takes a third of the time.
 */
function prepare(path: string): readonly string[] {
  const database = new Database(path, { fileMustExist: true });
  try {
    database.function('sage_audits', { deterministic: true }, () => 0);
    database.function('sage_now', { varargs: true }, () => null);
    database.function('sage_session', { varargs: true }, () => null);
    for (const table of ['source', 'csttyp']) database.exec(`DELETE FROM "${table}"`);
    const indexes = database
      .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'jobcst' AND sql IS NOT NULL`)
      .all() as { name: string; sql: string }[];
    for (const { name } of indexes) database.exec(`DROP INDEX "${name}"`);
    database.pragma('journal_mode = TRUNCATE');
    return indexes.map((index) => index.sql);
  } finally {
    database.close();
  }
}

function finish(path: string, indexes: readonly string[]): void {
  const database = new Database(path, { fileMustExist: true });
  try {
    database.pragma('cache_size = -65536');
    database.pragma('synchronous = OFF');
    for (const sql of indexes) database.exec(sql);
    database.exec('ANALYZE');
    database.pragma('journal_mode = WAL');
  } finally {
    database.close();
  }
}

/** Throws on a row that does not fit its table, or that refers to nothing. */
export function fillSage(path: string, rows: SageRows): void {
  createSageDatabase(path);
  const indexes = prepare(path);
  const loader = openSageLoader(path);
  for (const entry of rows) {
    for (const chunk of chunksOf(entry.rows)) loader.insert(entry.table, chunk);
  }
  loader.close();
  finish(path, indexes);
}
