// StorePort over one open connection: database transactions, and failures of the disk as StoreFailed.
import Database from 'better-sqlite3';
import { assert } from '#shared/result/assert.ts';
import type { LogPort } from '../../core/ports/log.ts';
import { StoreFailed, type StorePort } from '../../core/ports/store.ts';
import { asReadConnection, asWriteConnection } from './connection.ts';
import type { DataFolder } from './data-folder.ts';
import { readHandle, writeHandle } from './handles.ts';
import type { ProcessLock } from './process-lock.ts';
import { storeError } from './store-errors.ts';

type Parts = {
  readonly database: Database.Database;
  readonly lock: ProcessLock;
  readonly folder: DataFolder;
  readonly log: LogPort | undefined;
};

export function sqliteStore({ database, lock, folder, log }: Parts): StorePort {
  const read = readHandle(asReadConnection(database));
  const write = writeHandle(asWriteConnection(database), read);
  const begin = { read: database.prepare('BEGIN'), write: database.prepare('BEGIN IMMEDIATE') };
  const commit = database.prepare('COMMIT');

  function inTransaction<T>(kind: 'read' | 'write', work: () => T): T {
    assert(database.open, 'the store is closed');
    try {
      begin[kind].run();
      const answer = work();
      // Work that waits for something would be committed before it is done.
      assert(!(answer instanceof Promise), `${kind} of the store cannot await`);
      commit.run();
      return answer;
    } catch (thrown) {
      // Some failures (disk full) have rolled back by themselves.
      if (database.inTransaction) database.exec('ROLLBACK');
      throw translated(thrown, folder, log);
    }
  }

  return {
    // A read within a write sees what the write has done so far; a read within a read is the same view.
    read: (work) => (database.inTransaction ? work(read) : inTransaction('read', () => work(read))),
    write(work) {
      assert(!database.inTransaction, 'a write of the store within another read or write');
      return inTransaction('write', () => work(write));
    },
    close() {
      if (!database.open) return;
      database.close();
      lock.release();
    },
  };
}

function translated(thrown: unknown, folder: DataFolder, log: LogPort | undefined): unknown {
  if (!(thrown instanceof Database.SqliteError)) return thrown;
  const error = storeError(thrown, folder.database);
  if (error === null) return thrown;
  log?.error('the local database failed', { code: thrown.code, message: thrown.message });
  return new StoreFailed(error);
}
