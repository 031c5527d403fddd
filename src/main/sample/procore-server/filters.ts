// `filters[name]=…` of a list: kinds of filter, and reading them from the query; unknown ones are ignored in silence.
import { invalidFilter } from './errors.ts';
import type { ApiRecord, Call, FilterRule, Predicate, ResourceKind } from './resource-kind.ts';

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Equal to one of the values, as text. */
export function anyOf(read: (record: ApiRecord) => unknown): FilterRule {
  return (values) => {
    const wanted = new Set(values);
    return (record) => wanted.has(textOf(read(record)));
  };
}

export const byField = (field: string): FilterRule => anyOf((record) => record[field]);

export const byIds: FilterRule = (values, call) =>
  byField('id')(
    values.flatMap((value) => value.split(',')),
    call,
  );

export function yesNo(name: string, read: (record: ApiRecord) => boolean): FilterRule {
  return (values) => {
    const [value = ''] = values;
    if (value !== 'true' && value !== 'false') throw invalidFilter(name);
    return (record) => read(record) === (value === 'true');
  };
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const dayMs = 86_400_000;

/** The first and the last moment that a date or a timestamp means. */
function momentsOf(text: string): { from: number; to: number } | null {
  if (dayPattern.test(text)) {
    const from = Date.parse(`${text}T00:00:00Z`);
    return Number.isNaN(from) ? null : { from, to: from + dayMs - 1 };
  }
  // A plus sign that was not encoded arrives as a blank.
  const repaired = text.replace(' ', '+');
  if (!instantPattern.test(repaired)) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(repaired) ? repaired : `${repaired}Z`;
  const from = Date.parse(zoned);
  return Number.isNaN(from) ? null : { from, to: from };
}

/** `a...b` over a timestamp field; a single value means that day or that second. */
export function timeRange(field: string): FilterRule {
  return (values, call) => {
    const text = (values[0] ?? '').replace(/^"|"$/g, '');
    const [first = '', second] = text.split('...').map((part) => part.replace(/^"|"$/g, ''));
    const low = momentsOf(first);
    const high = momentsOf(second ?? first);
    if (low === null || high === null) throw invalidFilter(field);
    const open = !call.context.settings.rangeInclusive && second !== undefined;
    return (record) => {
      const at = Date.parse(textOf(record[field]));
      return open ? at > low.from && at < high.to : at >= low.from && at <= high.to;
    };
  };
}

export const changeRanges: Record<string, FilterRule> = {
  created_at: timeRange('created_at'),
  updated_at: timeRange('updated_at'),
};

/** The values per filter name, whether written as `filters[a]` or `filters[a][]`. */
export function readFilters(query: URLSearchParams): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of query) {
    const name = /^filters\[([a-z_]+)\](?:\[\])?$/.exec(key)?.[1];
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

/** All filters of the call that the kind knows, joined by AND. */
export function filterRecords(kind: ResourceKind, call: Call): ApiRecord[] {
  const tests: Predicate[] = kind.listed === undefined ? [] : [kind.listed(call)];
  for (const [name, values] of readFilters(call.request.query)) {
    const rule = Object.hasOwn(kind.filters, name) ? kind.filters[name] : undefined;
    if (rule !== undefined) tests.push(rule(values, call));
  }
  return kind.records(call).filter((record) => tests.every((test) => test(record)));
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const a = textOf(left);
  const b = textOf(right);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorted by the allowed part of `sort`, then by id. */
export function sortRecords(kind: ResourceKind, records: ApiRecord[], sort: string | null): ApiRecord[] {
  const keys = (sort ?? '')
    .split(',')
    .map((key) => ({ field: key.replace(/^-/, ''), sign: key.startsWith('-') ? -1 : 1 }))
    .filter((key) => kind.sorts.includes(key.field));
  return [...records].sort((a, b) => {
    for (const key of keys) {
      const order = compare(a[key.field], b[key.field]) * key.sign;
      if (order !== 0) return order;
    }
    return a.id - b.id;
  });
}
