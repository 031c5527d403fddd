// Errors of SQLite and of the file system, translated once into codes of the table.
import Database from 'better-sqlite3';
import { type AppError, appError } from '#shared/result/app-error.ts';

const readOnlyFileCodes = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENOENT',
  'ELOOP',
  'ENAMETOOLONG',
];
const fullFileCodes = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** The AppError for an error of the driver or of node:fs; null for anything else, which is a bug. */
export function storeError(thrown: unknown, path: string): AppError | null {
  if (thrown instanceof Database.SqliteError) return driverError(thrown, path);
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  if (typeof code !== 'string') return null;
  if (readOnlyFileCodes.includes(code)) return appError('STORE_READ_ONLY', { path });
  if (fullFileCodes.includes(code)) return appError('STORE_FULL', { path });
  return null;
}

function driverError(thrown: InstanceType<typeof Database.SqliteError>, path: string): AppError | null {
  // Extended codes such as SQLITE_IOERR_READ keep the primary one as their beginning.
  const primary = /^SQLITE_[A-Z]+/.exec(thrown.code)?.[0];
  switch (primary) {
    case 'SQLITE_NOTADB':
      return appError('STORE_DAMAGED', { path, detail: 'it is not a database file' });
    case 'SQLITE_CORRUPT':
      return appError('STORE_DAMAGED', { path, detail: 'its pages do not fit together' });
    case 'SQLITE_IOERR':
      return appError('STORE_DAMAGED', { path, detail: `the disk did not answer (${thrown.code})` });
    case 'SQLITE_FULL':
      return appError('STORE_FULL', { path });
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return appError('STORE_IN_USE', { path });
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
    case 'SQLITE_AUTH':
      return appError('STORE_READ_ONLY', { path });
    default:
      return null;
  }
}
