// Migration 10 makes the tables of our own on an empty database.
import { describe, expect, it } from 'vitest';
import { migrateAcross } from './database-before.ts';

const intent = `INSERT INTO own_intent (id, lane, verb, document, payload, basis, state, attempts, person, created_at)
  VALUES ('i1', 'l', 'write', 'subcontract/1', '{}', 'b', 'waiting', 0, 'Ana', '2026')`;
const entry = `INSERT INTO own_journal VALUES (1, '2026', 'Ana', 'a', 's', 'w', '{}', 'h')`;

describe('migration 10', () => {
  it('starts every counter at zero', () => {
    const rows = migrateAcross(10, '').prepare('SELECT name, value FROM own_counter ORDER BY name').all();
    expect(rows).toEqual([
      { name: 'journal', value: 0n },
      { name: 'revision', value: 0n },
    ]);
  });

  it('protects intents and the journal from REPLACE as well', () => {
    const database = migrateAcross(10, '');
    database.exec(intent);
    database.exec(entry);
    expect(() => database.exec(intent.replace('INSERT', 'INSERT OR REPLACE'))).toThrow('never deleted');
    expect(() => database.exec(entry.replace('INSERT', 'INSERT OR REPLACE'))).toThrow('append-only');
    database.exec(`UPDATE own_intent SET state = 'sending', attempts = 1, last_error = '{}', push_id = 'p'`);
    expect(database.prepare('SELECT state, attempts FROM own_intent').get()).toEqual({
      state: 'sending',
      attempts: 1n,
    });
  });

  it.each(['id', 'lane', 'verb', 'document', 'payload', 'basis', 'person', 'created_at'])(
    'keeps the %s of an intent as it was',
    (column) => {
      const database = migrateAcross(10, '');
      database.exec(intent);
      expect(() => database.exec(`UPDATE own_intent SET ${column} = 'x'`)).toThrow('never changes');
    },
  );

  it('takes only integers for numbers', () => {
    const database = migrateAcross(10, '');
    expect(() => database.exec(`UPDATE own_counter SET value = 1.5`)).toThrow('cannot store REAL');
  });
});
