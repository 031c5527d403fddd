// Conversions between SQL Server types as SQLite text; values that need a look one by one go through sage_* functions.
import type { SqlType } from '../../engine.ts';
import { SqlFailure } from '../errors.ts';
import { textToDecimal, textToGuid, textToInteger, textToTime } from '../runtime/text-values.ts';
import {
  commonType,
  INT,
  INTEGER_DIGITS,
  type IntegerKind,
  isDecimal,
  isInteger,
  isString,
  isTemporal,
  sameType,
  typeName,
} from './sql-types.ts';
import { quoteText, type Typed } from './typed.ts';

/** Digits up to which scaled integers cannot leave 64 bits. */
export const SAFE_DIGITS = 18;

type Conversion = { readonly value: Typed; readonly to: SqlType; readonly style: number | null };

const result = (value: Typed, to: SqlType, sql: string): Typed => {
  const { literal: _literal, text: _text, mayOverflow: _mayOverflow, ...rest } = value;
  return { ...rest, sql, type: to };
};

const refuse = (from: SqlType, to: SqlType): SqlFailure =>
  new SqlFailure(529, `Explicit conversion from data type ${typeName(from)} to ${typeName(to)} is not allowed.`);

const badStyle = (style: number, from: SqlType): SqlFailure =>
  new SqlFailure(
    281,
    `${style} is not a valid style number when converting from ${typeName(from)} to a character string.`,
  );

/** An explicit CAST or CONVERT, or the implicit conversion to a wanted type. Throws 529, 281. */
export const convert = (value: Typed, to: SqlType, style: number | null = null): Typed => {
  if (value.isNull === true) return { sql: 'NULL', type: to, nullable: true, isNull: true };
  if (sameType(value.type, to) && style === null) return value;
  const conversion: Conversion = { value, to, style };
  if (isString(to)) return toText(conversion, to);
  if (isString(value.type)) return fromText(conversion, value.type);
  if (isInteger(to)) return toInteger(conversion, to.kind);
  if (isDecimal(to)) return toDecimal(conversion, to);
  if (to.kind === 'float') return toFloat(conversion);
  if (isTemporal(to) && isTemporal(value.type)) return betweenTimes(conversion);
  throw refuse(value.type, to);
};

/** Converts to a column's type but leaves lengths and ranges to the check of the stored value (2628, 8115, 220). */
export const assign = (value: Typed, to: SqlType): Typed => {
  if (isString(to)) {
    if (isString(value.type)) return result(value, to, value.sql);
    return convert(value, { kind: to.kind, length: 'max' } as SqlType);
  }
  if (isInteger(to) && isInteger(value.type)) {
    return to.kind === 'bit' ? convert(value, to) : result(value, to, value.sql);
  }
  return convert(value, to);
};

/** Brings two operands to their common type. */
export const align = (left: Typed, right: Typed): readonly [Typed, Typed] => {
  if (left.isNull === true) return [convert(left, right.type), right];
  if (right.isNull === true) return [left, convert(right, left.type)];
  if (isString(left.type) && isString(right.type)) return [left, right];
  const type = commonType(left.type, right.type);
  if (isDecimal(type)) return [rescaled(left, type), rescaled(right, type)];
  return [convert(left, type), convert(right, type)];
};

/** As convert, but without the precision check: both sides of a comparison only have to agree on the scale. */
const rescaled = (value: Typed, to: { precision: number; scale: number }): Typed => {
  const scale = isDecimal(value.type) ? value.type.scale : isInteger(value.type) ? 0 : null;
  if (scale === null)
    return convert(value, { kind: 'decimal', precision: Math.max(to.precision, 38), scale: to.scale });
  return result(value, { kind: 'decimal', ...to }, scaled(value.sql, to.scale - scale, value.literal));
};

/** Multiplies by 10^digits. */
const scaled = (sql: string, digits: number, literal?: bigint): string => {
  if (digits === 0) return sql;
  const factor = 10n ** BigInt(digits);
  return literal === undefined ? `(${sql}*${factor})` : `${literal * factor}`;
};

