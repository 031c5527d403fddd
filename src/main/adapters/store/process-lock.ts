// One Tieout per data folder: a side database held with an exclusive lock, which the system drops when the process dies.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

export type ProcessLock = { release(): void };

/** Throws SQLITE_BUSY when another process (or another store of this one) holds it. */
export function takeProcessLock(path: string): ProcessLock {
  try {
    return hold(path);
  } catch (thrown) {
    const code = thrown instanceof Database.SqliteError ? thrown.code : '';
    if (!code.startsWith('SQLITE_NOTADB') && !code.startsWith('SQLITE_CORRUPT')) throw thrown;
    // Its content means nothing, and a holder would have answered BUSY before the content was read.
    rmSync(path);
    return hold(path);
  }
}

function hold(path: string): ProcessLock {
  const database = new Database(path, { timeout: 0 });
  try {
    // A lock on a file that may only be read would be a shared one, without a word: the change, never committed, asks.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; PRAGMA user_version = 1');
  } catch (thrown) {
    database.close();
    throw thrown;
  }
  return { release: () => database.close() };
}
