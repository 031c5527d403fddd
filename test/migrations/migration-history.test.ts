// The history of the database: sealed, in tens, and backed up before it goes on.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/time/instant.ts';
import { allMigrations } from '../../src/main/adapters/store/migrations/all-migrations.ts';
import type { Migration } from '../../src/main/adapters/store/migrations/migration.ts';
import { openStore } from '../../src/main/adapters/store/open-store.ts';
import { migrationChecksum } from '../../src/main/adapters/store/run-migrations.ts';
import { aDocument, noon } from '../integration/store/store-values.ts';
import { openedStore, tempFolder } from '../integration/store/temp-store.ts';

// One line per released migration; lines are added, never changed.
const sealed = JSON.parse(readFileSync(new URL('sealed.json', import.meta.url), 'utf8')) as Record<string, string>;

const extra: Migration = { number: 990, name: 'extra', sql: 'CREATE TABLE own_extra (a TEXT NOT NULL) STRICT;' };
const broken: Migration = {
  number: 1000,
  name: 'broken',
  sql: 'CREATE TABLE own_half (a TEXT) STRICT; SELECT missing FROM own_half;',
};

function backupsOf(dataDir: string): readonly string[] {
  const folder = join(dataDir, 'backups');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

describe('the history of the database', () => {
  it('is sealed: no migration is other than it was released', () => {
    const found = Object.fromEntries(allMigrations.map((one) => [`${one.number} ${one.name}`, migrationChecksum(one)]));
    expect(found).toEqual(sealed);
  });

  it('rises in tens', () => {
    const numbers = allMigrations.map((migration) => migration.number);
    expect(numbers).toEqual(numbers.map((_, index) => (index + 1) * 10));
  });

  it('makes STRICT tables only, each named by who may drop it', () => {
    const dataDir = tempFolder();
    openedStore(dataDir).close();
    const raw = new Database(join(dataDir, 'tieout.db'), { readonly: true });
    const tables = raw
      .prepare<[], { name: string; strict: number }>('SELECT name, strict FROM pragma_table_list')
      .all();
    raw.close();
    const ours = tables.filter((table) => !table.name.startsWith('sqlite_'));
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter((table) => table.strict !== 1 || !/^(own|mirror|desk)_/.test(table.name))).toEqual([]);
  });

  it('keeps its version and checksums inside the database', () => {
    const dataDir = tempFolder();
    openedStore(dataDir).close();
    const raw = new Database(join(dataDir, 'tieout.db'), { readonly: true });
    const listed = raw.prepare('SELECT number, checksum, applied_at FROM own_migration ORDER BY number').all();
    expect(raw.pragma('user_version', { simple: true })).toBe(allMigrations.at(-1)?.number);
    raw.close();
    expect(listed).toEqual(
      allMigrations.map((one) => ({ number: one.number, checksum: migrationChecksum(one), applied_at: noon })),
    );
  });
});

describe('a migration of a database in use', () => {
  it('is preceded by a backup that opens by itself, and a new database needs none', () => {
    const dataDir = tempFolder();
    const store = openedStore(dataDir);
    store.write(({ own }) => own.putDocument(aDocument()));
    store.close();
    expect(backupsOf(dataDir)).toEqual([]);

    const moved = openStore({ dataDir, now: () => noon, migrations: [...allMigrations, extra] });
    expect(moved.ok).toBe(true);
    if (moved.ok) moved.value.close();
    const [backup = ''] = backupsOf(dataDir);
    expect(backup).toBe('tieout-2026-01-15T12-00-00-000Z-v30.db');

    const restored = tempFolder();
    writeFileSync(join(restored, 'tieout.db'), readFileSync(join(dataDir, 'backups', backup)));
    const document = openedStore(restored).read(({ own }) => own.document('subcontract/1001'));
    expect(document?.state).toBe('sent');
  });

  it('leaves the newest five backups', () => {
    const dataDir = tempFolder();
    openedStore(dataDir).close();
    mkdirSync(join(dataDir, 'backups'));
    for (let day = 1; day <= 6; day += 1) {
      writeFileSync(join(dataDir, 'backups', `tieout-2025-12-0${day}T00-00-00-000Z-v20.db`), 'old');
    }
    writeFileSync(join(dataDir, 'backups', 'mine.txt'), 'not ours to remove');
    const moved = openStore({ dataDir, now: () => noon, migrations: [...allMigrations, extra] });
    if (moved.ok) moved.value.close();
    expect(backupsOf(dataDir)).toEqual([
      'mine.txt',
      'tieout-2025-12-03T00-00-00-000Z-v20.db',
      'tieout-2025-12-04T00-00-00-000Z-v20.db',
      'tieout-2025-12-05T00-00-00-000Z-v20.db',
      'tieout-2025-12-06T00-00-00-000Z-v20.db',
      'tieout-2026-01-15T12-00-00-000Z-v30.db',
    ]);
  });

  it('that breaks leaves the version before it, and the next start goes on from there', () => {
    const dataDir = tempFolder();
    openedStore(dataDir).close();
    const open = (...more: Migration[]): unknown =>
      openStore({ dataDir, now: () => '2026-02-01T00:00:00.000Z' as Instant, migrations: [...allMigrations, ...more] });
    expect(() => open(extra, broken)).toThrow('no such column');
    const raw = new Database(join(dataDir, 'tieout.db'), { readonly: true });
    const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE name IN ('own_extra', 'own_half')").pluck().all();
    const version = raw.pragma('user_version', { simple: true });
    raw.close();
    expect({ version, tables }).toEqual({ version: 990, tables: ['own_extra'] });
    expect(open(extra)).toMatchObject({ ok: true });
  });
});
