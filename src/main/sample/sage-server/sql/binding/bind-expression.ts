// Expressions with a value: gives each a SQL Server type and the SQLite text that computes it.
import type { SqlType } from '../../engine.ts';
import { SqlFailure, syntaxError } from '../errors.ts';
import type { Expression } from '../language/ast.ts';
import { bindCall } from './bind-function.ts';
import { bindPredicate } from './bind-predicate.ts';
import { bindSubquery } from './bind-subquery.ts';
import { align, commonOf, convert } from './convert.ts';
import type { Scope } from './scope.ts';
import { asDecimal, commonType, decimal, INT, isDecimal, isInteger, isString, widerDecimal } from './sql-types.ts';
import { quoteText, type Typed, ungroupedOf } from './typed.ts';

/** Throws the SQL Server error a misuse would get: 102, 137, 195, 207, 209, 4104, 4145, 529. */
export const bindExpression = (expression: Expression, scope: Scope): Typed => {
  const bound = withLine(expression, () => bindByKind(expression, scope));
  // An expression that is itself grouped by covers the columns inside it.
  if (bound.ungrouped === undefined || scope.grouped?.has(bound.sql) !== true) return bound;
  const { ungrouped: _covered, ...rest } = bound;
  return rest;
};

const withLine = (expression: Expression, bind: () => Typed): Typed => {
  try {
    return bind();
  } catch (error) {
    if (error instanceof SqlFailure && error.line === 0) error.line = expression.token.line;
    throw error;
  }
};

const bindByKind = (expression: Expression, scope: Scope): Typed => {
  switch (expression.kind) {
    case 'null':
      return { sql: 'NULL', type: INT, nullable: true, isNull: true };
    case 'number':
      return bindNumber(expression.text);
    case 'string': {
      const length = Math.max(1, expression.text.length);
      const type: SqlType = { kind: expression.national ? 'nvarchar' : 'varchar', length };
      return { sql: quoteText(expression.text), type, nullable: false, text: expression.text };
    }
    case 'variable':
      return bindVariable(expression.name, scope, expression.token.line);
    case 'column':
      return scope.column(expression.parts, expression.token.line);
    case 'negate':
      return negate(bindExpression(expression.operand, scope), expression);
    case 'arithmetic':
      return bindArithmetic(expression, scope);
    case 'case':
      return bindCase(expression, scope);
    case 'convert':
      return convert(bindExpression(expression.operand, scope), expression.type, styleOf(expression.style));
    case 'call':
      return bindCall(expression, scope);
    case 'subquery':
      return bindSubquery(expression.query, scope, expression.token);
    default:
      throw syntaxError(expression.token.text, expression.token.line);
  }
};

const styleOf = (style: Expression | null): number | null => {
  if (style === null) return null;
  if (style.kind !== 'number') throw syntaxError(style.token.text, style.token.line);
  return Number.parseInt(style.text, 10);
};

/** 12 is int (bigint, decimal when larger), 1.50 is decimal(3,2), 1e3 is float. */
const bindNumber = (text: string): Typed => {
  if (/e/i.test(text)) return { sql: `CAST(${quoteText(text)} AS REAL)`, type: { kind: 'float' }, nullable: false };
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const sign = text.startsWith('-') ? '-' : '';
  const literal = BigInt(`${sign}${whole}${fraction ?? ''}` || '0');
  const digits = whole.replace(/^0+/, '').length;
  const value = { sql: `${literal}`, nullable: false, literal };
  if (fraction === undefined && literal >= -(2n ** 31n) && literal < 2n ** 31n) return { ...value, type: INT };
  const scale = fraction?.length ?? 0;
  if (digits + scale > 18)
    throw new SqlFailure(8115, 'Arithmetic overflow error converting expression to data type numeric.');
  return { ...value, type: decimal(Math.max(1, digits + scale), scale) };
};

