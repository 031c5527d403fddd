// One SELECT: its tables and joins, WHERE, grouping with the 8120 check, TOP and order.

import { SqlFailure, syntaxError, unknownTable } from '../errors.ts';
import type { Expression, OrderItem, Select, TableSource } from '../language/ast.ts';
import { anyAggregate } from './bind-aggregate.ts';
import { bindExpression } from './bind-expression.ts';
import { bindPredicate } from './bind-predicate.ts';
import { convert } from './convert.ts';
import { columnsOf, renamed, Scope, type ScopeColumn } from './scope.ts';
import { BIGINT, isInteger } from './sql-types.ts';
import { equalityKey, orderKey, quoteName, type Typed } from './typed.ts';

export type BoundItem = { readonly name: string; readonly value: Typed };

export type BoundSelect = {
  readonly items: readonly BoundItem[];
  readonly from: string;
  readonly where: string;
  readonly groupBy: string;
  readonly having: string;
  readonly orderBy: string;
  readonly limit: string;
};

export const bindSelect = (select: Select, parent: Scope, orderBy: readonly OrderItem[]): BoundSelect => {
  const scope = new Scope(parent.context, parent);
  const from = bindFrom(select, scope, parent);
  const where = select.where === null ? '' : ` WHERE ${bindPredicate(select.where, scope).sql}`;
  const groups = select.groupBy.map((group) => bindExpression(group, scope));
  const order = orderBy.map((item) => item.value);
  const values = select.items.map((item) => (item.kind === 'value' ? item.value : null));
  const grouped = groups.length > 0 || anyAggregate(...values, select.having, ...order);
  if (select.having !== null && !grouped) throw syntaxError('HAVING', select.having.token.line);
  if (grouped) scope.grouped = new Set(groups.map((group) => group.sql));
  const items = bindItems(select, scope);
  const having =
    select.having === null ? '' : ` HAVING ${covered(bindPredicate(select.having, scope), 'HAVING clause').sql}`;
  const keys = orderBy.map(
    (item) => `${orderKey(bindOrder(item.value, items, scope))}${item.descending ? ' DESC' : ''}`,
  );
  const groupKeys = select.distinct ? distinctKeys(select, items, grouped) : groups.map(equalityKey);
  return {
    items,
    from,
    where,
    groupBy: groupKeys.length > 0 ? ` GROUP BY ${groupKeys.join(', ')}` : '',
    having,
    orderBy: keys.length > 0 ? ` ORDER BY ${keys.join(', ')}` : '',
    // TOP sees variables only, never the columns of its own SELECT.
    limit: bindTop(select.top, new Scope(parent.context, null)),
  };
};

/** `alone` parts share a UNION ALL: a LIMIT there has to be wrapped. */
export const renderSelect = (select: BoundSelect, values: readonly Typed[], inUnion: boolean): string => {
  const list = values.map((value, at) => `${value.sql} AS c${at + 1}`).join(', ');
  const { from, where, groupBy, having, orderBy, limit } = select;
  const sql = `SELECT ${list}${from}${where}${groupBy}${having}${orderBy}${limit}`;
  return inUnion && limit !== '' ? `SELECT * FROM (${sql})` : sql;
};

const bindFrom = (select: Select, scope: Scope, outer: Scope): string => {
  if (select.from === null) return '';
  let sql = ` FROM ${bindTable(select.from, scope, { outer, nullable: false })}`;
  for (const join of select.joins) {
    const table = bindTable(join.table, scope, { outer, nullable: join.kind === 'left' });
    const word = join.kind === 'left' ? 'LEFT JOIN' : join.kind === 'inner' ? 'JOIN' : 'CROSS JOIN';
    sql += ` ${word} ${table}${join.on === null ? '' : ` ON ${bindPredicate(join.on, scope).sql}`}`;
  }
  return sql;
};

const bindTable = (table: TableSource, scope: Scope, place: { outer: Scope; nullable: boolean }): string => {
  const storage = scope.freshName();
  const { source } = table;
  if (source.kind === 'derived') {
    // Derived tables do not see their neighbours (that would be APPLY), only what is around the SELECT.
    const bound = scope.binder.query(source.query, place.outer, true);
    const columns = renamed(bound.columns, source.columns, table.alias ?? '');
    addTable(scope, table.alias ?? '', underAlias(columns, storage, place.nullable));
    return `(${bound.sql}) AS ${storage}`;
  }
  const name = source.parts[source.parts.length - 1] ?? '';
  const alias = table.alias ?? name;
  const cte = source.parts.length === 1 ? scope.findCte(name) : null;
  if (cte !== null) {
    addTable(scope, alias, underAlias(cte.columns, storage, place.nullable));
    return `${cte.storage} AS ${storage}`;
  }
  const found = scope.context.catalog.find(source.parts);
  if (found === null) throw unknownTable(source.parts.join('.'), table.token.line);
  if (source.hints.some((hint) => hint !== 'READCOMMITTED' && hint !== 'ROWLOCK')) scope.context.locks = true;
  addTable(scope, alias, columnsOf(found, storage, place.nullable));
  return `${quoteName(found.storage)} AS ${storage}`;
};

