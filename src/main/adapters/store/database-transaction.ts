// One database transaction around synchronous work, and failures of the disk as StoreFailed.
import Database from 'better-sqlite3';
import { assert } from '#shared/result/assert.ts';
import type { LogPort } from '../../core/ports/log.ts';
import { StoreFailed } from '../../core/ports/store.ts';
import { storeError } from './store-errors.ts';

export type DatabaseTransaction = <T>(kind: 'read' | 'write', work: () => T) => T;

export function databaseTransaction(database: Database.Database, path: string, log?: LogPort): DatabaseTransaction {
  const begin = { read: database.prepare('BEGIN'), write: database.prepare('BEGIN IMMEDIATE') };
  const commit = database.prepare('COMMIT');
  return (kind, work) => {
    assert(database.open, 'the store is closed');
    try {
      begin[kind].run();
      const answer = work();
      // Work that waits for something would be committed before it is done.
      assert(!(answer instanceof Promise), `a ${kind} of the store cannot await`);
      commit.run();
      return answer;
    } catch (thrown) {
      // Some failures (disk full) have rolled back by themselves.
      if (database.inTransaction) database.exec('ROLLBACK');
      throw translated(thrown, path, log);
    }
  };
}

/** Errors of the disk become StoreFailed; a broken constraint or statement stays what it is: a bug. */
function translated(thrown: unknown, path: string, log: LogPort | undefined): unknown {
  if (!(thrown instanceof Database.SqliteError)) return thrown;
  const error = storeError(thrown, path);
  if (error === null) return thrown;
  log?.error('the local database failed', { code: thrown.code, message: thrown.message });
  return new StoreFailed(error);
}
