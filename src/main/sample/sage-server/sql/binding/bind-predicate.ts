// Conditions: comparisons, IN, BETWEEN, LIKE, EXISTS, AND, OR, NOT, with SQL Server's typing and three-valued logic.

import { SqlFailure } from '../errors.ts';
import type { Expression, Query } from '../language/ast.ts';
import { bindListQuery } from './bind-subquery.ts';
import { align, convert } from './convert.ts';
import type { Scope } from './scope.ts';
import { BIT, commonType, isString, nvarchar, typeName } from './sql-types.ts';
import { equalityKey, foldedText, orderKey, type Typed, ungroupedOf } from './typed.ts';

const PREDICATES = new Set<Expression['kind']>([
  'compare',
  'logic',
  'not',
  'isNull',
  'inList',
  'inQuery',
  'between',
  'like',
  'exists',
]);

export const isPredicate = (expression: Expression): boolean => PREDICATES.has(expression.kind);

const condition = (sql: string, ...parts: readonly (Typed | null)[]): Typed => ({
  sql,
  type: BIT,
  nullable: true,
  ...ungroupedOf(...parts),
});

/** Throws 4145 for a value where a condition has to stand, 402 for types that do not compare. */
export const bindPredicate = (expression: Expression, scope: Scope): Typed => {
  const not = 'negated' in expression && expression.negated ? 'NOT ' : '';
  switch (expression.kind) {
    case 'compare':
      return compare(
        scope.binder.expression(expression.left, scope),
        scope.binder.expression(expression.right, scope),
        expression.operator,
      );
    case 'logic': {
      const left = bindPredicate(expression.left, scope);
      const right = bindPredicate(expression.right, scope);
      const sql = `(${left.sql} ${expression.operator} ${right.sql})`;
      const bound = expression.operator === 'OR' ? keysetBound(expression.left, expression.right, scope) : null;
      return condition(bound === null ? sql : `(${bound} AND ${sql})`, left, right);
    }
    case 'not': {
      const operand = bindPredicate(expression.operand, scope);
      return condition(`(NOT ${operand.sql})`, operand);
    }
    case 'isNull': {
      const operand = scope.binder.expression(expression.operand, scope);
      return condition(`(${operand.sql} IS ${not}NULL)`, operand);
    }
    case 'inList':
      return bindInList(expression, scope, not);
    case 'inQuery':
      return bindInQuery(expression, scope, not);
    case 'between': {
      const operand = scope.binder.expression(expression.operand, scope);
      const low = compare(operand, scope.binder.expression(expression.low, scope), '>=');
      const high = compare(operand, scope.binder.expression(expression.high, scope), '<=');
      return condition(`(${not}(${low.sql} AND ${high.sql}))`, low, high);
    }
    case 'like':
      return bindLike(expression, scope, not);
    case 'exists':
      return condition(`EXISTS (${bindListQuery(expression.query, scope).sql})`);
    default:
      throw new SqlFailure(
        4145,
        `An expression of non-boolean type specified in a context where a condition is expected, near '${expression.token.text}'.`,
        { class: 15, line: expression.token.line },
      );
  }
};

/**
 * `x > a OR (x = a AND …)`, the shape of a page after a mark, implies `x >= a`. Said out loud, SQLite can start in the
 * index instead of reading every page again from the first row.
 */
const keysetBound = (first: Expression, second: Expression, scope: Scope): string | null => {
  if (first.kind !== 'compare' || (first.operator !== '>' && first.operator !== '<')) return null;
  if (second.kind !== 'logic' || second.operator !== 'AND' || second.left.kind !== 'compare') return null;
  if (second.left.operator !== '=') return null;
  const [left, right] = [first.left, first.right].map((part) => scope.binder.expression(part, scope));
  const [sameLeft, sameRight] = [second.left.left, second.left.right].map((part) =>
    scope.binder.expression(part, scope),
  );
  if (left === undefined || right === undefined || left.sql !== sameLeft?.sql || right.sql !== sameRight?.sql)
    return null;
  return compare(left, right, `${first.operator}=`).sql;
};

