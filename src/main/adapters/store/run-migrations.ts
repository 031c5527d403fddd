// Brings a database to the newest shape: each migration in one database transaction with its version.
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { assert } from '#shared/result/assert.ts';
import type { Instant } from '#shared/time/instant.ts';
import { applicationId } from './check-database.ts';
import type { Migration } from './migrations/migration.ts';
import { smallInteger } from './small-integer.ts';

/** What seals a released migration; kept in the database and in test/migrations. */
export function migrationChecksum(migration: Migration): string {
  return createHash('sha256').update(`${migration.number} ${migration.name}\n${migration.sql}`).digest('hex');
}

export function databaseVersion(database: Database.Database): number {
  return smallInteger(database.pragma('user_version', { simple: true }) as bigint);
}

export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

export function pendingMigrations(database: Database.Database, migrations: readonly Migration[]): readonly Migration[] {
  const version = databaseVersion(database);
  return migrations.filter((migration) => migration.number > version);
}

export function runMigration(database: Database.Database, migration: Migration, at: Instant): void {
  assert(migration.number > databaseVersion(database), `migration ${migration.number} comes after a later one`);
  const apply = database.transaction(() => {
    database.exec(migration.sql);
    database
      .prepare('INSERT INTO own_migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)')
      .run(migration.number, migration.name, migrationChecksum(migration), at);
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${migration.number}`);
  });
  apply.exclusive();
}

/** The version in the header and the list of what was run say the same, or somebody else changed the file. */
export function isHistoryWhole(database: Database.Database): boolean {
  const version = databaseVersion(database);
  if (version === 0) return true;
  const listed = database.prepare<[], bigint | null>('SELECT max(number) FROM own_migration').pluck().get();
  return listed === BigInt(version);
}

/** Numbers of migrations that were run in another wording than this program's. */
export function changedMigrations(database: Database.Database, migrations: readonly Migration[]): readonly number[] {
  const checksum = database.prepare<[number], string>('SELECT checksum FROM own_migration WHERE number = ?').pluck();
  return migrations
    .filter((migration) => (checksum.get(migration.number) ?? '') !== migrationChecksum(migration))
    .map((migration) => migration.number);
}
