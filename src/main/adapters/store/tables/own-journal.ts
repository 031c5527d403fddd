// own_journal: append-only by triggers, each entry carrying the hash of the one before.
import { createHash } from 'node:crypto';
import type { Instant } from '#shared/time/instant.ts';
import type { JournalEntry, OwnRead, OwnWrite } from '../../../core/ports/own.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';
import { encodeJson } from '../json-codec.ts';
import { smallInteger } from '../small-integer.ts';
import { readCounters, writeCounters } from './own-counter.ts';

type Row = Omit<JournalEntry, 'seq' | 'at'> & { readonly seq: bigint; readonly at: string };

const columns = 'seq, at, person, action, subject, words, facts, hash';
const beforeTheFirst = '0'.repeat(64);
const beyondTheLast = Number.MAX_SAFE_INTEGER;

export function readOwnJournal(connection: ReadConnection): Pick<OwnRead, 'journal' | 'verifyJournal'> {
  const page = connection.prepare<[number, number], Row>(
    `SELECT ${columns} FROM own_journal WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const pageOf = connection.prepare<[string, number, number], Row>(
    `SELECT ${columns} FROM own_journal WHERE subject = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const walk = connection.prepare<[], Row>(`SELECT ${columns} FROM own_journal ORDER BY seq`);
  const counters = readCounters(connection);
  return {
    journal(of, before, limit) {
      const first = before ?? beyondTheLast;
      return (of === null ? page.all(first, limit) : pageOf.all(of, first, limit)).map(entryOf);
    },
    verifyJournal() {
      const written = counters.counter('journal');
      let previous = beforeTheFirst;
      let entries = 0;
      for (const row of walk.iterate()) {
        const entry = entryOf(row);
        entries += 1;
        if (entry.seq !== entries || entry.hash !== chainHash(previous, entry)) {
          return { entries: written, brokenAt: entries };
        }
        previous = entry.hash;
      }
      // A cut end leaves a chain that is whole as far as it goes.
      return { entries: written, brokenAt: entries === written ? null : Math.min(entries, written) + 1 };
    },
  };
}

export function writeOwnJournal(connection: WriteConnection): Pick<OwnWrite, 'addJournal'> {
  const last = connection.prepare<[], string>('SELECT hash FROM own_journal ORDER BY seq DESC LIMIT 1').pluck();
  const add = connection.prepare<[JournalEntry], never>(
    `INSERT INTO own_journal (${columns})
     VALUES (@seq, @at, @person, @action, @subject, @words, @facts, @hash)`,
  );
  const counters = writeCounters(connection);
  return {
    addJournal(entry) {
      assertWriting(connection);
      // UTF-8 cannot hold half a surrogate pair: what is hashed must be what will be read.
      const unsealed = {
        seq: counters.raise('journal'),
        at: entry.at,
        person: entry.person.toWellFormed(),
        action: entry.action.toWellFormed(),
        subject: entry.subject.toWellFormed(),
        words: entry.words.toWellFormed(),
        facts: entry.facts.toWellFormed(),
      };
      const sealed = { ...unsealed, hash: chainHash(last.get() ?? beforeTheFirst, unsealed) };
      add.run(sealed);
      return sealed;
    },
  };
}

function chainHash(previous: string, entry: Omit<JournalEntry, 'hash'>): string {
  const { seq, at, person, action, subject, words, facts } = entry;
  const text = encodeJson({ seq, at, person, action, subject, words, facts });
  return createHash('sha256').update(previous).update(text).digest('hex');
}

function entryOf(row: Row): JournalEntry {
  return { ...row, seq: smallInteger(row.seq), at: row.at as Instant };
}
