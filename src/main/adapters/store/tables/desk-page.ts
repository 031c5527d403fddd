// Pages of a grid: rows, count and sums in plain SQL over desk_row_view.
import { amountFromCents } from '#shared/money/amount.ts';
import { assert, required } from '#shared/result/assert.ts';
import type { DeskIndexRead, DeskPage, DeskQuery } from '../../../core/ports/desk-index.ts';
import type { ReadConnection } from '../connection.ts';
import { smallInteger } from '../small-integer.ts';
import { foldText } from '../sort-text.ts';
import { type DeskRowRecord, deskRowOf } from './desk-row.ts';

type Filter = {
  readonly family: string;
  readonly view: string;
  readonly job: string;
  readonly parent: string;
  readonly find: string;
};
type Window = Filter & { readonly limit: number; readonly offset: number };
type Totals = { readonly total: bigint; readonly sum: bigint; readonly sage_sum: bigint };

/** Columns a query may name; never text from outside in a statement. */
const sortColumns: Readonly<Record<string, string>> = {
  state: 'state',
  number: 'number',
  title: 'title',
  vendor: 'vendor',
  job: 'job',
  amount: 'amount',
  since: 'since',
  sentBy: 'sent_by',
};

export function readDeskPages(connection: ReadConnection): Pick<DeskIndexRead, 'page'> {
  const pages = remembered((sql) => connection.prepare<[Window], DeskRowRecord>(sql));
  const totals = remembered((sql) => connection.prepare<[Filter], Totals>(sql));
  return {
    page(query): DeskPage {
      const filter: Filter = {
        family: query.family,
        view: query.view,
        job: query.jobId ?? '',
        parent: query.parentId ?? '',
        find: foldText(query.find.trim()),
      };
      const found = required(totals(totalsSql(query, filter)).get(filter), 'the totals of a page');
      const sql = pageSql(query, conditions(query, filter), isNearTheTop(query, smallInteger(found.total)));
      const rows = pages(sql).all({ ...filter, limit: query.limit, offset: query.offset });
      return {
        rows: rows.map(deskRowOf),
        total: smallInteger(found.total),
        sum: amountFromCents(found.sum),
        sageSum: amountFromCents(found.sage_sum),
      };
    },
  };
}

function conditions(query: DeskQuery, filter: Filter): string {
  const parts = ['family = @family', 'view = @view'];
  if (query.jobId !== null) parts.push('job_id = @job');
  if (query.parentId !== null) parts.push('parent_id = @parent');
  if (filter.find !== '') parts.push('instr(find, @find) > 0');
  return parts.join(' AND ');
}

function totalsSql(query: DeskQuery, filter: Filter): string {
  return `SELECT count(*) AS total, coalesce(sum(amount), 0) AS sum, coalesce(sum(sage_amount), 0) AS sage_sum
FROM desk_row_view INDEXED BY desk_row_view_sum WHERE ${conditions(query, filter)}`;
}

/** With many matches, the first of them in the order of an index come sooner than sorting them all. */
function isNearTheTop({ offset, limit }: DeskQuery, matches: number): boolean {
  return matches > 5_000 && (offset + limit) * 10 < matches;
}

// The window is cut from narrow rows first; only what is shown is read in full. A whole view is a walk along the index
// of its sort column; a filtered one is found in the covering index and then sorted.
function pageSql(query: DeskQuery, filter: string, nearTheTop: boolean): string {
  const filtered = query.jobId !== null || query.parentId !== null || query.find.trim() !== '';
  const matches = `SELECT id FROM desk_row_view INDEXED BY desk_row_view_sum WHERE ${filter}`;
  const source =
    filtered && !nearTheTop
      ? `(${matches}) AS matched CROSS JOIN desk_row_view AS keys ON keys.id = matched.id AND keys.view = @view`
      : `desk_row_view AS keys${indexHint(query)} WHERE ${filter}`;
  return `SELECT desk_row.* FROM (
  SELECT row_number() OVER () AS place, id
  FROM (SELECT keys.id FROM ${source} ORDER BY ${orderOf(query.sort)} LIMIT @limit OFFSET @offset)
) AS shown CROSS JOIN desk_row ON desk_row.id = shown.id
ORDER BY shown.place`;
}

function indexHint(query: DeskQuery): string {
  const column = sortColumns[query.sort[0]?.column ?? 'since'];
  return column === undefined ? '' : ` INDEXED BY desk_row_view_${column}`;
}

function orderOf(sort: DeskQuery['sort']): string {
  const parts = sort.map(({ column, direction }) => {
    const name = sortColumns[column];
    assert(name !== undefined, `the desk cannot be sorted by ${column}`);
    return `keys.${name} ${direction === 'desc' ? 'DESC' : 'ASC'}`;
  });
  if (parts.length === 0) parts.push('keys.since ASC');
  // Ties go with the last column, so that one index serves both directions.
  return [...parts, `keys.id ${sort.at(-1)?.direction === 'desc' ? 'DESC' : 'ASC'}`].join(', ');
}

/** There are some dozens of forms a query can take; each is prepared once. */
function remembered<T>(prepare: (sql: string) => T): (sql: string) => T {
  const known = new Map<string, T>();
  return (sql) => {
    const statement = known.get(sql) ?? prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}