const toInteger = ({ value, to }: Conversion, kind: IntegerKind): Typed => {
  const { type } = value;
  if (kind === 'bit' && (isInteger(type) || isDecimal(type) || type.kind === 'float')) {
    return result(value, to, `(${value.sql}<>0)`);
  }
  if (isInteger(type)) {
    if (INTEGER_DIGITS[type.kind] <= INTEGER_DIGITS[kind] && value.mayOverflow !== true)
      return result(value, to, value.sql);
    return result(value, to, `sage_integer(${value.sql},${quoteText(kind)},${quoteText(type.kind)})`);
  }
  if (isDecimal(type)) {
    const whole = type.scale === 0 ? value.sql : `(${value.sql}/${10n ** BigInt(type.scale)})`;
    return result(value, to, `sage_integer(${whole},${quoteText(kind)},'numeric')`);
  }
  if (type.kind === 'float')
    return result(value, to, `sage_integer(CAST(${value.sql} AS INTEGER),${quoteText(kind)},'float')`);
  throw refuse(type, to);
};

const toDecimal = ({ value }: Conversion, to: Extract<SqlType, { kind: 'decimal' }>): Typed => {
  const { type } = value;
  if (type.kind === 'float') return result(value, to, `sage_float_decimal(${value.sql},${to.precision},${to.scale})`);
  const from = isDecimal(type) ? type : isInteger(type) ? { precision: INTEGER_DIGITS[type.kind], scale: 0 } : null;
  if (from === null) throw refuse(type, to);
  const growth = to.scale - from.scale;
  const fits = to.precision - to.scale >= from.precision - from.scale && value.mayOverflow !== true;
  if (growth >= 0 && fits && to.precision <= SAFE_DIGITS) return result(value, to, scaled(value.sql, growth));
  if (growth < 0 && fits) {
    const factor = 10n ** BigInt(-growth);
    return result(value, to, `((${value.sql}+sign(${value.sql})*${factor / 2n})/${factor})`);
  }
  return result(value, to, `sage_decimal(${value.sql},${from.scale},${to.precision},${to.scale})`);
};

const toFloat = ({ value, to }: Conversion): Typed => {
  const { type } = value;
  if (isInteger(type)) return result(value, to, `CAST(${value.sql} AS REAL)`);
  if (isDecimal(type)) return result(value, to, `(CAST(${value.sql} AS REAL)/${10n ** BigInt(type.scale)}.0)`);
  throw refuse(type, to);
};

const betweenTimes = ({ value, to }: Conversion): Typed => {
  if (to.kind === 'date') return result(value, to, `substr(${value.sql},1,10)`);
  if (value.type.kind === 'date') return result(value, to, `(${value.sql}||' 00:00:00.000')`);
  return result(value, to, to.kind === 'datetime' ? `sage_datetime_ticks(${value.sql})` : value.sql);
};

/** A string read as something else: 245, 8114, 241, 8169 where it cannot be. */
const fromText = ({ value, to, style }: Conversion, from: SqlType): Typed => {
  const folded = value.text === undefined ? null : readLiteral(value.text, to);
  if (folded !== null) return result(value, to, folded);
  const source = quoteText(typeName(from));
  if (isInteger(to)) return result(value, to, `sage_text_integer(${value.sql},${quoteText(to.kind)},${source})`);
  if (isDecimal(to)) return result(value, to, `sage_text_decimal(${value.sql},${to.precision},${to.scale},${source})`);
  if (to.kind === 'float') return result(value, to, `sage_text_float(${value.sql},${source})`);
  if (isTemporal(to))
    return result(value, to, `sage_text_time(${value.sql},${quoteText(to.kind)},${style ?? 0},${source})`);
  if (to.kind === 'uniqueidentifier') return result(value, to, `sage_text_guid(${value.sql})`);
  throw refuse(value.type, to);
};

/** A literal is read while binding, so that the text can match an index; one that cannot be read fails at run time. */
const readLiteral = (text: string, to: SqlType): string | null => {
  try {
    if (isTemporal(to)) return quoteText(textToTime(text, to.kind, 'varchar'));
    if (to.kind === 'uniqueidentifier') return quoteText(textToGuid(text));
    if (isDecimal(to)) return `${textToDecimal(text, to, 'varchar')}`;
    return isInteger(to) ? `${textToInteger(text, to.kind, 'varchar')}` : null;
  } catch (error) {
    if (error instanceof SqlFailure) return null;
    throw error;
  }
};

