// StorePort over the one connection that writes.
import type Database from 'better-sqlite3';
import { assert } from '#shared/result/assert.ts';
import type { LogPort } from '../../core/ports/log.ts';
import type { StorePort } from '../../core/ports/store.ts';
import { asReadConnection, asWriteConnection } from './connection.ts';
import type { DataFolder } from './data-folder.ts';
import { databaseTransaction } from './database-transaction.ts';
import { readHandle, writeHandle } from './handles.ts';
import type { ProcessLock } from './process-lock.ts';

type Parts = {
  readonly database: Database.Database;
  readonly lock: ProcessLock;
  readonly folder: DataFolder;
  readonly log: LogPort | undefined;
};

export function sqliteStore({ database, lock, folder, log }: Parts): StorePort {
  const read = readHandle(asReadConnection(database));
  const write = writeHandle(asWriteConnection(database), read);
  const inTransaction = databaseTransaction(database, folder.database, log);
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
