// One entry of the journal: who did what to which document.
import type { Core } from '../core.ts';
import type { JournalEntry } from '../ports/own.ts';
import type { WriteHandle } from '../ports/store.ts';

export type RecordedAction = {
  readonly action: string;
  readonly subject: string;
  readonly words: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly person?: string;
};

export function recordAction(
  core: Pick<Core, 'clock' | 'host'>,
  write: WriteHandle,
  what: RecordedAction,
): JournalEntry {
  return write.own.addJournal({
    at: core.clock.now(),
    person: what.person ?? core.host.person,
    action: what.action,
    subject: what.subject,
    words: what.words,
    facts: JSON.stringify(what.facts ?? {}),
  });
}
