// Opens the local database of a data folder: alone, whole, and in the newest shape.
import Database from 'better-sqlite3';
import type { AppError } from '#shared/result/app-error.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LogPort } from '../../core/ports/log.ts';
import type { StorePort } from '../../core/ports/store.ts';
import { backUp } from './backup.ts';
import { checkNotLost, checkOurs, checkWhole, damaged } from './check-database.ts';
import { type DataFolder, dataFolder, fileSize, makeFolder } from './data-folder.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { Migration } from './migrations/migration.ts';
import { type ProcessLock, takeProcessLock } from './process-lock.ts';
import {
  changedMigrations,
  databaseVersion,
  isHistoryWhole,
  newestVersion,
  pendingMigrations,
  runMigration,
} from './run-migrations.ts';
import { sqliteStore } from './sqlite-store.ts';
import { storeError } from './store-errors.ts';

export type StoreOptions = {
  readonly dataDir: string;
  readonly now: () => Instant;
  readonly log?: LogPort;
  /** The history up to which to open; tests stop earlier. */
  readonly migrations?: readonly Migration[];
};

const busyMilliseconds = 2_000;

/**
 * The store in `dataDir` (made when missing; its database is tieout.db). Errors: STORE_IN_USE, STORE_READ_ONLY,
 * STORE_FULL, STORE_TOO_NEW, STORE_DAMAGED (the file is left as it is).
 */
export function openStore(options: StoreOptions): Result<StorePort> {
  const folder = dataFolder(options.dataDir);
  let lock: ProcessLock | undefined;
  let database: Database.Database | undefined;
  try {
    makeFolder(folder.path);
    lock = takeProcessLock(folder.lock);
    const lost = checkNotLost(folder);
    if (lost !== null) return giveUp(lost);
    // What a clean end removes is still there: the last one was killed, or the machine went down.
    const unclean = fileSize(folder.writeAheadLog) > 0;
    database = new Database(folder.database, { timeout: busyMilliseconds });
    const refused = prepare(database, { folder, unclean, options });
    if (refused !== null) return giveUp(refused);
    return ok(sqliteStore({ database, lock, folder, log: options.log }));
  } catch (thrown) {
    const error = storeError(thrown, lock === undefined ? folder.path : folder.database);
    const closed = giveUp(error ?? appError('STORE_DAMAGED', { path: folder.database, detail: 'unknown' }));
    if (error === null) throw thrown;
    options.log?.error('the local database could not be opened', { error, message: String(thrown) });
    return closed;
  }

  function giveUp(error: AppError): Result<StorePort> {
    database?.close();
    lock?.release();
    return err(error);
  }
}

type Opening = { readonly folder: DataFolder; readonly unclean: boolean; readonly options: StoreOptions };

/** Checks first, and changes the file only when all of them passed. */
function prepare(database: Database.Database, { folder, unclean, options }: Opening): AppError | null {
  const migrations = options.migrations ?? allMigrations;
  database.defaultSafeIntegers(true);
  const notOurs = checkOurs(database, folder);
  if (notOurs !== null) return notOurs;
  const [found, known] = [databaseVersion(database), newestVersion(migrations)];
  if (found > known) {
    return appError('STORE_TOO_NEW', { path: folder.database, found: String(found), known: String(known) });
  }
  if (unclean) {
    options.log?.warn('the last run did not end cleanly: checking the local database');
    const broken = checkWhole(database, folder);
    if (broken !== null) return broken;
  }
  if (!isHistoryWhole(database)) return damaged(folder, 'its version and its list of migrations differ');
  configure(database);
  migrate(database, folder, { ...options, migrations });
  return null;
}

function configure(database: Database.Database): void {
  // SQLite opens a file without the right to write for reading, in silence, and even begins a write on it. Said now,
  // not at the first decision.
  database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${databaseVersion(database)}; ROLLBACK`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // Or REPLACE would remove rows without asking the triggers that protect them.
  database.pragma('recursive_triggers = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -65536');
  database.pragma('temp_store = MEMORY');
}

function migrate(
  database: Database.Database,
  folder: DataFolder,
  { migrations, now, log }: StoreOptions & { readonly migrations: readonly Migration[] },
): void {
  const version = databaseVersion(database);
  const pending = pendingMigrations(database, migrations);
  if (version > 0 && pending.length > 0) {
    const path = backUp(database, folder, now());
    log?.info('backed up the local database', { path });
  }
  for (const migration of pending) {
    runMigration(database, migration, now());
    log?.info('brought the local database forward', { number: migration.number, name: migration.name });
  }
  const changed = changedMigrations(database, migrations);
  if (changed.length > 0) log?.warn('migrations were run in another wording', { numbers: changed });
}
