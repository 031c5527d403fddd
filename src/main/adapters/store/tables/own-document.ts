// own_document: where each document stands on our side.
import type { DocumentId, Kind } from '#shared/domain/kinds.ts';
import type { State } from '#shared/domain/lifecycle/states.ts';
import type { AppError } from '#shared/result/app-error.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate } from '#shared/time/local-date.ts';
import type { OwnDocument, OwnRead, OwnWrite } from '../../../core/ports/own.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';
import { decodeJson, encodeJson } from '../json-codec.ts';
import { smallInteger } from '../small-integer.ts';
import { readCounters, writeCounters } from './own-counter.ts';

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly procore_id: string;
  readonly project_id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly hold_until: string | null;
  readonly keyed_number: string | null;
  /** Trimmed and lower case: SQLite's own lower() knows only ASCII. */
  readonly keyed_fold: string | null;
  readonly keyed_title: string | null;
  readonly basis: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly returned: bigint;
  readonly drifted: bigint;
  readonly error: string | null;
  readonly since: string;
  readonly revision: bigint;
};

const insert = `
INSERT INTO own_document (id, kind, procore_id, project_id, state, reason, hold_until, keyed_number, keyed_fold, keyed_title,
  basis,  decided_by, decided_at, returned, drifted, error, since, revision)
VALUES (@id, @kind, @procore_id, @project_id, @state, @reason, @hold_until, @keyed_number, @keyed_fold,
  @keyed_title, @basis, @decided_by, @decided_at, @returned, @drifted, @error, @since, @revision)
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, procore_id = excluded.procore_id,
  project_id = excluded.project_id, state = excluded.state, reason = excluded.reason, hold_until = excluded.hold_until,
  keyed_number = excluded.keyed_number, keyed_fold = excluded.keyed_fold, keyed_title = excluded.keyed_title, basis = excluded.basis,
  decided_by = excluded.decided_by, decided_at = excluded.decided_at, returned = excluded.returned,
  drifted = excluded.drifted, error = excluded.error, since = excluded.since, revision = excluded.revision`;

export function readOwnDocuments(
  connection: ReadConnection,
): Pick<OwnRead, 'document' | 'documentsInState' | 'keyedUnder' | 'revision'> {
  const byId = connection.prepare<[string], Row>('SELECT * FROM own_document WHERE id = ?');
  const byState = connection.prepare<[string], Row>(
    'SELECT * FROM own_document WHERE state IN (SELECT value FROM json_each(?)) ORDER BY since, id',
  );
  const byKeyed = connection.prepare<[string, string], Row>(
    'SELECT * FROM own_document WHERE kind = ? AND keyed_fold = ? ORDER BY id',
  );
  const counters = readCounters(connection);
  return {
    revision: () => counters.counter('revision'),
    document(id) {
      const row = byId.get(id);
      return row === undefined ? null : documentOf(row);
    },
    documentsInState: (states) => byState.all(JSON.stringify(states)).map(documentOf),
    keyedUnder: (kind, foldedNumber) => byKeyed.all(kind, foldedNumber).map(documentOf),
  };
}

export function writeOwnDocuments(connection: WriteConnection): Pick<OwnWrite, 'putDocument'> {
  const put = connection.prepare<[Row], never>(insert);
  const counters = writeCounters(connection);
  return {
    putDocument(document) {
      assertWriting(connection);
      const stored: OwnDocument = { ...document, revision: counters.raise('revision') };
      put.run(rowOf(stored));
      return stored;
    },
  };
}

function rowOf(document: OwnDocument): Row {
  return {
    id: document.id,
    kind: document.kind,
    procore_id: document.procoreId,
    project_id: document.projectId,
    state: document.state,
    reason: document.reason,
    hold_until: document.holdUntil,
    keyed_number: document.keyed.number,
    keyed_fold: document.keyed.number?.trim().toLowerCase() ?? null,
    keyed_title: document.keyed.title,
    basis: document.basis,
    decided_by: document.decidedBy,
    decided_at: document.decidedAt,
    returned: document.returned ? 1n : 0n,
    drifted: document.drifted ? 1n : 0n,
    error: document.error === null ? null : encodeJson(document.error),
    since: document.since,
    revision: BigInt(document.revision),
  };
}

function documentOf(row: Row): OwnDocument {
  return {
    id: row.id as DocumentId,
    kind: row.kind as Kind,
    procoreId: row.procore_id,
    projectId: row.project_id,
    state: row.state as State,
    reason: row.reason,
    holdUntil: row.hold_until as LocalDate | null,
    keyed: { number: row.keyed_number, title: row.keyed_title },
    basis: row.basis,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at as Instant | null,
    returned: row.returned === 1n,
    drifted: row.drifted === 1n,
    error: row.error === null ? null : (decodeJson(row.error) as AppError),
    since: row.since as Instant,
    revision: smallInteger(row.revision),
  };
}
