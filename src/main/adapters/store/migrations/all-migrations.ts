// The history of the database's shape, in order.
import { ownTables } from './0010-own-tables.ts';
import { mirrorTables } from './0020-mirror-tables.ts';
import { deskTables } from './0030-desk-tables.ts';
import type { Migration } from './migration.ts';

export const allMigrations: readonly Migration[] = [ownTables, mirrorTables, deskTables];
