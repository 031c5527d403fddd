// Where the local database and its side files lie.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type DataFolder = {
  readonly path: string;
  readonly database: string;
  readonly writeAheadLog: string;
  readonly lock: string;
  readonly backups: string;
};

export function dataFolder(path: string): DataFolder {
  const database = join(path, 'tieout.db');
  return {
    path,
    database,
    writeAheadLog: `${database}-wal`,
    lock: join(path, 'tieout.lock'),
    backups: join(path, 'backups'),
  };
}

/** Only this user may look into a folder that we make. */
export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

export function fileSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Backups, oldest first (their names begin with the time). */
export function backupNames(folder: DataFolder): readonly string[] {
  if (!existsSync(folder.backups)) return [];
  return readdirSync(folder.backups)
    .filter((name) => /^tieout-.*\.db$/.test(name))
    .sort();
}
