// The rows of a list, page by page: nothing twice, and read again when fewer came than Procore counts.
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { LogPort } from '../../core/ports/log.ts';
import type { JsonObject } from './exact-json.ts';
import { isList, isObject, textAt } from './json-fields.ts';
import { readPagePosition } from './page-position.ts';
import type { Params, ProcoreClient } from './procore-client.ts';

export type RowList = {
  readonly path: string;
  readonly params: Params;
  readonly perPage: number;
  readonly companyId: string;
  readonly signal: AbortSignal;
};

export type RowPage = {
  readonly rows: readonly JsonObject[];
  readonly total: number | null;
  /** False on the last page when rows stayed missing. */
  readonly complete: boolean;
};

type Lent = { readonly client: ProcoreClient; readonly log: LogPort };

/** How often a list is read in all, when its pages moved while they were read. */
const maxPasses = 3;
/** A list that never ends is a list that is not understood. */
const maxPages = 20_000;

export async function* readRows(lent: Lent, list: RowList): AsyncGenerator<Result<RowPage>> {
  const seen = new Set<string>();
  for (let pass = 1; ; pass += 1) {
    let total: number | null = null;
    let moved = false;
    const before = seen.size;
    let page: number | null = 1;
    while (page !== null && page <= maxPages) {
      const read: Result<ReadPage> = await readPage(lent, list, page);
      if (!read.ok) {
        yield read;
        return;
      }
      moved ||= total !== null && read.value.total !== total;
      total = read.value.total;
      page = read.value.next;
      const rows = read.value.rows.filter((row) => isNew(seen, row));
      if (rows.length > 0 || pass === 1) yield ok({ rows, total, complete: true });
    }
    // A row may have left an earlier page and pulled one past us: a changed count alone is reason to read again.
    if (total === null || (seen.size >= total && !moved)) return;
    lent.log.warn('procore counts other rows than it showed', { path: list.path, total, seen: seen.size, pass });
    if (pass === maxPasses || (pass > 1 && seen.size === before && !moved)) {
      yield ok({ rows: [], total, complete: false });
      return;
    }
  }
}

type ReadPage = { readonly rows: readonly JsonObject[]; readonly total: number | null; readonly next: number | null };

async function readPage({ client }: Lent, list: RowList, page: number): Promise<Result<ReadPage>> {
  const reply = await client.get({
    path: list.path,
    params: { ...list.params, page: `${page}`, per_page: `${list.perPage}` },
    companyId: list.companyId,
    signal: list.signal,
  });
  if (!reply.ok) return reply;
  const { body, headers, requestId } = reply.value;
  // Some lists wrap their rows.
  const found = isObject(body) && isList(body.data) ? body.data : body;
  if (!isList(found)) {
    return err(appError('PROCORE_ANSWER_UNREADABLE', { detail: 'not a list', requestId: requestId ?? 'unknown' }));
  }
  const rows = found.filter(isObject);
  return ok({ rows, ...readPagePosition(headers, page, { perPage: list.perPage, rows: found.length }) });
}

function isNew(seen: Set<string>, row: JsonObject): boolean {
  const id = textAt(row, 'id') ?? JSON.stringify(row);
  if (seen.has(id)) return false;
  seen.add(id);
  return true;
}
