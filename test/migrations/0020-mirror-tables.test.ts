// Migration 20 adds the mirrors beside what is ours.
import { describe, expect, it } from 'vitest';
import { migrateAcross } from './database-before.ts';

describe('migration 20', () => {
  it('leaves decisions as they were and starts with empty mirrors', () => {
    const database = migrateAcross(
      20,
      `INSERT INTO own_setting VALUES ('mode', 'live'); UPDATE own_counter SET value = 41 WHERE name = 'revision';`,
    );
    expect(database.prepare('SELECT * FROM own_setting').all()).toEqual([{ name: 'mode', value: 'live' }]);
    expect(database.prepare(`SELECT value FROM own_counter WHERE name = 'revision'`).pluck().get()).toBe(41n);
    for (const table of ['mirror_record', 'mirror_mark', 'mirror_job_cost', 'mirror_job_cost_mark']) {
      expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0n);
    }
  });

  it('holds the largest amount of Sage, and no fraction of a cent', () => {
    const database = migrateAcross(20, '');
    const put = database.prepare(
      `INSERT INTO mirror_job_cost VALUES (?, '1', '1', '0', '1.000', 4, 't', 'd', NULL, 1, 2026, 11, 1, NULL, ?, 's')`,
    );
    put.run('a', 999_999_999_999n);
    expect(database.prepare('SELECT amount FROM mirror_job_cost').pluck().get()).toBe(999_999_999_999n);
    expect(() => put.run('b', 0.5)).toThrow('cannot store REAL');
  });
});
