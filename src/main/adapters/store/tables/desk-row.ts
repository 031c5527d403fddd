// desk_row and desk_row_view: how the rows of the grids are stored and turned back.
import type { DeskRow } from '#shared/contract/desk.ts';
import { amountFromCents, amountToText, parseAmount } from '#shared/money/amount.ts';
import type { AppError } from '#shared/result/app-error.ts';
import { assert } from '#shared/result/assert.ts';
import type { DeskIndexRead, DeskIndexWrite, IndexedRow } from '../../../core/ports/desk-index.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';
import { decodeJson, encodeJson } from '../json-codec.ts';
import { smallInteger } from '../small-integer.ts';
import { foldText, naturalKey } from '../sort-text.ts';

export type DeskRowRecord = {
  readonly id: string;
  readonly kind: string;
  readonly family: string;
  readonly state: string;
  readonly light: string;
  readonly reason: string;
  readonly number: string;
  readonly title: string;
  readonly vendor: string;
  readonly vendor_id: string;
  readonly job: string;
  readonly job_id: string;
  readonly job_name: string;
  readonly parent_id: string | null;
  readonly amount: bigint | null;
  readonly sage_amount: bigint | null;
  readonly since: string;
  readonly sent_by: string;
  readonly returned: bigint;
  readonly drifted: bigint;
  readonly error: string | null;
  readonly revision: bigint;
  readonly cause: string | null;
  readonly cause_words: string | null;
};

type ViewRecord = Pick<
  DeskRowRecord,
  'id' | 'family' | 'job_id' | 'parent_id' | 'state' | 'number' | 'title' | 'vendor' | 'job' | 'since' | 'sent_by'
> &
  Pick<DeskRowRecord, 'amount' | 'sage_amount'> & { readonly view: string; readonly find: string };

const insertRow = `
INSERT INTO desk_row (id, kind, family, state, light, reason, number, title, vendor, vendor_id, job, job_id, job_name,
  parent_id, amount, sage_amount, since, sent_by, returned, drifted, error, revision, cause, cause_words)
VALUES (@id, @kind, @family, @state, @light, @reason, @number, @title, @vendor, @vendor_id, @job, @job_id, @job_name,
  @parent_id, @amount, @sage_amount, @since, @sent_by, @returned, @drifted, @error, @revision, @cause, @cause_words)`;

const insertView = `
INSERT INTO desk_row_view (id, view, family, job_id, parent_id, find, state, number, title, vendor, job, amount,
  sage_amount, since, sent_by)
VALUES (@id, @view, @family, @job_id, @parent_id, @find, @state, @number, @title, @vendor, @job, @amount,
  @sage_amount, @since, @sent_by)`;

export function readDeskRows(connection: ReadConnection): Pick<DeskIndexRead, 'row'> {
  const byId = connection.prepare<[string], DeskRowRecord>('SELECT * FROM desk_row WHERE id = ?');
  return {
    row(id) {
      const record = byId.get(id);
      return record === undefined ? null : deskRowOf(record);
    },
  };
}

export function writeDeskRows(connection: WriteConnection): Pick<DeskIndexWrite, 'put' | 'remove'> {
  const recordById = connection.prepare<[string], DeskRowRecord>('SELECT * FROM desk_row WHERE id = ?');
  const viewsById = connection.prepare<[string], string>('SELECT view FROM desk_row_view WHERE id = ?').pluck();
  const addRow = connection.prepare<[DeskRowRecord], never>(insertRow);
  const addView = connection.prepare<[ViewRecord], never>(insertView);
  const dropRow = connection.prepare<[string], never>('DELETE FROM desk_row WHERE id = ?');
  const dropViews = connection.prepare<[string], never>('DELETE FROM desk_row_view WHERE id = ?');

  // Ten indexes hang on the keys; most rows that are worked out again come out as they were.
  function putOne(indexed: IndexedRow): void {
    const record = recordOf(indexed);
    const views = [...new Set<string>(indexed.views)].sort();
    const known = recordById.get(record.id);
    if (known !== undefined) {
      const changed = changedColumns(known, record);
      const sameKeys = !changed.some((column) => keyColumns.includes(column));
      const sameViews = sameKeys && viewsById.all(record.id).sort().join() === views.join();
      if (changed.length > 0) {
        dropRow.run(record.id);
        addRow.run(record);
      }
      if (sameViews) return;
      dropViews.run(record.id);
    } else {
      addRow.run(record);
    }
    const keys = viewKeys(record);
    for (const view of views) addView.run({ ...keys, view });
  }

  return {
    put(rows) {
      assertWriting(connection);
      rows.forEach(putOne);
    },
    remove(ids) {
      assertWriting(connection);
      for (const id of ids) {
        dropRow.run(id);
        dropViews.run(id);
      }
    },
  };
}