const compare = (left: Typed, right: Typed, operator: string): Typed => {
  if (left.isNull === true || right.isNull === true) return condition(`(NULL ${operator} NULL)`, left, right);
  checkComparable(left, right);
  const [one, other] = align(left, right);
  const key = operator === '=' || operator === '<>' ? equalityKey : orderKey;
  return condition(`(${key(one)} ${operator} ${key(other)})`, left, right);
};

const checkComparable = (left: Typed, right: Typed): void => {
  const clash = (one: Typed, other: Typed): boolean => {
    const isDay = one.type.kind === 'date' || one.type.kind === 'datetime2';
    const isGuid = one.type.kind === 'uniqueidentifier';
    const numberLike = !isString(other.type) && other.type.kind !== one.type.kind;
    if (isGuid) return numberLike;
    return isDay && numberLike && !['date', 'datetime', 'datetime2'].includes(other.type.kind);
  };
  if (!clash(left, right) && !clash(right, left)) return;
  throw new SqlFailure(206, `Operand type clash: ${typeName(left.type)} is incompatible with ${typeName(right.type)}`, {
    state: 2,
  });
};

/** All items in one type, so that an index on the column still serves. */
const bindInList = (expression: Extract<Expression, { kind: 'inList' }>, scope: Scope, not: string): Typed => {
  const operand = scope.binder.expression(expression.operand, scope);
  const items = expression.list.map((item) => scope.binder.expression(item, scope));
  const aligned = items.map((item) => align(operand, item));
  const sameKey = aligned.every(([left]) => left.sql === aligned[0]?.[0].sql);
  const all = [operand, ...items];
  if (!sameKey) {
    const parts = items.map((item) => compare(operand, item, '=').sql);
    return condition(`(${not}(${parts.join(' OR ')}))`, ...all);
  }
  const left = aligned[0]?.[0] ?? operand;
  if (isString(left.type)) {
    const list = aligned.map(([, right]) => `rtrim(${right.sql})`);
    return condition(`(${foldedText(left.sql)} ${not}IN (${list.join(', ')}))`, ...all);
  }
  return condition(`(${left.sql} ${not}IN (${aligned.map(([, right]) => right.sql).join(', ')}))`, ...all);
};

const bindInQuery = (expression: Extract<Expression, { kind: 'inQuery' }>, scope: Scope, not: string): Typed => {
  const operand = scope.binder.expression(expression.operand, scope);
  const type = queryType(expression.query, scope, operand);
  const query = bindListQuery(expression.query, scope, (value) => {
    const converted = convertKeepingText(value, type);
    return isString(converted.type) ? { ...converted, sql: `rtrim(${converted.sql})` } : converted;
  });
  const left = convertKeepingText(operand, type);
  return condition(`(${equalityKey(left)} ${not}IN (${query.sql}))`, operand);
};

const queryType = (query: Query, scope: Scope, operand: Typed) => {
  const [column, ...more] = bindListQuery(query, scope).columns;
  if (column === undefined || more.length > 0) {
    throw new SqlFailure(
      116,
      'Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.',
    );
  }
  return operand.isNull === true ? column.value.type : commonType(operand.type, column.value.type);
};

const convertKeepingText = (value: Typed, type: Typed['type']): Typed =>
  isString(value.type) && isString(type) ? value : convert(value, type);

/** SQLite's own LIKE where the pattern is a plain literal; ranges, escapes and parameters go through a function. */
const bindLike = (expression: Extract<Expression, { kind: 'like' }>, scope: Scope, not: string): Typed => {
  const asText = (part: Expression): Typed => {
    const bound = scope.binder.expression(part, scope);
    return isString(bound.type) ? bound : convert(bound, nvarchar('max'));
  };
  const operand = asText(expression.operand);
  const pattern = asText(expression.pattern);
  const mark = expression.escape === null ? null : asText(expression.escape);
  const plain = expression.pattern.kind === 'string' && mark === null && !expression.pattern.text.includes('[');
  const sql = plain
    ? `(${operand.sql} ${not}LIKE ${pattern.sql})`
    : `(${not}sage_like(${operand.sql}, ${pattern.sql}, ${mark?.sql ?? "''"}))`;
  return condition(sql, operand, pattern, mark);
};
