// Tells Procore the Sage keys of a document: looks first, writes header then lines, believes only what it reads.
import { isForeignOriginId } from '#shared/domain/pairing/origin-id.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { ReportOutcome, SyncedReport } from '../../core/ports/procore.ts';
import {
  makeChange,
  nounOf,
  type RowUpdate,
  showDocument,
  syncUpdates,
  verifySync,
  type WriteScope,
} from './document-writes.ts';
import type { JsonObject } from './exact-json.ts';
import { isObject, listAt, textAt } from './json-fields.ts';

/** Far below the 1000 a sync may carry: a large batch is refused with 413. */
const linesPerCall = 100;

export async function reportDocument(scope: WriteScope, report: SyncedReport): Promise<Result<ReportOutcome>> {
  const shown = await showDocument(scope);
  if (!shown.ok) return shown;
  if (shown.value === null)
    return err(appError('PROCORE_NOT_FOUND', { what: `${nounOf(scope).toLowerCase()} ${report.id}` }));
  const foreign = foreignKey(scope, shown.value);
  if (foreign !== null) return err(foreign);
  const header = await reportHeader(scope, report, shown.value);
  if (!header.ok) return header;
  const lines = await reportLines(scope, report, shown.value);
  if (!lines.ok) return lines;
  const wrote = header.value === 'written' || lines.value.wrote;
  return ok({ outcome: wrote ? 'written' : 'already', linesCarried: lines.value.carried });
}

/** A key of another integration on the record or on one of its lines: only one may own it. */
function foreignKey(scope: WriteScope, record: JsonObject) {
  const name = `${nounOf(scope)} ${textAt(record, 'number') ?? textAt(record, 'id') ?? ''}`;
  const key = textAt(record, 'origin_id');
  if (isForeignOriginId(key)) return appError('PROCORE_OWNED_BY_OTHER', { document: name, key: key ?? '' });
  for (const line of linesOf(record)) {
    const lineKey = textAt(line, 'origin_id');
    if (isForeignOriginId(lineKey)) {
      const document = `${name}, line ${textAt(line, 'position') ?? textAt(line, 'id') ?? ''}`;
      return appError('PROCORE_OWNED_BY_OTHER', { document, key: lineKey ?? '' });
    }
  }
  return null;
}

async function reportHeader(
  scope: WriteScope,
  report: SyncedReport,
  record: JsonObject,
): Promise<Result<'written' | 'already'>> {
  const isThere = (shown: JsonObject) =>
    textAt(shown, 'origin_id') === report.originId && textAt(shown, 'origin_code') === report.originCode;
  if (isThere(record)) return ok('already');
  const rows: RowUpdate[] = [{ id: report.id, origin_id: report.originId, origin_code: report.originCode }];
  const made = await makeChange(scope, {
    path: `${scope.document.path}/sync`,
    body: { project_id: scope.projectId, updates: syncUpdates(rows) },
    verify: (body) => verifySync(body, rows),
    isThere,
  });
  return made.ok ? ok('written') : made;
}

type Lines = { readonly wrote: boolean; readonly carried: boolean };

/**
 * Whether lines of an approved contract take keys is not known of real Procore: a refusal leaves the header's key as the
 * proof and the lines' keys with Sage. A line that is gone from Procore has nowhere to carry its key either.
 */
async function reportLines(scope: WriteScope, report: SyncedReport, record: JsonObject): Promise<Result<Lines>> {
  const known = new Map(linesOf(record).map((line) => [textAt(line, 'id'), textAt(line, 'origin_id')]));
  const here = report.lines.filter((line) => known.has(line.id));
  let wrote = false;
  let carried = here.length === report.lines.length;
  const missing = here.filter((line) => known.get(line.id) !== line.originId);
  for (let from = 0; from < missing.length; from += linesPerCall) {
    const rows: RowUpdate[] = missing
      .slice(from, from + linesPerCall)
      .map((line) => ({ id: line.id, origin_id: line.originId }));
    const made = await makeChange(scope, {
      path: `${scope.document.path}/${report.id}/line_items/sync`,
      params: { project_id: scope.projectId },
      body: { updates: syncUpdates(rows) },
      verify: (body) => verifySync(body, rows),
      isThere: (shown) => carries(shown, rows),
    });
    wrote ||= made.ok;
    if (made.ok) continue;
    const { code, facts } = made.error;
    if (code !== 'PROCORE_RULE' && code !== 'PROCORE_NOT_ALLOWED' && code !== 'PROCORE_NOT_FOUND') return made;
    scope.deps.log.warn('procore: lines do not take their keys', { id: report.id, ...facts });
    carried = false;
  }
  return ok({ wrote, carried });
}

function carries(shown: JsonObject, rows: readonly RowUpdate[]): boolean {
  const keys = new Map(linesOf(shown).map((line) => [textAt(line, 'id'), textAt(line, 'origin_id')]));
  return rows.every((row) => keys.get(row.id) === row.origin_id);
}

function linesOf(record: JsonObject): readonly JsonObject[] {
  return (listAt(record, 'line_items') ?? []).filter(isObject);
}
