// What a pull means for a document's state: pure, so that every case can be read and tested in one place.
import { type Action, nextState } from '#shared/domain/lifecycle/transitions.ts';
import { type AppError, appError } from '#shared/result/app-error.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate } from '#shared/time/local-date.ts';
import type { Link, OwnDocument } from '../ports/own.ts';
import { documentName } from './document-name.ts';
import type { OpenDocument } from './kind-pipeline.ts';

export type Seen = {
  readonly open: OpenDocument;
  readonly own: OwnDocument | null;
  readonly link: Link | null;
  /** Hash of what Procore says now. */
  readonly basis: string;
  /** Sage holds a row under the key derived for this document. */
  readonly foundInSage: boolean;
  /** A decision on it has not gone out yet. */
  readonly waits: boolean;
  /** When Procore last changed what was rejected, by Procore's clock; null when nothing was. */
  readonly rejectedVersion?: Instant | null;
  readonly now: Instant;
  readonly today: LocalDate;
};

export type Followed = {
  readonly own: Omit<OwnDocument, 'revision'>;
  /** How a missing link is to be stored. */
  readonly link: 'none' | 'procore' | 'recovery';
  /** Waiting intents are about something that is no more. */
  readonly conflict: boolean;
};

/** Null: nothing to change. */
export function follow(seen: Seen): Followed | null {
  return seen.own === null ? firstSeen(seen) : seenAgain(seen, seen.own);
}

function firstSeen(seen: Seen): Followed | null {
  const { open } = seen;
  if (open.origin === 'ours')
    return { own: { ...fresh(seen, 'synced'), drifted: differsAtFirst(open) }, link: 'procore', conflict: false };
  if (!open.candidate) return null;
  if (seen.foundInSage && open.origin === 'none')
    return { own: fresh(seen, 'verified'), link: 'recovery', conflict: false };
  return { own: fresh(seen, 'sent'), link: 'none', conflict: false };
}

function fresh({ open, basis, now }: Seen, state: OwnDocument['state']): Omit<OwnDocument, 'revision'> {
  return {
    id: open.id,
    kind: open.kind,
    procoreId: open.procoreId,
    projectId: open.projectId,
    state,
    reason: null,
    holdUntil: null,
    keyed: { number: null, title: null },
    basis,
    decidedBy: null,
    decidedAt: null,
    returned: false,
    drifted: false,
    error: null,
    since: open.updatedAt < now ? open.updatedAt : now,
  };
}

function seenAgain(seen: Seen, own: OwnDocument): Followed | null {
  const { link } = seen;
  return (link === null ? linked(seen, own) : null) ?? followState(seen, own, link);
}

/** It is in Sage already, and only our link is missing. Null where its state does not allow that: it goes on as it stands. */
function linked(seen: Seen, own: OwnDocument): Followed | null {
  const { open } = seen;
  if (open.origin === 'ours') return moved(seen, own, 'adopt', { drifted: differsAtFirst(open) }, 'procore');
  return seen.foundInSage && open.candidate && open.origin === 'none'
    ? moved(seen, own, 'found', { error: null }, 'recovery')
    : null;
}

function followState(seen: Seen, own: OwnDocument, link: Link | null): Followed | null {
  const { open } = seen;
  switch (own.state) {
    case 'notSent':
    case 'retrieved':
    case 'unlinked':
      return open.candidate ? moved(seen, own, 'send', { basis: seen.basis, since: seen.now, error: null }) : null;
    case 'rejected':
      if (!open.candidate) return null;
      if (seen.waits) return seen.basis === own.basis ? null : outdated(seen, own, 'send');
      return touchedAfterRejection(seen, own)
        ? moved(seen, own, 'send', { basis: seen.basis, since: seen.now, returned: true, error: null })
        : null;
    case 'held':
      if (!open.candidate) return moved(seen, own, 'withdraw', {});
      if (own.holdUntil !== null && own.holdUntil <= seen.today)
        return moved(seen, own, 'releaseOnDate', { holdUntil: null });
      return changedSince(seen, own);
    case 'sent':
    case 'failed':
      // One that is in Sage (it read back different) stays in sight, whatever Procore makes of it.
      return open.candidate || link !== null ? changedSince(seen, own) : moved(seen, own, 'withdraw', { error: null });
    case 'queued':
      return open.candidate && seen.basis === own.basis ? null : outdated(seen, own, 'refuse');
    case 'toBeEntered':
      return open.candidate ? null : moved(seen, own, 'withdraw', {});
    case 'verified':
    case 'synced':
      return drift(seen, own, link);
    default:
      return null;
  }
}

/** By what it says or by Procore's own clock: this machine's clock may be minutes away from it. */
function touchedAfterRejection(seen: Seen, own: OwnDocument): boolean {
  return seen.basis !== own.basis || seen.open.updatedAt > (seen.rejectedVersion ?? own.decidedAt ?? '');
}

/** Undecided, and Procore says something else now: it is marked, and what was keyed stays. */
function changedSince(seen: Seen, own: OwnDocument): Followed | null {
  if (seen.basis === own.basis) return null;
  return { own: { ...own, basis: seen.basis, returned: true }, link: 'none', conflict: false };
}

/** Decided, and it changed since: the decision was about something else, so it comes back to the accountant. */
function outdated(seen: Seen, own: OwnDocument, action: 'refuse' | 'send'): Followed | null {
  const error: AppError = appError('PUSH_DOCUMENT_CHANGED', { document: documentName(seen.open) });
  const followed = moved(seen, own, action, { error, returned: true, basis: seen.basis });
  return followed === null ? null : { ...followed, conflict: true };
}

function drift(seen: Seen, own: OwnDocument, link: Link | null): Followed | null {
  if (link === null) return null;
  const drifted = seen.open.sageStamp !== link.stamp && differs(seen.open);
  return drifted === own.drifted ? null : { own: { ...own, drifted }, link: 'none', conflict: false };
}

/** Linked in Procore before this desk knew it: edited in Sage since, as far as Sage was read already. */
function differsAtFirst(open: OpenDocument): boolean {
  return open.sageStamp !== null && differs(open);
}

function differs(open: OpenDocument): boolean {
  const comparison = open.compare();
  const marks = [...comparison.header.map((field) => field.mark), ...comparison.lines.map((line) => line.mark)];
  return open.sageStamp === null || marks.includes('differs') || marks.includes('missing');
}

function moved(
  seen: Seen,
  own: OwnDocument,
  action: Action,
  change: Partial<OwnDocument>,
  link: Followed['link'] = 'none',
): Followed | null {
  const state = nextState(seen.open.kind, own.state, action);
  return state === null ? null : { own: { ...own, ...change, state }, link, conflict: false };
}