/** Columns of desk_row that desk_row_view repeats or folds. */
const keyColumns: readonly (keyof DeskRowRecord)[] = [
  'family',
  'state',
  'number',
  'title',
  'vendor',
  'job',
  'job_id',
  'job_name',
  'parent_id',
  'amount',
  'sage_amount',
  'since',
  'sent_by',
];

function changedColumns(known: DeskRowRecord, record: DeskRowRecord): readonly (keyof DeskRowRecord)[] {
  return (Object.keys(record) as (keyof DeskRowRecord)[]).filter((column) => known[column] !== record[column]);
}

function recordOf({ row, vendorId, parentId, cause, causeWords }: IndexedRow): DeskRowRecord {
  return {
    id: row.id,
    kind: row.kind,
    family: row.family,
    state: row.state,
    light: row.light,
    reason: row.reason,
    number: row.number,
    title: row.title,
    vendor: row.vendor,
    vendor_id: vendorId,
    job: row.job,
    job_id: row.jobId,
    job_name: row.jobName,
    parent_id: parentId,
    amount: centsOf(row.amount),
    sage_amount: centsOf(row.sageAmount),
    since: row.since,
    sent_by: row.sentBy,
    returned: row.returned ? 1n : 0n,
    drifted: row.drifted ? 1n : 0n,
    error: row.error === null ? null : encodeJson(row.error),
    revision: BigInt(row.revision),
    cause,
    cause_words: causeWords,
  };
}

function viewKeys(record: DeskRowRecord): Omit<ViewRecord, 'view'> {
  return {
    id: record.id,
    family: record.family,
    job_id: record.job_id,
    parent_id: record.parent_id,
    find: foldText([record.number, record.title, record.vendor, record.job, record.job_name].join('\n')),
    state: record.state,
    number: naturalKey(record.number),
    title: foldText(record.title),
    vendor: foldText(record.vendor),
    job: naturalKey(record.job),
    amount: record.amount,
    sage_amount: record.sage_amount,
    since: record.since,
    sent_by: foldText(record.sent_by),
  };
}

export function deskRowOf(record: DeskRowRecord): DeskRow {
  return {
    id: record.id,
    kind: record.kind as DeskRow['kind'],
    family: record.family as DeskRow['family'],
    state: record.state as DeskRow['state'],
    light: record.light as DeskRow['light'],
    reason: record.reason,
    number: record.number,
    title: record.title,
    vendor: record.vendor,
    job: record.job,
    jobId: record.job_id,
    jobName: record.job_name,
    amount: textOf(record.amount),
    sageAmount: textOf(record.sage_amount),
    since: record.since,
    sentBy: record.sent_by,
    returned: record.returned === 1n,
    drifted: record.drifted === 1n,
    error: record.error === null ? null : (decodeJson(record.error) as AppError),
    revision: smallInteger(record.revision),
  };
}

// Ten thousand times what Sage's widest column holds, and far from where a sum over a company leaves 64 bits.
const mostCents = 1_000_000_000_000n * 1_000n;

/** An amount no ledger could hold is shown as none: it must not stop the whole desk. */
function centsOf(text: string | null): bigint | null {
  if (text === null) return null;
  const amount = parseAmount(text);
  assert(amount.ok, `a row of the desk carries the amount "${text}"`);
  return amount.value > mostCents || amount.value < -mostCents ? null : amount.value;
}

function textOf(cents: bigint | null): string | null {
  return cents === null ? null : amountToText(amountFromCents(cents));
}
