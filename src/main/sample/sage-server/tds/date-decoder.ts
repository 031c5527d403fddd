// Date and time parameters from the wire to the seam's text.
import { type ByteSource, TdsStreamError } from './byte-source.ts';
import { dateText, dateTime2Text, dateTimeText, timeText } from './wire-dates.ts';

const LAST_DAY = 3_652_058;
const MINUTE_TICKS = 18_000;
const DAY_TICKS = 25_920_000;

const dayUnits = (scale: number): number => 86_400 * 10 ** scale;

const readUnits = (source: ByteSource, size: number): number => source.buffer.readUIntLE(source.take(size), size);

const checkedDay = (day: number): number => {
  if (day < 0 || day > LAST_DAY) throw new TdsStreamError(`Day ${day} is outside the calendar`);
  return day;
};

const checkedUnits = (units: number, day: number): number => {
  if (units >= day) throw new TdsStreamError('A time of more than a day');
  return units;
};

export const readDate = (source: ByteSource): string => dateText(checkedDay(readUnits(source, 3)));

/** datetime (8 bytes: days, 1/300 s) or smalldatetime (4 bytes: days, minutes). */
export const readDateTime = (source: ByteSource, size: number): string => {
  if (size === 4)
    return dateTimeText({ day: source.u16(), units: checkedUnits(source.u16() * MINUTE_TICKS, DAY_TICKS) });
  const day = source.i32();
  checkedDay(day + 693_595);
  return dateTimeText({ day, units: checkedUnits(source.u32(), DAY_TICKS) });
};

export const readTime = (source: ByteSource, size: number, scale: number): string =>
  timeText(checkedUnits(readUnits(source, size), dayUnits(scale)), scale);

export const readDateTime2 = (source: ByteSource, size: number, scale: number): string => {
  const units = checkedUnits(readUnits(source, size - 3), dayUnits(scale));
  return dateTime2Text({ day: checkedDay(readUnits(source, 3)), units }, scale);
};

/** The wire carries UTC and an offset in minutes; like SQL Server's conversion to datetime2, the clock reading is kept. */
export const readDateTimeOffset = (source: ByteSource, size: number, scale: number): string => {
  const perMinute = 60 * 10 ** scale;
  const units = checkedUnits(readUnits(source, size - 5), dayUnits(scale));
  const utcDay = readUnits(source, 3);
  const offset = source.buffer.readInt16LE(source.take(2));
  const local = units + offset * perMinute;
  const shift = Math.floor(local / (1440 * perMinute));
  return dateTime2Text({ day: checkedDay(utcDay + shift), units: local - shift * 1440 * perMinute }, scale);
};
