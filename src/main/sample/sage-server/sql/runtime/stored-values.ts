// Values on their way into and out of storage: parameters, the checks before a row is written, results.
import type { SqlType, SqlValue } from '../../engine.ts';
import type { CatalogColumn, CatalogTable } from '../binding/scope.ts';
import { INTEGER_RANGE, isDecimal, isInteger, isString, typeName } from '../binding/sql-types.ts';
import { overflowConverting, SqlFailure } from '../errors.ts';
import { decimalBound, formatScaled, textToDecimal, textToGuid, textToInteger, textToTime } from './text-values.ts';

/** What better-sqlite3 binds and returns with safe integers on. */
export type Stored = null | bigint | number | string | Uint8Array;

/** A value of the wire (engine.ts) in storage form, for a variable of the given type. */
export const toStored = (value: SqlValue, type: SqlType): Stored => {
  if (value === null || value instanceof Uint8Array) return value;
  if (isString(type)) return cutToLength(String(value), type.length);
  if (isDecimal(type)) return textToDecimal(String(value), type, 'nvarchar');
  if (isInteger(type)) return typeof value === 'string' ? textToInteger(value, type.kind, 'nvarchar') : BigInt(value);
  if (type.kind === 'float') return typeof value === 'number' ? value : Number(value);
  if (type.kind === 'uniqueidentifier') return textToGuid(String(value));
  return type.kind === 'varbinary' ? String(value) : textToTime(String(value), type.kind, 'nvarchar');
};

/** A variable takes what fits and drops the rest, as SQL Server's variables do. */
const cutToLength = (text: string, length: number | 'max'): string =>
  length !== 'max' && text.length > length ? text.slice(0, length) : text;

type Finisher = ((value: Stored) => SqlValue) | null;

const inRange = (value: Stored, low: bigint, high: bigint): value is bigint =>
  typeof value === 'bigint' && value >= low && value <= high;

/** How a result column is finished after SQLite; null where the stored form is the wire's form. */
export const finisherOf = (type: SqlType, mayOverflow: boolean): Finisher => {
  if (isDecimal(type)) {
    const { scale } = type;
    const bound = decimalBound(type.precision);
    return (value) => {
      if (value === null) return null;
      if (!inRange(value, 1n - bound, bound - 1n)) throw overflowConverting('expression', 'numeric');
      return formatScaled(value, scale);
    };
  }
  if (!isInteger(type) || !mayOverflow) return null;
  const [low, high] = INTEGER_RANGE[type.kind];
  return (value) => {
    if (value === null) return null;
    if (!inRange(value, low, high)) throw overflowConverting('expression', type.kind);
    return value;
  };
};

/** Turns a row in place. */
export const finishRow = (row: Stored[], finishers: readonly Finisher[]): readonly SqlValue[] => {
  for (let at = 0; at < finishers.length; at += 1) {
    const finish = finishers[at];
    if (finish) row[at] = finish(row[at] ?? null);
  }
  return row;
};

export type Target = { readonly table: CatalogTable; readonly database: string; readonly shortTruncation: boolean };

/** What a row's value must be before it is written. Throws 515, 2628 (or 8152), 220, 8115. */
export const checkStored = (value: Stored, column: CatalogColumn, target: Target): Stored => {
  const { type } = column;
  if (value === null) {
    if (column.nullable) return null;
    const name = `${target.database}.${target.table.schema}.${target.table.name}`;
    throw new SqlFailure(
      515,
      `Cannot insert the value NULL into column '${column.name}', table '${name}'; column does not allow nulls. INSERT fails.`,
      { state: 2 },
    );
  }
  if (isString(type)) return checkLength(String(value), column, target);
  if (isDecimal(type)) {
    const bound = decimalBound(type.precision);
    if (!inRange(value, 1n - bound, bound - 1n)) throw overflowConverting('numeric', 'numeric');
    return value;
  }
  if (!isInteger(type)) return value;
  const [low, high] = INTEGER_RANGE[type.kind];
  if (inRange(value, low, high)) return value;
  if (type.kind === 'tinyint' || type.kind === 'smallint') {
    throw new SqlFailure(220, `Arithmetic overflow error for data type ${type.kind}, value = ${value}.`, { state: 2 });
  }
  throw overflowConverting('expression', typeName(type));
};

const checkLength = (text: string, column: CatalogColumn, target: Target): string => {
  const { type } = column;
  if (!isString(type) || type.length === 'max' || text.length <= type.length) return text;
  // Blanks beyond the length are dropped without a word.
  const trimmed = text.replace(/ +$/, '');
  if (trimmed.length <= type.length) return text.slice(0, type.length);
  if (target.shortTruncation) throw new SqlFailure(8152, 'String or binary data would be truncated.', { state: 13 });
  const name = `${target.database}.${target.table.schema}.${target.table.name}`;
  throw new SqlFailure(
    2628,
    `String or binary data would be truncated in table '${name}', column '${column.name}'. Truncated value: '${text.slice(0, Math.min(type.length, 100))}'.`,
  );
};