type TextType = Extract<SqlType, { length: number | 'max'; kind: 'char' | 'varchar' | 'nchar' | 'nvarchar' }>;

const toText = ({ value, to, style }: Conversion, target: TextType): Typed => {
  const text = plainText(value, style);
  const { length } = target;
  let { sql } = text;
  if (length !== 'max' && text.longest > length) {
    sql = text.cut ? `substr(${sql},1,${length})` : `sage_fitting(${sql},${length},${quoteText(typeName(value.type))})`;
  }
  if (length !== 'max' && target.kind.endsWith('char') && !target.kind.includes('var') && text.shortest < length) {
    sql = `substr(${sql}||${quoteText(' '.repeat(length))},1,${length})`;
  }
  return result(value, to, sql);
};

/** The full text of a value, how short and long it can be, and whether a target too small cuts it (or fails). */
const plainText = (
  value: Typed,
  style: number | null,
): { readonly sql: string; readonly shortest: number; readonly longest: number; readonly cut: boolean } => {
  const { type, sql } = value;
  if (isString(type)) {
    const longest = type.length === 'max' ? Number.POSITIVE_INFINITY : type.length;
    return { sql, shortest: type.kind === 'char' || type.kind === 'nchar' ? longest : 0, longest, cut: true };
  }
  if (isInteger(type)) {
    return { sql: `CAST(${sql} AS TEXT)`, shortest: 1, longest: INTEGER_DIGITS[type.kind] + 1, cut: false };
  }
  if (isDecimal(type))
    return { sql: decimalText(sql, type.scale), shortest: 1, longest: type.precision + 3, cut: false };
  if (type.kind === 'float')
    return { sql: `sage_float_text(${sql},${style ?? 0})`, shortest: 1, longest: 24, cut: false };
  if (type.kind === 'uniqueidentifier') return { sql: `upper(${sql})`, shortest: 36, longest: 36, cut: false };
  if (isTemporal(type)) return timeText(value, style);
  throw refuse(type, { kind: 'varchar', length: 'max' });
};

/** Exact text of a scaled integer: '-0.05' from -5 at scale 2. NULL stays NULL through ||. */
export const decimalText = (sql: string, scale: number): string => {
  if (scale === 0) return `CAST(${sql} AS TEXT)`;
  const factor = 10n ** BigInt(scale);
  return `(substr('-',1,${sql}<0)||(abs(${sql})/${factor})||'.'||substr(${factor}+abs(${sql})%${factor},2))`;
};

const timeText = (value: Typed, style: number | null) => {
  const { sql, type } = value;
  const wanted = style ?? (type.kind === 'datetime' ? 0 : 121);
  const fixed = (text: string, length: number) => ({ sql: text, shortest: length, longest: length, cut: true });
  const day = `substr(${sql},1,10)`;
  if (wanted === 23) return fixed(day, 10);
  if (wanted === 112) return fixed(`replace(${day},'-','')`, 8);
  if (type.kind === 'date') {
    if ([20, 120, 21, 121, 25, 126].includes(wanted)) return fixed(sql, 10);
    throw badStyle(wanted, type);
  }
  const digits = type.kind === 'datetime2' ? type.scale : 3;
  const full =
    digits === 3
      ? sql
      : digits > 3
        ? `(${sql}||'${'0'.repeat(digits - 3)}')`
        : `substr(${sql},1,${digits === 0 ? 19 : 20 + digits})`;
  const length = digits === 0 ? 19 : 20 + digits;
  if (wanted === 21 || wanted === 121 || wanted === 25) return fixed(full, length);
  if (wanted === 20 || wanted === 120) return fixed(`substr(${sql},1,19)`, 19);
  if (wanted === 126) return fixed(`replace(${full},' ','T')`, length);
  throw badStyle(wanted, type);
};

/** The type of several alternatives; NULLs have no say. */
export const commonOf = (values: readonly Typed[]): SqlType => {
  const known = values.filter((value) => value.isNull !== true);
  const [first, ...others] = known;
  if (first === undefined) return INT;
  return others.reduce<SqlType>((type, value) => commonType(type, value.type), first.type);
};
