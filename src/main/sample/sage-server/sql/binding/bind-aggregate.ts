// SUM, COUNT, COUNT_BIG, MIN, MAX: SQL Server's result types, and where an aggregate makes a SELECT grouped.

import { SqlFailure, syntaxError } from '../errors.ts';
import type { Expression } from '../language/ast.ts';
import type { Scope } from './scope.ts';
import { BIGINT, decimal, INT, isDecimal, isInteger, typeName } from './sql-types.ts';
import { foldedText, type Typed } from './typed.ts';

type Call = Extract<Expression, { kind: 'call' }>;

const AGGREGATES = new Set(['SUM', 'COUNT', 'COUNT_BIG', 'MIN', 'MAX']);

export const isAggregate = (call: Call): boolean => AGGREGATES.has(call.name);

const containsAggregate = (value: unknown): boolean => {
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(containsAggregate);
  const node = value as { kind?: string; name?: string; token?: unknown };
  if (node.kind === 'call' && isAggregate(node as Call)) return true;
  // Aggregates of a subquery are its own.
  return Object.entries(node).some(([key, child]) => key !== 'token' && key !== 'query' && containsAggregate(child));
};

export const anyAggregate = (...expressions: readonly (Expression | null)[]): boolean =>
  expressions.some(containsAggregate);

export const bindAggregate = (call: Call, scope: Scope): Typed => {
  const { name, token } = call;
  if (scope.grouped === null) {
    throw new SqlFailure(
      147,
      'An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference.',
      { class: 15, line: token.line },
    );
  }
  const count = name === 'COUNT' || name === 'COUNT_BIG';
  if (call.star) {
    if (!count) throw syntaxError('*', token.line);
    return { sql: 'count(*)', type: name === 'COUNT' ? INT : BIGINT, nullable: false };
  }
  const [inner, extra] = call.arguments;
  if (inner === undefined || extra !== undefined) throw syntaxError(token.text, token.line);
  if (anyAggregate(inner)) {
    throw new SqlFailure(
      130,
      'Cannot perform an aggregate function on an expression containing an aggregate or a subquery.',
      { class: 15, line: token.line },
    );
  }
  const value = scope.binder.expression(inner, scope);
  const text = value.type.kind.endsWith('char');
  const distinct = call.distinct ? 'DISTINCT ' : '';
  if (count) {
    const counted = call.distinct && text ? foldedText(value.sql) : value.sql;
    return { sql: `count(${distinct}${counted})`, type: name === 'COUNT' ? INT : BIGINT, nullable: false };
  }
  if (name === 'SUM') return bindSum(value, distinct);
  const compared = text ? `${value.sql} COLLATE NOCASE` : value.sql;
  return { sql: `${name.toLowerCase()}(${compared})`, type: value.type, nullable: true };
};

/** int stays int, decimal(p,s) becomes decimal(38,s): the session refuses what leaves that (or 18 digits) with 8115. */
const bindSum = (value: Typed, distinct: string): Typed => {
  const { type } = value;
  const base = { sql: `sum(${distinct}${value.sql})`, nullable: true, mayOverflow: true };
  if (isDecimal(type)) return { ...base, type: decimal(38, type.scale) };
  if (isInteger(type) && type.kind !== 'bit') return { ...base, type: type.kind === 'bigint' ? BIGINT : INT };
  if (type.kind === 'float') return { ...base, type };
  throw new SqlFailure(8117, `Operand data type ${typeName(type)} is invalid for sum operator.`);
};
