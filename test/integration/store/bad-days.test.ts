// The days on which a store does not open or cannot write: each is an error of the table, never a crash.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { AppError } from '#shared/result/app-error.ts';
import { openStore } from '../../../src/main/adapters/store/open-store.ts';
import { StoreFailed } from '../../../src/main/core/ports/store.ts';
import { childPath } from './run-child.ts';
import { anEntry, noon } from './store-values.ts';
import { openedStore, tempFolder } from './temp-store.ts';

function errorOf(dataDir: string): AppError {
  const opened = openStore({ dataDir, now: () => noon });
  if (opened.ok) opened.value.close();
  return opened.ok ? expect.fail('the store opened') : opened.error;
}

function usedFolder(entries = 1): string {
  const dataDir = tempFolder();
  const store = openedStore(dataDir);
  store.write(({ own }) => {
    for (let n = 0; n < entries; n += 1) own.addJournal(anEntry({ facts: 'x'.repeat(500) }));
  });
  store.close();
  return dataDir;
}

/** Overwrites pages in the middle of the file, header and schema untouched. */
function scribble(path: string): void {
  const file = openSync(path, 'r+');
  for (let page = 70; page < 90; page += 1) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  closeSync(file);
}

describe('a damaged file', () => {
  it('that is no database is refused and kept as it is', () => {
    const dataDir = tempFolder();
    const path = join(dataDir, 'tieout.db');
    writeFileSync(path, 'This is a letter to the bank.'.repeat(200));
    const before = readFileSync(path);
    expect(errorOf(dataDir)).toMatchObject({ code: 'STORE_DAMAGED', facts: { path } });
    expect(readFileSync(path)).toEqual(before);
  });

  it('is found at the start after a run that did not end cleanly', () => {
    const dataDir = usedFolder(500);
    scribble(join(dataDir, 'tieout.db'));
    // As a killed process leaves it: with its log.
    writeFileSync(join(dataDir, 'tieout.db-wal'), Buffer.alloc(32));
    const before = readFileSync(join(dataDir, 'tieout.db'));
    expect(errorOf(dataDir).code).toBe('STORE_DAMAGED');
    expect(readFileSync(join(dataDir, 'tieout.db'))).toEqual(before);
  });

  it('that is noticed only while working fails that work and says so', () => {
    const dataDir = usedFolder(500);
    scribble(join(dataDir, 'tieout.db'));
    const store = openedStore(dataDir);
    const walk = (): unknown => store.read(({ own }) => own.verifyJournal());
    expect(walk).toThrow(StoreFailed);
    expect(walk).toThrow('STORE_DAMAGED');
  });

  it('that was emptied is not taken for a new one while its log is there', () => {
    const dataDir = tempFolder();
    writeFileSync(join(dataDir, 'tieout.db'), '');
    writeFileSync(join(dataDir, 'tieout.db-wal'), Buffer.alloc(5000, 1));
    expect(errorOf(dataDir).code).toBe('STORE_DAMAGED');
    expect(readFileSync(join(dataDir, 'tieout.db-wal'))).toHaveLength(5000);
  });

  it('that belongs to another program is left alone', () => {
    const dataDir = tempFolder();
    const other = new Database(join(dataDir, 'tieout.db'));
    other.exec('CREATE TABLE theirs (a)');
    other.close();
    expect(errorOf(dataDir)).toMatchObject({
      code: 'STORE_DAMAGED',
      facts: { detail: 'it is the database of another program' },
    });
  });

  it('whose version does not fit its history is refused', () => {
    const dataDir = usedFolder();
    const raw = new Database(join(dataDir, 'tieout.db'));
    raw.pragma('user_version = 10');
    raw.close();
    expect(errorOf(dataDir).code).toBe('STORE_DAMAGED');
  });
});

describe('a database from the future', () => {
  it('is refused with both versions and not changed', () => {
    const dataDir = usedFolder();
    const path = join(dataDir, 'tieout.db');
    const raw = new Database(path);
    raw.pragma('user_version = 99990');
    raw.close();
    const before = readFileSync(path);
    expect(errorOf(dataDir)).toMatchObject({ code: 'STORE_TOO_NEW', facts: { found: '99990', known: '30' } });
    expect(readFileSync(path)).toEqual(before);
  });
});

describe('a data folder that cannot be written', () => {
  it('because a file is in the way is STORE_READ_ONLY', () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(errorOf(join(file, 'data')).code).toBe('STORE_READ_ONLY');
    expect(errorOf(file).code).toBe('STORE_READ_ONLY');
  });

  it.each([
    ['an empty folder', () => tempFolder(), 0o555],
    ['a folder with a database', () => usedFolder(), 0o555],
  ])('for lack of rights on %s is STORE_READ_ONLY', (_, make, mode) => {
    const dataDir = make();
    chmodSync(dataDir, mode);
    // Root may write anywhere, so the child gives root up first.
    const child = spawnSync(process.execPath, [childPath('open-as-nobody'), dataDir], { encoding: 'utf8' });
    chmodSync(dataDir, 0o755);
    expect(child.stdout.trim() || child.stderr).toBe('STORE_READ_ONLY');
  });

  it.for(['tieout.db', 'tieout.lock'])('for lack of rights on %s alone is STORE_READ_ONLY', (name, context) => {
    if (process.getuid?.() !== 0) context.skip('only root can make a folder and its files belong to different users');
    const dataDir = usedFolder();
    for (const path of [dataDir, ...['tieout.db', 'tieout.lock'].map((file) => join(dataDir, file))]) {
      chownSync(path, 65_534, 65_534);
    }
    chownSync(join(dataDir, name), 0, 0);
    chmodSync(join(dataDir, name), 0o444);
    const child = spawnSync(process.execPath, [childPath('open-as-nobody'), dataDir], { encoding: 'utf8' });
    expect(child.stdout.trim() || child.stderr).toBe('STORE_READ_ONLY');
  });
});

describe('a data folder in use', () => {
  it('is refused to a second store until the first one is closed', () => {
    const dataDir = tempFolder();
    const first = openedStore(dataDir);
    expect(errorOf(dataDir)).toEqual({ code: 'STORE_IN_USE', facts: { path: dataDir } });
    first.close();
    first.close();
    expect(openedStore(dataDir).read(({ own }) => own.revision())).toBe(0);
  });

  it('opens although its lock file holds rubbish', () => {
    const dataDir = tempFolder();
    writeFileSync(join(dataDir, 'tieout.lock'), 'rubbish '.repeat(300));
    expect(openedStore(dataDir).read(({ own }) => own.revision())).toBe(0);
    expect(errorOf(dataDir).code).toBe('STORE_IN_USE');
  });
});

describe('a full disk', () => {
  it('fails the write that found it full, keeps what was stored before, and goes on reading', (context) => {
    const dataDir = tempFolder();
    const script = 'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" "$3" "$1"';
    const child = spawnSync(
      'unshare',
      ['-m', 'sh', '-c', script, '-', dataDir, process.execPath, childPath('fill-disk')],
      {
        encoding: 'utf8',
      },
    );
    if (child.error !== undefined || /unshare:|mount:/.test(child.stderr)) {
      context.skip(`no small disk can be mounted here: ${child.stderr || String(child.error)}`);
    }
    expect(child.stdout.trim() || child.stderr).toBe('STORE_FULL kept');
  });
});
