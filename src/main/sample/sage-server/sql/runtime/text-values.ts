// Text read as numbers, dates and GUIDs the way SQL Server reads it, with its errors where it cannot.
import type { SqlType } from '../../engine.ts';
import { INTEGER_RANGE, type IntegerKind } from '../binding/sql-types.ts';
import { conversionFailed, dateConversionFailed, errorConverting, overflowConverting, SqlFailure } from '../errors.ts';

/** Storage keeps scaled decimals in 64 bits: 18 digits, whatever precision the type would allow. */
const MOST_DIGITS = 18;

const POWERS = Array.from({ length: 40 }, (_, digits) => 10n ** BigInt(digits));
const power = (digits: number): bigint => POWERS[digits] ?? 10n ** BigInt(digits);

/** Largest scaled value (exclusive) of a decimal of this precision in our storage. */
export const decimalBound = (precision: number): bigint => power(Math.min(precision, MOST_DIGITS));

/** Drops `digits` decimals, half away from zero. */
export const roundScaled = (value: bigint, digits: number): bigint => {
  if (digits <= 0) return value * power(-digits);
  const factor = power(digits);
  return (value + (value < 0n ? -factor : factor) / 2n) / factor;
};

const POINT = 46;

/** '12.5' at scale 2 is 1250n; more decimals than the scale round half away from zero. Null when it is no number. */
export const parseScaled = (text: string, scale: number): bigint | null => {
  // The everyday case: exactly the column's decimals. Anything odd goes the long way.
  const cut = text.length - scale - 1;
  if (scale > 0 && cut > 0 && text.charCodeAt(cut) === POINT && /^-?\d+\.\d+$/.test(text)) {
    return BigInt(text.slice(0, cut) + text.slice(cut + 1));
  }
  const found = /^\s*([+-])?(\d*)(?:\.(\d*))?\s*$/.exec(text);
  const whole = found?.[2] ?? '';
  const fraction = found?.[3] ?? '';
  if (found === null || whole + fraction === '') return null;
  if (whole.length + fraction.length > 400) return null;
  const unrounded = roundScaled(BigInt(whole + fraction), fraction.length - scale);
  return found[1] === '-' ? -unrounded : unrounded;
};

/** 1250n at scale 2 is '12.50'; the exact opposite of parseScaled. */
export const formatScaled = (value: bigint, scale: number): string => {
  if (scale === 0) return value.toString();
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return `${negative ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
};

/** Throws 8114 for no number, 8115 for one that does not fit. */
export const textToDecimal = (text: string, type: { precision: number; scale: number }, source: string): bigint => {
  const value = parseScaled(text, type.scale);
  if (value === null) throw errorConverting(source, 'numeric');
  const bound = decimalBound(type.precision);
  if (value >= bound || value <= -bound) throw overflowConverting(source, 'numeric');
  return value;
};

/** Throws 245 (int and smaller), 8114 (bigint), 244 or 248 when out of range. The empty string is 0. */
export const textToInteger = (text: string, kind: IntegerKind, source: string): bigint => {
  const trimmed = text.trim();
  if (kind === 'bit' && /^(true|false)$/i.test(trimmed)) return /^true$/i.test(trimmed) ? 1n : 0n;
  if (trimmed !== '' && !/^[+-]?\d{1,40}$/.test(trimmed)) {
    throw kind === 'bigint' ? errorConverting(source, 'bigint') : conversionFailed(source, text, kind);
  }
  const value = trimmed === '' ? 0n : BigInt(trimmed.replace('+', ''));
  if (kind === 'bit') return value === 0n ? 0n : 1n;
  const [low, high] = INTEGER_RANGE[kind];
  if (value >= low && value <= high) return value;
  if (kind === 'bigint') throw overflowConverting(source, 'bigint');
  if (kind === 'int')
    throw new SqlFailure(248, `The conversion of the ${source} value '${text}' overflowed an int column.`);
  const column = kind === 'tinyint' ? 'INT1' : 'INT2';
  throw new SqlFailure(
    244,
    `The conversion of the ${source} value '${text}' overflowed an ${column} column. Use a larger integer column.`,
    { state: kind === 'tinyint' ? 1 : 2 },
  );
};

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?/i;

/** Lower case; what follows the 36 characters is cut off as SQL Server does. Throws 8169. */
export const textToGuid = (text: string): string => {
  const found = GUID.exec(text)?.[1];
  if (found !== undefined) return found.toLowerCase();
  throw new SqlFailure(8169, 'Conversion failed when converting from a character string to uniqueidentifier.', {
    state: 2,
  });
};

const pad = (value: number, width: number): string => value.toString().padStart(width, '0');

/** Rounds milliseconds to datetime's three-hundredths of a second: they end in 0, 3 or 7. */
export const toTicks = (milliseconds: number): number => Math.round((Math.round((milliseconds * 3) / 10) * 10) / 3);

export const formatInstant = (instant: Date, kind: 'datetime' | 'datetime2'): string => {
  const time = instant.getTime();
  const rounded = kind === 'datetime' ? Math.floor(time / 1000) * 1000 + toTicks(((time % 1000) + 1000) % 1000) : time;
  return new Date(rounded).toISOString().slice(0, 23).replace('T', ' ');
};

const TIME = /^(\d{4})(?:-(\d\d)-(\d\d)|(\d\d)(\d\d))(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?Z?)?$/;

/** ISO forms only: YYYY-MM-DD, YYYYMMDD, with a time or without. Throws 241 (no date) or 242 (out of range). */
export const textToTime = (text: string, kind: SqlType['kind'], source: string): string => {
  const trimmed = text.trim();
  if (trimmed === '') return kind === 'date' ? '1900-01-01' : '1900-01-01 00:00:00.000';
  const found = TIME.exec(trimmed);
  if (found === null) throw dateConversionFailed();
  const [year, month, day] = [found[1], found[2] ?? found[4], found[3] ?? found[5]].map((part) =>
    Number.parseInt(part ?? '', 10),
  );
  const [hour, minute, second] = [6, 7, 8].map((group) => Number.parseInt(found[group] ?? '0', 10));
  const fraction = Math.round(Number.parseInt((found[9] ?? '').padEnd(7, '0').slice(0, 7), 10) / 10000);
  const moment = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second));
  const written = `${found[1]}-${pad(month ?? 0, 2)}-${pad(day ?? 0, 2)}`;
  const valid = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written) && (hour ?? 0) < 24;
  if (!valid || (kind === 'datetime' && (year ?? 0) < 1753)) {
    if (kind !== 'datetime') throw dateConversionFailed();
    throw new SqlFailure(
      242,
      `The conversion of a ${source} data type to a datetime data type resulted in an out-of-range value.`,
      { state: 3 },
    );
  }
  if (kind === 'date') return written;
  return formatInstant(new Date(moment.getTime() + fraction), kind === 'datetime' ? 'datetime' : 'datetime2');
};

/** 'YYYY-MM-DD HH:MM:SS.mmm' with its milliseconds on datetime's grid. */
export const onDatetimeGrid = (text: string): string =>
  formatInstant(new Date(`${text.replace(' ', 'T')}Z`), 'datetime');
