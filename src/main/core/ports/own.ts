// What is ours and never dropped: decisions, links, intents, pushes, settings, the journal.
import type { DocumentId, Kind } from '#shared/domain/kinds.ts';
import type { State } from '#shared/domain/lifecycle/states.ts';
import type { AppError } from '#shared/result/app-error.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate } from '#shared/time/local-date.ts';

export type Keyed = { readonly number: string | null; readonly title: string | null };

/** Where one document stands on our side. */
export type OwnDocument = {
  readonly id: DocumentId;
  readonly kind: Kind;
  readonly procoreId: string;
  readonly projectId: string;
  readonly state: State;
  readonly reason: string | null;
  readonly holdUntil: LocalDate | null;
  readonly keyed: Keyed;
  /** Hash of Procore's record as it was decided on; null while undecided. */
  readonly basis: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** Came back after a rejection, or was changed since this desk looked. */
  readonly returned: boolean;
  readonly drifted: boolean;
  readonly error: AppError | null;
  /** Since when it waits in Ready to export. */
  readonly since: Instant;
  /** Rises with every local write; a decision names the one it saw. */
  readonly revision: number;
};

/** The stored statement that two records are one document. */
export type Link = {
  readonly id: DocumentId;
  /** Row key in Sage, lower-case GUID. */
  readonly sageKey: string;
  readonly sageRecord: string;
  readonly sageNumber: string;
  readonly generation: number;
  readonly lines: readonly { readonly procoreId: string; readonly sageKey: string }[];
  readonly by: 'push' | 'person' | 'recovery' | 'procore';
  readonly person: string;
  readonly at: Instant;
  /** Procore knows our keys. */
  readonly reported: boolean;
  /** The comparison after the write found no difference. */
  readonly verified: boolean;
  /** Stamp of the Sage row when it was verified: another one is drift. */
  readonly stamp: string;
};

export type IntentState = 'waiting' | 'sending' | 'done' | 'refused' | 'conflict' | 'unsure' | 'withdrawn';

/** One action by one person, stored before it is sent. `payload` is the verb's own shape, as JSON. */
export type Intent = {
  readonly id: string;
  readonly seq: number;
  /** Order holds within a lane. */
  readonly lane: string;
  readonly verb: 'write' | 'report' | 'reject';
  readonly document: DocumentId;
  readonly payload: string;
  /** Hash of what the person saw. */
  readonly basis: string;
  readonly state: IntentState;
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
  readonly lastError: AppError | null;
  readonly person: string;
  readonly createdAt: Instant;
  readonly pushId: string | null;
};

export type PushRun = {
  readonly id: string;
  readonly person: string;
  readonly state: 'running' | 'paused' | 'stopped' | 'finished';
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** The slip's items as JSON. */
  readonly items: string;
};

export type JournalEntry = {
  readonly seq: number;
  readonly at: Instant;
  readonly person: string;
  /** e.g. 'review.accept', 'push.verified'. */
  readonly action: string;
  readonly subject: string;
  readonly words: string;
  /** JSON of facts. */
  readonly facts: string;
  readonly hash: string;
};

export interface OwnRead {
  revision(): number;
  document(id: DocumentId): OwnDocument | null;
  documentsInState(states: readonly State[]): readonly OwnDocument[];
  /** Documents whose keyed number, folded (trimmed, lower case), is this one. */
  keyedUnder(kind: Kind, foldedNumber: string): readonly OwnDocument[];
  link(id: DocumentId): Link | null;
  linkBySageKey(sageKey: string): Link | null;
  links(kind: Kind): readonly Link[];
  intent(id: string): Intent | null;
  /** In order of seq. */
  intents(states: readonly IntentState[]): readonly Intent[];
  intentsOf(document: DocumentId): readonly Intent[];
  push(id: string | null): PushRun | null;
  journal(of: string | null, before: number | null, limit: number): readonly JournalEntry[];
  /** Walks the chain; the first broken entry's seq, or null. */
  verifyJournal(): { readonly entries: number; readonly brokenAt: number | null };
  setting(name: string): string | null;
}

export interface OwnWrite extends OwnRead {
  /** Stores it with the next revision, which it answers. */
  putDocument(document: Omit<OwnDocument, 'revision'>): OwnDocument;
  putLink(link: Link): void;
  removeLink(id: DocumentId): void;
  addIntent(intent: Omit<Intent, 'seq'>): Intent;
  /** Only state, attempts, nextAttemptAt, lastError and pushId of an intent ever change. */
  updateIntent(
    id: string,
    change: Partial<Pick<Intent, 'state' | 'attempts' | 'nextAttemptAt' | 'lastError' | 'pushId'>>,
  ): void;
  putPush(push: PushRun): void;
  addJournal(entry: Omit<JournalEntry, 'seq' | 'hash'>): JournalEntry;
  setSetting(name: string, value: string): void;
}
