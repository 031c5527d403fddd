// Migration 30 adds the rows of the grids, to be worked out anew.
import { describe, expect, it } from 'vitest';
import { migrateAcross } from './database-before.ts';

describe('migration 30', () => {
  it('leaves mirrors and decisions as they were and starts with an empty desk', () => {
    const database = migrateAcross(
      30,
      `INSERT INTO own_setting VALUES ('mode', 'live');
       INSERT INTO mirror_record VALUES ('sage', 'job', 'j1', '', '1042', '2026', '{"number":"1042"}');`,
    );
    expect(database.prepare('SELECT value FROM own_setting').pluck().all()).toEqual(['live']);
    expect(database.prepare('SELECT body FROM mirror_record').pluck().all()).toEqual(['{"number":"1042"}']);
    expect(database.prepare('SELECT count(*) FROM desk_row').pluck().get()).toBe(0n);
    expect(database.prepare('SELECT count(*) FROM desk_row_view').pluck().get()).toBe(0n);
  });
});
