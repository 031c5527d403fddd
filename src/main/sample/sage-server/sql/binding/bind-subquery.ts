// Queries inside expressions: EXISTS, IN and scalar subqueries, with the checks SQLite would not make.

import { SqlFailure } from '../errors.ts';
import type { Query } from '../language/ast.ts';
import type { Token } from '../language/lexer.ts';
import type { BoundQuery, Scope } from './scope.ts';
import type { Typed } from './typed.ts';

/** The query of EXISTS and IN; `shape` converts its columns for the comparison. */
export const bindListQuery = (
  query: Query,
  scope: Scope,
  shape: (value: Typed) => Typed = (value) => value,
): BoundQuery => {
  const bound = scope.binder.query(query, scope, true);
  const shaped = bound.columns.map((column) => shape(column.value));
  if (shaped.every((value, at) => value.sql === bound.columns[at]?.value.sql)) return bound;
  return { sql: `SELECT ${shaped.map((value) => value.sql).join(', ')} FROM (${bound.sql})`, columns: bound.columns };
};

/** A scalar subquery. SQLite would quietly take the first of several rows; SQL Server answers 512. */
export const bindSubquery = (query: Query, scope: Scope, token: Token): Typed => {
  const bound = scope.binder.query(query, scope, true);
  const [column, more] = bound.columns;
  if (column === undefined || more !== undefined) {
    throw new SqlFailure(
      116,
      'Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.',
      { line: token.line },
    );
  }
  const { type, mayOverflow } = column.value;
  const sql = `(SELECT CASE WHEN count(*) > 1 THEN sage_raise(512) ELSE max(c1) END FROM (SELECT c1 FROM (${bound.sql}) LIMIT 2))`;
  return { sql, type, nullable: true, mayOverflow: mayOverflow === true };
};
