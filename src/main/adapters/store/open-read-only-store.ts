// A second connection that can only read, for heavy reports on a worker thread beside the store that writes.
import Database from 'better-sqlite3';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { StorePort } from '../../core/ports/store.ts';
import { asReadConnection } from './connection.ts';
import { dataFolder } from './data-folder.ts';
import { databaseTransaction } from './database-transaction.ts';
import { readHandle } from './handles.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { databaseVersion, newestVersion } from './run-migrations.ts';
import { storeError } from './store-errors.ts';

export type ReadOnlyStore = Pick<StorePort, 'read' | 'close'>;

/**
 * Opens what `openStore` has brought to the newest shape, without its lock. Each `read` is one view that later writes
 * do not touch. Errors: STORE_TOO_NEW (also when it is older: this one never migrates), STORE_DAMAGED, STORE_READ_ONLY
 * (also when there is none).
 */
export function openReadOnlyStore(dataDir: string): Result<ReadOnlyStore> {
  const { database: path } = dataFolder(dataDir);
  let database: Database.Database | undefined;
  try {
    const opened = new Database(path, { readonly: true, fileMustExist: true });
    database = opened;
    opened.defaultSafeIntegers(true);
    const [found, known] = [databaseVersion(opened), newestVersion(allMigrations)];
    if (found !== known) {
      opened.close();
      return err(appError('STORE_TOO_NEW', { path, found: String(found), known: String(known) }));
    }
    const read = readHandle(asReadConnection(opened));
    const inTransaction = databaseTransaction(opened, path);
    return ok({
      read: (work) => (opened.inTransaction ? work(read) : inTransaction('read', () => work(read))),
      close: () => {
        opened.close();
      },
    });
  } catch (thrown) {
    database?.close();
    const error = storeError(thrown, path);
    if (error === null) throw thrown;
    return err(error);
  }
}
