// A value as a seeder gives it, in storage form: decimals and dates as text, and nothing that does not fit exactly.
import type { SqlType } from '../engine.ts';
import type { CatalogColumn } from '../sql/binding/scope.ts';
import { isDecimal, isInteger } from '../sql/binding/sql-types.ts';
import type { Stored } from '../sql/runtime/stored-values.ts';
import { onDatetimeGrid, parseScaled, textToGuid, textToInteger, textToTime } from '../sql/runtime/text-values.ts';

export type SeedInput = string | number | bigint;

const seedDecimal = (value: SeedInput, column: CatalogColumn, scale: number): bigint => {
  const text = String(value);
  const scaled = typeof value === 'number' && !Number.isInteger(value) ? null : parseScaled(text, scale);
  const point = text.indexOf('.');
  const tooFine = point >= 0 && text.length - point - 1 > scale && /[1-9]/.test(text.slice(point + 1 + scale));
  if (scaled !== null && !tooFine) return scaled;
  throw new Error(`${column.name}: ${text} is no decimal of scale ${scale}`);
};

const DATETIME_TEXT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d\d[037]$/;

/** Days and times repeat a lot in a year of a company: each is read once. */
const knownTimes = new Map<string, string>();

const seedTime = (text: string, kind: SqlType['kind']): string => {
  if (kind === 'datetime' && DATETIME_TEXT.test(text)) return text;
  const key = kind + text;
  const known = knownTimes.get(key);
  if (known !== undefined) return known;
  const time =
    kind === 'date' ? textToTime(text, 'date', 'nvarchar') : onDatetimeGrid(textToTime(text, 'datetime2', 'nvarchar'));
  if (knownTimes.size > 50_000) knownTimes.clear();
  knownTimes.set(key, time);
  return time;
};

/** Throws when the value is not what the column holds. Lengths and ranges are checked afterwards. */
export const seedValue = (value: SeedInput | null, column: CatalogColumn): Stored => {
  const { type } = column;
  if (value === null) return null;
  if (isDecimal(type)) return seedDecimal(value, column, type.scale);
  if (isInteger(type)) return typeof value === 'string' ? textToInteger(value, type.kind, 'nvarchar') : BigInt(value);
  if (type.kind === 'uniqueidentifier') return textToGuid(String(value));
  if (type.kind === 'date' || type.kind === 'datetime' || type.kind === 'datetime2')
    return seedTime(String(value), type.kind);
  return type.kind === 'float' ? Number(value) : String(value);
};
