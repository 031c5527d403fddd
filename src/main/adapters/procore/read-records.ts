// The records of a list: rows mapped, lines fetched where they are missing, answers checked against what was asked.

import { ok, type Result } from '#shared/result/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LogPort } from '../../core/ports/log.ts';
import type { ProcorePage } from '../../core/ports/procore.ts';
import { completeRow } from './complete-row.ts';
import { instantAt, textAt } from './json-fields.ts';
import type { Params, ProcoreClient } from './procore-client.ts';
import { type RowPage, readRows } from './read-rows.ts';
import type { Resource, Scope } from './resources/resource.ts';

export type RecordList<T> = {
  readonly resource: Resource<T>;
  readonly scope: Scope;
  readonly since: Instant | null;
  readonly now: Instant;
  readonly signal: AbortSignal;
};

type Lent = { readonly client: ProcoreClient; readonly log: LogPort };

/** Whether the ends of a range belong to it is not stated, and clocks differ: so much is read again. */
const overlapMs = 5 * 60_000;
const dayMs = 86_400_000;

export async function* readRecords<T>(lent: Lent, list: RecordList<T>): AsyncGenerator<Result<ProcorePage<T>>> {
  const { resource, scope } = list;
  const filter = changesSince(list);
  for (const path of resource.paths(scope)) {
    const rows = readRows(lent, {
      path,
      params: { ...resource.params(scope), ...filter?.params },
      perPage: resource.perPage,
      companyId: scope.companyId,
      signal: list.signal,
    });
    for await (const page of rows) {
      const records = page.ok ? await mapPage(lent, list, page.value) : page;
      yield records.ok ? ok({ ...records.value, partial: records.value.partial || isFiltered(filter, page) }) : records;
      if (!records.ok) return;
    }
  }
}

type Filter = { readonly from: number; readonly params: Params };

function changesSince<T>({ resource, since, now }: RecordList<T>): Filter | null {
  if (since === null || resource.changes === null) return null;
  const from = Date.parse(since) - overlapMs;
  const to = Date.parse(now) + dayMs;
  const range = `${secondsOf(from)}...${secondsOf(to)}`;
  return { from, params: { ...resource.changes.params, 'filters[updated_at]': range } };
}

function secondsOf(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`;
}

/** A filter that Procore does not know is ignored without a word: a row that it should have left out gives that away. */
function isFiltered(filter: Filter | null, page: Result<RowPage>): boolean {
  if (filter === null || !page.ok) return false;
  return page.value.rows.every((row) => {
    const updatedAt = instantAt(row, 'updated_at');
    return updatedAt === null || Date.parse(updatedAt) >= filter.from - 1000;
  });
}

async function mapPage<T>(lent: Lent, list: RecordList<T>, page: RowPage): Promise<Result<ProcorePage<T>>> {
  const records: T[] = [];
  let partial = !page.complete;
  for (const row of page.rows) {
    const whole = await completeRow(lent, list, row);
    if (!whole.ok) return whole;
    // Deleted between the list and its lines.
    if (whole.value === null) continue;
    const record = list.resource.map(whole.value, list.scope);
    if (record !== null) records.push(record);
    else {
      lent.log.warn('procore sent a row that lacks what a record must have', { id: textAt(row, 'id') });
      partial = true;
    }
  }
  return ok({ records, total: page.total, partial });
}
