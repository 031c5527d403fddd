// What SQL Server knows about its types: names in messages, precedence, the common type of two expressions.
import type { SqlType } from '../../engine.ts';

export type IntegerKind = 'bit' | 'tinyint' | 'smallint' | 'int' | 'bigint';
export type StringKind = 'char' | 'varchar' | 'nchar' | 'nvarchar';

export const INT: SqlType = { kind: 'int' };
export const BIGINT: SqlType = { kind: 'bigint' };
export const BIT: SqlType = { kind: 'bit' };
export const FLOAT: SqlType = { kind: 'float' };
export const DATETIME: SqlType = { kind: 'datetime' };
export const GUID: SqlType = { kind: 'uniqueidentifier' };
export const nvarchar = (length: number | 'max'): SqlType => ({ kind: 'nvarchar', length });
export const varchar = (length: number | 'max'): SqlType => ({ kind: 'varchar', length });
export const decimal = (precision: number, scale: number): SqlType => ({ kind: 'decimal', precision, scale });

/** Lowest first: the operand with the lower precedence is converted to the other's type. */
const PRECEDENCE: readonly SqlType['kind'][] = [
  'varbinary',
  'char',
  'varchar',
  'nchar',
  'nvarchar',
  'uniqueidentifier',
  'bit',
  'tinyint',
  'smallint',
  'int',
  'bigint',
  'decimal',
  'float',
  'date',
  'datetime',
  'datetime2',
];

/** Decimal digits an integer type can have: its precision when it meets a decimal. */
export const INTEGER_DIGITS: Readonly<Record<IntegerKind, number>> = {
  bit: 1,
  tinyint: 3,
  smallint: 5,
  int: 10,
  bigint: 19,
};

export const INTEGER_RANGE: Readonly<Record<IntegerKind, readonly [bigint, bigint]>> = {
  bit: [0n, 1n],
  tinyint: [0n, 255n],
  smallint: [-32768n, 32767n],
  int: [-2147483648n, 2147483647n],
  bigint: [-(2n ** 63n), 2n ** 63n - 1n],
};

export const isInteger = (type: SqlType): type is Extract<SqlType, { kind: IntegerKind }> => type.kind in INTEGER_RANGE;
export const isString = (type: SqlType): type is Extract<SqlType, { kind: StringKind }> =>
  type.kind === 'char' || type.kind === 'varchar' || type.kind === 'nchar' || type.kind === 'nvarchar';
export const isDecimal = (type: SqlType): type is Extract<SqlType, { kind: 'decimal' }> => type.kind === 'decimal';
export const isTemporal = (type: SqlType): boolean =>
  type.kind === 'date' || type.kind === 'datetime' || type.kind === 'datetime2';
export const isNumeric = (type: SqlType): boolean => isInteger(type) || isDecimal(type) || type.kind === 'float';

/** The name as it stands in error messages. */
export const typeName = (type: SqlType): string => (type.kind === 'decimal' ? 'numeric' : type.kind);

/** Integers and decimals as a decimal; null for everything else. */
export const asDecimal = (type: SqlType): Extract<SqlType, { kind: 'decimal' }> | null => {
  if (isDecimal(type)) return type;
  return isInteger(type) ? { kind: 'decimal', precision: INTEGER_DIGITS[type.kind], scale: 0 } : null;
};

/** The decimal that holds every value of both. */
export const widerDecimal = (
  left: { precision: number; scale: number },
  right: { precision: number; scale: number },
): { kind: 'decimal'; precision: number; scale: number } => {
  const scale = Math.max(left.scale, right.scale);
  const whole = Math.max(left.precision - left.scale, right.precision - right.scale);
  return { kind: 'decimal', precision: Math.min(38, whole + scale), scale };
};

/** The type both are converted to in CASE, COALESCE, UNION ALL and comparisons. */
export const commonType = (left: SqlType, right: SqlType): SqlType => {
  const higher = PRECEDENCE.indexOf(left.kind) >= PRECEDENCE.indexOf(right.kind) ? left : right;
  if (isString(left) && isString(right)) {
    const length = left.length === 'max' || right.length === 'max' ? 'max' : Math.max(left.length, right.length);
    const fixed = left.kind === right.kind && left.length === right.length;
    return {
      kind: fixed ? higher.kind : higher.kind.replace(/^n?char$/, (kind) => kind.replace('char', 'varchar')),
      length,
    } as SqlType;
  }
  if (isDecimal(higher)) {
    const one = asDecimal(left);
    const other = asDecimal(right);
    if (one !== null && other !== null) return widerDecimal(one, other);
  }
  return higher;
};

export const sameType = (left: SqlType, right: SqlType): boolean => JSON.stringify(left) === JSON.stringify(right);