const addTable = (scope: Scope, alias: string, columns: readonly ScopeColumn[]): void => {
  if (scope.tables.some((table) => table.alias.toLowerCase() === alias.toLowerCase())) {
    throw new SqlFailure(1011, `The correlation name '${alias}' is specified multiple times in a FROM clause.`, {
      class: 15,
    });
  }
  scope.tables.push({ alias, columns });
};

const underAlias = (columns: readonly ScopeColumn[], storage: string, nullable: boolean): readonly ScopeColumn[] =>
  columns.map((column, at) => ({
    name: column.name,
    value: { ...column.value, sql: `${storage}.c${at + 1}`, nullable: nullable || column.value.nullable },
  }));

const bindItems = (select: Select, scope: Scope): readonly BoundItem[] =>
  select.items.flatMap((item): readonly BoundItem[] => {
    if (item.kind === 'star') return starItems(item.qualifier, scope, item.token.line);
    const value = covered(bindExpression(item.value, scope), 'select list');
    const column = item.value.kind === 'column' ? item.value.parts[item.value.parts.length - 1] : undefined;
    return [{ name: item.alias ?? column ?? '', value }];
  });

const starItems = (qualifier: string | null, scope: Scope, line: number): readonly BoundItem[] => {
  const tables = scope.tables.filter(
    (table) => qualifier === null || table.alias.toLowerCase() === qualifier.toLowerCase(),
  );
  if (tables.length === 0) {
    if (qualifier === null) throw new SqlFailure(263, 'Must specify table to select from.', { line });
    throw new SqlFailure(
      107,
      `The column prefix '${qualifier}' does not match with a table name or alias name used in the query.`,
      { class: 15, line },
    );
  }
  return tables.flatMap((table) =>
    table.columns.map((column) => ({
      name: column.name,
      value: covered(scope.column([table.alias, column.name], line), 'select list'),
    })),
  );
};

/** 8120: SQLite would take the column from whatever row comes last. */
const covered = (value: Typed, place: string): Typed => {
  if (value.ungrouped === undefined) return value;
  throw new SqlFailure(
    place === 'HAVING clause' ? 8121 : place === 'ORDER BY clause' ? 8127 : 8120,
    `Column '${value.ungrouped}' is invalid in the ${place} because it is not contained in either an aggregate function or the GROUP BY clause.`,
  );
};

/** An ordinal, an output name, or any expression over the tables. */
const bindOrder = (expression: Expression, items: readonly BoundItem[], scope: Scope): Typed => {
  const { line } = expression.token;
  if (expression.kind === 'number') {
    const item = items[Number.parseInt(expression.text, 10) - 1];
    if (item !== undefined) return item.value;
    throw new SqlFailure(
      108,
      `The ORDER BY position number ${expression.text} is out of range of the number of items in the select list.`,
      { class: 15, line },
    );
  }
  if (expression.kind === 'column' && expression.parts.length === 1) {
    const [name = ''] = expression.parts;
    const named = items.find((item) => item.name.toLowerCase() === name.toLowerCase());
    if (named !== undefined) return named.value;
  }
  return covered(bindExpression(expression, scope), 'ORDER BY clause');
};

/** DISTINCT as a grouping, because SQLite's own would tell 'a' from 'A '. */
const distinctKeys = (select: Select, items: readonly BoundItem[], grouped: boolean): readonly string[] => {
  if (grouped) throw new SqlFailure(102, "Incorrect syntax near 'DISTINCT'.", { class: 15, line: select.token.line });
  return items.map((item) => equalityKey(item.value));
};

const bindTop = (top: Expression | null, scope: Scope): string => {
  if (top === null) return '';
  const bound = bindExpression(top, scope);
  if (!isInteger(bound.type) || bound.isNull === true) {
    throw new SqlFailure(
      1060,
      'The number of rows provided for a TOP or FETCH clauses row count parameter must be an integer.',
      { class: 15 },
    );
  }
  if (bound.literal !== undefined) return ` LIMIT ${bound.literal}`;
  return ` LIMIT sage_limit(${convert(bound, BIGINT).sql})`;
};
