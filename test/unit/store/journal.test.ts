// The journal: append-only, chained, and honest about where it was tampered with.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEntry } from '../../integration/store/store-values.ts';
import { openedStore, tempFolder } from '../../integration/store/temp-store.ts';

function journalOf(entries: number): string {
  const dataDir = tempFolder();
  const store = openedStore(dataDir);
  store.write(({ own }) => {
    for (let n = 1; n <= entries; n += 1) own.addJournal(anEntry({ words: `entry ${n}`, subject: `s/${n % 2}` }));
  });
  store.close();
  return dataDir;
}

function tamper(dataDir: string, sql: string): { readonly entries: number; readonly brokenAt: number | null } {
  const raw = new Database(join(dataDir, 'tieout.db'));
  raw.exec(sql);
  raw.close();
  return openedStore(dataDir).read((read) => read.own.verifyJournal());
}

const withoutTriggers = 'DROP TRIGGER own_journal_is_fixed; DROP TRIGGER own_journal_stays;';

describe('the journal', () => {
  it('is paged from the newest entry back, for one subject or all', () => {
    const store = openedStore(journalOf(5));
    store.read(({ own }) => {
      expect(own.journal(null, null, 2).map((entry) => entry.seq)).toEqual([5, 4]);
      expect(own.journal(null, 4, 10).map((entry) => entry.seq)).toEqual([3, 2, 1]);
      expect(own.journal('s/1', null, 10).map((entry) => entry.words)).toEqual(['entry 5', 'entry 3', 'entry 1']);
      expect(own.verifyJournal()).toEqual({ entries: 5, brokenAt: null });
    });
  });

  it('holds its chain for any words, halves of surrogate pairs included', () => {
    const store = openedStore();
    const text = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constant('\ud800')) });
    fc.assert(
      fc.property(text, text, (words, facts) => {
        const entry = store.write(({ own }) => own.addJournal(anEntry({ words, facts })));
        expect(store.read(({ own }) => own.journal(null, null, 1))).toStrictEqual([entry]);
      }),
      { numRuns: 50 },
    );
    expect(store.read(({ own }) => own.verifyJournal()).brokenAt).toBeNull();
  });

  it('refuses changes and deletions', () => {
    const raw = new Database(join(journalOf(2), 'tieout.db'));
    try {
      expect(() => raw.exec(`UPDATE own_journal SET words = 'x'`)).toThrow('append-only');
      expect(() => raw.exec('DELETE FROM own_journal')).toThrow('append-only');
    } finally {
      raw.close();
    }
  });

  it.each([
    ['a changed word', `${withoutTriggers} UPDATE own_journal SET words = 'entry 3 ' WHERE seq = 3`, 3],
    ['a changed time', `${withoutTriggers} UPDATE own_journal SET at = '2025' WHERE seq = 1`, 1],
    ['a changed hash', `${withoutTriggers} UPDATE own_journal SET hash = 'x' WHERE seq = 5`, 5],
    ['an entry taken out', `${withoutTriggers} DELETE FROM own_journal WHERE seq = 2`, 2],
    ['the end cut off', `${withoutTriggers} DELETE FROM own_journal WHERE seq > 4`, 5],
    ['an entry added by hand', `INSERT INTO own_journal VALUES (6, 'a', 'b', 'c', 'd', 'e', 'f', 'g')`, 6],
  ])('finds %s at its place', (_, sql, brokenAt) => {
    expect(tamper(journalOf(5), sql).brokenAt).toBe(brokenAt);
  });
});
