// A copy of the whole database before it is changed in shape.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Instant } from '#shared/time/instant.ts';
import { backupNames, type DataFolder, makeFolder } from './data-folder.ts';

const keptBackups = 5;

/** Writes backups/tieout-<time>-v<version>.db, complete or not at all; the newest five stay. Answers its path. */
export function backUp(database: Database.Database, folder: DataFolder, at: Instant): string {
  makeFolder(folder.backups);
  const version = String(database.pragma('user_version', { simple: true }));
  const path = join(folder.backups, `tieout-${at.replace(/[:.]/g, '-')}-v${version}.db`);
  const part = `${path}.part`;
  rmSync(part, { force: true });
  database.prepare('VACUUM INTO ?').run(part);
  // VACUUM INTO does not wait for the disk by itself.
  flush(part);
  renameSync(part, path);
  flushFolder(folder.backups);
  for (const name of backupNames(folder).slice(0, -keptBackups)) rmSync(join(folder.backups, name));
  return path;
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function flushFolder(path: string): void {
  // Windows has no handle on a folder to flush; its journal keeps the name.
  if (process.platform === 'win32') return;
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
