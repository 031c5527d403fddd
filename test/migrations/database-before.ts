// A database as it was before a migration, with rows put in by the SQL of its time; and the same one migrated.
import Database from 'better-sqlite3';
import { allMigrations } from '../../src/main/adapters/store/migrations/all-migrations.ts';
import { runMigration } from '../../src/main/adapters/store/run-migrations.ts';
import { noon } from '../integration/store/store-values.ts';

/** Migrates up to before `number`, runs `sql`, and then runs that migration. */
export function migrateAcross(number: number, sql: string): Database.Database {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  database.pragma('recursive_triggers = ON');
  database.defaultSafeIntegers(true);
  for (const migration of allMigrations.filter((one) => one.number < number)) {
    runMigration(database, migration, noon);
  }
  database.exec(sql);
  for (const migration of allMigrations.filter((one) => one.number === number)) {
    runMigration(database, migration, noon);
  }
  return database;
}
