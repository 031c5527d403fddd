// What must hold before a database file is used: ours, whole, and not from the future.
import type Database from 'better-sqlite3';
import { type AppError, appError } from '#shared/result/app-error.ts';
import { backupNames, type DataFolder, fileSize } from './data-folder.ts';

/** 'TIEO' in the header of the file: whose database it is. */
export const applicationId = 0x5449454f;

/** An empty or missing file beside its log or its backups was lost, not new; SQLite would throw the log away. */
export function checkNotLost(folder: DataFolder): AppError | null {
  if (fileSize(folder.database) > 0) return null;
  if (fileSize(folder.writeAheadLog) === 0 && backupNames(folder).length === 0) return null;
  return damaged(folder, 'it is empty or gone, although its log or its backups are there');
}

/** Our mark, or a database without any table. */
export function checkOurs(database: Database.Database, folder: DataFolder): AppError | null {
  if (database.pragma('application_id', { simple: true }) === BigInt(applicationId)) return null;
  const tables = database.prepare<[], bigint>('SELECT count(*) FROM sqlite_schema').pluck().get();
  return tables === 0n ? null : damaged(folder, 'it is the database of another program');
}

export function checkWhole(database: Database.Database, folder: DataFolder): AppError | null {
  const found = database.prepare<[], string>('PRAGMA quick_check(1)').pluck().get();
  return found === 'ok' ? null : damaged(folder, found ?? 'the check gave no answer');
}

export function damaged(folder: DataFolder, detail: string): AppError {
  return appError('STORE_DAMAGED', { path: folder.database, detail });
}
