// Brings documents in line with the mirrors: follows what happened, stores links found, works out the rows again.
import { type DocumentId, documentId, type Kind, parseDocumentId } from '#shared/domain/kinds.ts';
import { nextState } from '#shared/domain/lifecycle/transitions.ts';
import { appError } from '#shared/result/app-error.ts';
import { required } from '#shared/result/assert.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Core } from '../core.ts';
import { recordAction } from '../journal/record-action.ts';
import type { Link, OwnDocument } from '../ports/own.ts';
import type { ReadHandle, WriteHandle } from '../ports/store.ts';
import { deriveHeaderKey, deriveKeys } from '../push/derive-keys.ts';
import { addReportIntent } from '../push/report-intent.ts';
import { readSettings } from '../settings/settings.ts';
import { documentName } from './document-name.ts';
import { type Followed, follow } from './follow.ts';
import { indexRow } from './index-row.ts';
import type { DocumentContext, OpenDocument } from './kind-pipeline.ts';
import { createMasters } from './masters.ts';
import { pipelines } from './pipelines.ts';

export type RefreshCore = Pick<Core, 'ids' | 'clock' | 'companyId' | 'host'>;

export function documentContext(read: ReadHandle): DocumentContext {
  return { read, settings: readSettings(read), masters: createMasters(read) };
}

/** Within one local transaction; answers how many documents changed state. */
export function refreshDocuments(core: RefreshCore, write: WriteHandle, ids: Iterable<DocumentId>): number {
  const context = documentContext(write);
  const neighbours = new Set<DocumentId>();
  let changed = 0;
  for (const id of ids) {
    const before = write.desk.row(id)?.number ?? null;
    const open = openIn(context, id);
    const moved = open === null ? forget(core, write, id) : refreshOne(core, write, open);
    if (moved) changed += 1;
    if (moved || before !== (open?.number ?? null)) addSharing(write, id, [before, open?.number ?? null], neighbours);
  }
  for (const id of neighbours) putRow(write, id, context);
  return changed;
}

/** Whoever has, or had, the same number is checked against this document: their rows say something else now. */
function addSharing(
  read: ReadHandle,
  id: DocumentId,
  numbers: readonly (string | null)[],
  into: Set<DocumentId>,
): void {
  const kind = parseDocumentId(id)?.kind ?? null;
  for (const number of new Set(numbers)) {
    if (kind === null || number === null || number === '') continue;
    for (const other of pipelines[kind]?.sharing(read, number) ?? []) {
      if (documentId(kind, other) !== id) into.add(documentId(kind, other));
    }
  }
}

function openIn(context: DocumentContext, id: DocumentId): OpenDocument | null {
  const parsed = parseDocumentId(id);
  return parsed === null ? null : (pipelines[parsed.kind]?.open(context, parsed.procoreId) ?? null);
}

/** Every document of a kind, of one project or all. */
export function documentIdsOf(read: ReadHandle, kind: Kind, projectId: string | null): readonly DocumentId[] {
  return (pipelines[kind]?.ids(read, projectId) ?? []).map((id) => documentId(kind, id));
}

/** Writes the row of a document as it stands. */
export function putRow(write: WriteHandle, id: DocumentId, context: DocumentContext = documentContext(write)): void {
  const open = openIn(context, id);
  const own = write.own.document(id);
  if (open === null || own === null || own.state === 'notSent') write.desk.remove([id]);
  else write.desk.put([indexRow(open, own)]);
}

function refreshOne(core: RefreshCore, write: WriteHandle, open: OpenDocument): boolean {
  const before = write.own.document(open.id);
  const link = write.own.link(open.id);
  const followed = follow({
    open,
    own: before,
    link,
    basis: core.ids.sha256(open.basis()),
    foundInSage: link === null && open.candidate && isInSage(core, write, open),
    waits: write.own.intentsOf(open.id).some((intent) => ['waiting', 'sending', 'unsure'].includes(intent.state)),
    rejectedVersion: before?.state === 'rejected' ? rejectedVersion(write, open.id) : null,
    now: core.clock.now(),
    today: core.clock.today(),
  });
  const own = followed === null ? before : apply(core, write, open, followed);
  // Procore refused to be told, or nobody could tell it: something changed since, so it is tried again.
  if (own?.state === 'verified' && write.own.link(open.id)?.reported === false) {
    addReportIntent(core, write, open.id, null);
  }
  if (own === null || own.state === 'notSent') {
    write.desk.remove([open.id]);
    return followed !== null;
  }
  // Opened again after a link was stored: the comparison and Sage's amount read it.
  const current =
    followed !== null && followed.link !== 'none'
      ? (pipelines[open.kind]?.open(documentContext(write), open.procoreId) ?? open)
      : open;
  write.desk.put([indexRow(current, own)]);
  return followed !== null;
}