const bindVariable = (name: string, scope: Scope, line: number): Typed => {
  if (!name.startsWith('@@')) return scope.variable(name, line);
  const globals: Readonly<Record<string, SqlType>> = {
    '@@TRANCOUNT': INT,
    '@@ROWCOUNT': INT,
    '@@ERROR': INT,
    '@@SPID': { kind: 'smallint' },
    '@@LOCK_TIMEOUT': INT,
    '@@MAX_PRECISION': { kind: 'tinyint' },
    '@@OPTIONS': INT,
    '@@TEXTSIZE': INT,
    '@@DATEFIRST': { kind: 'tinyint' },
    '@@NESTLEVEL': INT,
    '@@MICROSOFTVERSION': INT,
    '@@VERSION': { kind: 'nvarchar', length: 300 },
    '@@SERVERNAME': { kind: 'nvarchar', length: 128 },
    '@@SERVICENAME': { kind: 'nvarchar', length: 128 },
    '@@LANGUAGE': { kind: 'nvarchar', length: 128 },
    '@@IDENTITY': decimal(38, 0),
  };
  const type = globals[name.toUpperCase()];
  if (type === undefined) throw syntaxError(name, line);
  return { sql: `sage_global(${quoteText(name.toUpperCase())})`, type, nullable: true };
};

const negate = (operand: Typed, at: Expression): Typed => {
  if (!isInteger(operand.type) && !isDecimal(operand.type) && operand.type.kind !== 'float') {
    throw new SqlFailure(8117, `Operand data type ${operand.type.kind} is invalid for minus operator.`, {
      line: at.token.line,
    });
  }
  const { literal: _literal, ...rest } = operand;
  return { ...rest, sql: `(- ${operand.sql})` };
};

/** Literals meet decimals with the digits they have, not with int's ten. */
const decimalOf = (value: Typed) => {
  if (value.literal !== undefined && isInteger(value.type)) {
    const digits = `${value.literal < 0n ? -value.literal : value.literal}`.length;
    return { kind: 'decimal', precision: digits, scale: 0 } as const;
  }
  return asDecimal(value.type);
};

/**
 * + and - on exact numbers, * / % on integers. Refused with 102: + on strings, * and / on decimals (the style computes
 * products outside SQL) and arithmetic on dates.
 */
const bindArithmetic = (expression: Extract<Expression, { kind: 'arithmetic' }>, scope: Scope): Typed => {
  const { operator, token } = expression;
  const left = bindExpression(expression.left, scope);
  const right = bindExpression(expression.right, scope);
  if (isString(left.type) && isString(right.type)) throw syntaxError(operator, token.line);
  const grouped = ungroupedOf(left, right);
  const nullable = left.nullable || right.nullable;
  if (left.isNull === true && right.isNull === true) return left;
  const [one, other] =
    isString(left.type) || isString(right.type) || left.isNull || right.isNull ? align(left, right) : [left, right];
  const type = commonType(one.type, other.type);
  if (isInteger(type) && type.kind !== 'bit') {
    const guarded = operator === '/' || operator === '%' ? `sage_divisor(${other.sql})` : other.sql;
    return { sql: `(${one.sql} ${operator} ${guarded})`, type, nullable, mayOverflow: true, ...grouped };
  }
  const a = decimalOf(one);
  const b = decimalOf(other);
  if (a === null || b === null || (operator !== '+' && operator !== '-')) throw syntaxError(operator, token.line);
  const wide = widerDecimal(a, b);
  const sum = decimal(Math.min(38, wide.precision + 1), wide.scale);
  const [x, y] = align(one, other);
  return { sql: `(${x.sql} ${operator} ${y.sql})`, type: sum, nullable, mayOverflow: true, ...grouped };
};

const bindCase = (expression: Extract<Expression, { kind: 'case' }>, scope: Scope): Typed => {
  const thens = expression.branches.map((branch) => bindExpression(branch.value, scope));
  const otherwise = expression.otherwise === null ? null : bindExpression(expression.otherwise, scope);
  const values = otherwise === null ? thens : [...thens, otherwise];
  const type = commonOf(values);
  const conditions = expression.branches.map(({ when }) =>
    expression.operand === null
      ? bindPredicate(when, scope)
      : bindPredicate(
          { kind: 'compare', operator: '=', left: expression.operand, right: when, token: when.token },
          scope,
        ),
  );
  const parts = conditions.map(
    (condition, at) => `WHEN ${condition.sql} THEN ${convert(thens[at] as Typed, type).sql}`,
  );
  const last = otherwise === null ? '' : ` ELSE ${convert(otherwise, type).sql}`;
  return {
    sql: `CASE ${parts.join(' ')}${last} END`,
    type,
    nullable: otherwise === null || values.some((value) => value.nullable),
    mayOverflow: values.some((value) => value.mayOverflow === true),
    ...ungroupedOf(...values, ...conditions),
  };
};