function rejectedVersion(read: ReadHandle, id: DocumentId): Instant | null {
  const rejection = read.own.intentsOf(id).findLast((intent) => intent.verb === 'reject');
  if (rejection === undefined) return null;
  return (JSON.parse(rejection.payload) as { readonly version?: Instant }).version ?? null;
}

function isInSage(core: RefreshCore, write: WriteHandle, open: OpenDocument): boolean {
  const key = deriveHeaderKey(core, open.kind, open.procoreId);
  return (pipelines[open.kind]?.inSage(write, key) ?? null) !== null;
}

function apply(core: RefreshCore, write: WriteHandle, open: OpenDocument, followed: Followed): OwnDocument {
  const own = write.own.putDocument(followed.own);
  if (followed.link !== 'none') {
    write.own.putLink(linkFor(core, write, open, followed.link));
    // Decided here, but it is in Sage already (another desk was first): nothing of it is left to send.
    for (const intent of write.own.intentsOf(open.id)) {
      if (intent.state === 'waiting') write.own.updateIntent(intent.id, { state: 'withdrawn' });
    }
    if (followed.link === 'recovery') addReportIntent(core, write, open.id, null);
    recordAction(core, write, {
      action: `link.${followed.link}`,
      subject: open.id,
      words: followed.link === 'recovery' ? 'Found in Sage by its key; linked again.' : 'Linked in Procore already.',
    });
  }
  if (followed.conflict) {
    for (const intent of write.own.intentsOf(open.id)) {
      if (intent.state === 'waiting')
        write.own.updateIntent(intent.id, { state: 'conflict', lastError: followed.own.error });
    }
    recordAction(core, write, {
      action: 'push.conflict',
      subject: open.id,
      words: 'Changed in Procore after it was accepted; came back.',
    });
  }
  return own;
}

function linkFor(core: RefreshCore, write: WriteHandle, open: OpenDocument, by: 'procore' | 'recovery'): Link {
  const key =
    by === 'procore' ? required(open.originKey, 'origin key') : deriveHeaderKey(core, open.kind, open.procoreId);
  const record = pipelines[open.kind]?.inSage(write, key) ?? null;
  const derived = deriveKeys(
    core,
    open.kind,
    open.procoreId,
    open.lines.map((line) => line.id),
  )[0];
  return {
    id: open.id,
    sageKey: key,
    sageRecord: record?.record ?? '',
    sageNumber: record?.number ?? open.number,
    generation: 0,
    lines: open.lines.map((line, index) => ({
      procoreId: line.id,
      sageKey: line.sageKey ?? derived?.lines[index] ?? '',
    })),
    by,
    person: record?.enteredBy ?? '',
    at: core.clock.now(),
    reported: by === 'procore',
    verified: record !== null,
    // No stamp of its own verification: the first comparison decides whether it drifted.
    stamp: '',
  };
}

/** Gone from Procore: it leaves the desk, and a decision that waited is settled with why, in journal and slip. */
function forget(core: RefreshCore, write: WriteHandle, id: DocumentId): boolean {
  const row = write.desk.row(id);
  write.desk.remove([id]);
  const own = write.own.document(id);
  const state = own === null ? null : nextState(own.kind, own.state, 'withdraw');
  if (own === null || state === null) return false;
  const waiting = write.own.intentsOf(id).filter((intent) => intent.state === 'waiting');
  const error =
    waiting.length === 0
      ? null
      : appError('DOCUMENT_NOT_FOUND', { document: documentName({ kind: own.kind, number: row?.number || id }) });
  write.own.putDocument({ ...own, state, error });
  for (const intent of waiting) write.own.updateIntent(intent.id, { state: 'conflict', lastError: error });
  if (error !== null) {
    recordAction(core, write, {
      action: 'push.conflict',
      subject: id,
      words: 'Procore does not show it any more; what was decided is not sent.',
    });
  }
  return true;
}
