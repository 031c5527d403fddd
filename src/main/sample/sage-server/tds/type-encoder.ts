// Values to wire bytes: one encoder is compiled per column, so that a row costs no decisions about types.
import type { SqlType, SqlValue } from '../engine.ts';
import type { ByteSink } from './byte-sink.ts';
import { writeCodePage1252 } from './code-page-1252.ts';
import { dateTime2OfText, dateTimeOfText, dayOfText } from './wire-dates.ts';
import { decimalSize, MAX_LENGTH, timeSize } from './wire-types.ts';

/** Appends a value, with its length, to the sink. Throws when the engine broke the seam (wrong JavaScript type). */
export type ValueEncoder = (sink: ByteSink, value: SqlValue) => void;

const FAST_DIGITS = 15;
const LOW_32 = 0x1_0000_0000;

const text = (value: SqlValue): string => {
  if (typeof value !== 'string') throw new TypeError(`Expected text, got ${typeof value}`);
  return value;
};

const integer = (value: SqlValue): bigint => {
  if (typeof value !== 'bigint') throw new TypeError(`Expected a bigint, got ${typeof value}`);
  return value;
};

const inRange = (value: bigint, low: number, high: number): number => {
  const narrow = Number(value);
  if (narrow < low || narrow > high) throw new RangeError(`${value} does not fit its integer type`);
  return narrow;
};

/** Wraps an encoder of values with a one-byte length, where length 0 is NULL. */
const withByteLength =
  (size: number, write: (sink: ByteSink, at: number, value: SqlValue) => void): ValueEncoder =>
  (sink, value) => {
    if (value === null) {
      sink.u8(0);
      return;
    }
    const at = sink.reserve(size + 1);
    sink.buffer[at] = size;
    write(sink, at + 1, value);
  };

const bigDecimal = (sink: ByteSink, at: number, size: number, digits: string): void => {
  let magnitude = BigInt(digits);
  for (let i = 0; i < size - 1; i += 4) {
    sink.buffer.writeUInt32LE(Number(magnitude & 0xffff_ffffn), at + i);
    magnitude >>= 32n;
  }
  if (magnitude !== 0n) throw new RangeError(`${digits} has too many digits for its decimal type`);
};

/** Sign byte (1 is positive) and the unscaled magnitude in little-endian words. */
const writeDecimal = (sink: ByteSink, at: number, value: string, shape: { scale: number; size: number }): void => {
  const negative = value.charCodeAt(0) === 45;
  let fast = 0;
  let count = 0;
  let point = -1;
  for (let i = negative ? 1 : 0; i < value.length; i += 1) {
    const digit = value.charCodeAt(i) - 48;
    if (digit === -2 && point < 0) point = count;
    else if (digit >= 0 && digit <= 9) {
      fast = fast * 10 + digit;
      count += 1;
    } else throw new RangeError(`Not a decimal: ${value}`);
  }
  const missing = shape.scale - (point < 0 ? 0 : count - point);
  if (count === 0 || missing < 0) throw new RangeError(`${value} does not have scale ${shape.scale}`);
  sink.buffer[at] = negative ? 0 : 1;
  if (count + missing > FAST_DIGITS) {
    const digits = value.slice(negative ? 1 : 0).replace('.', '');
    bigDecimal(sink, at + 1, shape.size, digits + '0'.repeat(missing));
    return;
  }
  for (let i = 0; i < missing; i += 1) fast *= 10;
  const high = Math.floor(fast / LOW_32);
  if (shape.size === 5 && high > 0) throw new RangeError(`${value} has too many digits for its decimal type`);
  sink.buffer.writeUInt32LE(fast - high * LOW_32, at + 1);
  if (shape.size > 5) {
    sink.buffer.writeUInt32LE(high, at + 5);
    sink.buffer.fill(0, at + 9, at + shape.size);
  }
};

const decimalEncoder = (precision: number, scale: number): ValueEncoder => {
  const size = decimalSize(precision);
  const shape = { scale, size };
  return withByteLength(size, (sink, at, value) => writeDecimal(sink, at, text(value), shape));
};

const writeUnits = (sink: ByteSink, at: number, size: number, units: number): void => {
  sink.buffer.writeUIntLE(units, at, size);
};

const dateTime2Encoder = (scale: number): ValueEncoder => {
  const size = timeSize(scale);
  return withByteLength(size + 3, (sink, at, value) => {
    const moment = dateTime2OfText(text(value), scale);
    writeUnits(sink, at, size, moment.units);
    writeUnits(sink, at + size, 3, moment.day);
  });
};

const GUID = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i;

/** The first three groups are little-endian numbers, the rest plain bytes. */
const writeGuid = (sink: ByteSink, at: number, value: SqlValue): void => {
  const groups = GUID.exec(text(value));
  if (groups === null) throw new RangeError(`Not a uniqueidentifier: ${String(value)}`);
  const [, first = '', second = '', third = '', fourth = '', fifth = ''] = groups;
  sink.buffer.writeUInt32LE(Number.parseInt(first, 16), at);
  sink.buffer.writeUInt16LE(Number.parseInt(second, 16), at + 4);
  sink.buffer.writeUInt16LE(Number.parseInt(third, 16), at + 6);
  sink.buffer.write(fourth + fifth, at + 8, 8, 'hex');
};

type Payload = {
  readonly size: (value: SqlValue) => number;
  readonly write: (sink: ByteSink, value: SqlValue) => void;
};

const WIDE: Payload = { size: (value) => text(value).length * 2, write: (sink, value) => sink.utf16(text(value)) };
const NARROW: Payload = {
  size: (value) => text(value).length,
  write: (sink, value) => writeCodePage1252(sink, text(value)),
};
const BINARY: Payload = {
  size: (value) => binary(value).length,
  write: (sink, value) => sink.bytes(binary(value)),
};

const binary = (value: SqlValue): Uint8Array => {
  if (!(value instanceof Uint8Array)) throw new TypeError(`Expected bytes, got ${typeof value}`);
  return value;
};

const PLP_NULL = 0xffff_ffff_ffff_ffffn;

/** Fields of a declared length carry a two-byte length; `max` fields a total, one chunk and an empty chunk. */
const variableEncoder = (length: number | 'max', payload: Payload): ValueEncoder => {
  if (length !== 'max') {
    return (sink, value) => {
      if (value === null) {
        sink.u16(MAX_LENGTH);
        return;
      }
      const size = payload.size(value);
      if (size > 8000) throw new RangeError(`A value of ${size} bytes in a column that holds at most 8000`);
      sink.u16(size);
      payload.write(sink, value);
    };
  }
  return (sink, value) => {
    if (value === null) {
      sink.u64(PLP_NULL);
      return;
    }
    const size = payload.size(value);
    sink.u64(BigInt(size));
    if (size > 0) {
      sink.u32(size);
      payload.write(sink, value);
    }
    sink.u32(0);
  };
};

const FIXED: Record<
  'bit' | 'tinyint' | 'smallint' | 'int' | 'bigint' | 'float' | 'date' | 'datetime' | 'uniqueidentifier',
  ValueEncoder
> = {
  bit: withByteLength(1, (sink, at, value) => {
    sink.buffer[at] = integer(value) === 0n ? 0 : 1;
  }),
  tinyint: withByteLength(1, (sink, at, value) => {
    sink.buffer[at] = inRange(integer(value), 0, 255);
  }),
  smallint: withByteLength(2, (sink, at, value) => {
    sink.buffer.writeInt16LE(inRange(integer(value), -32_768, 32_767), at);
  }),
  int: withByteLength(4, (sink, at, value) => {
    sink.buffer.writeInt32LE(inRange(integer(value), -2_147_483_648, 2_147_483_647), at);
  }),
  bigint: withByteLength(8, (sink, at, value) => {
    sink.buffer.writeBigInt64LE(integer(value), at);
  }),
  float: withByteLength(8, (sink, at, value) => {
    if (typeof value !== 'number') throw new TypeError(`Expected a number, got ${typeof value}`);
    sink.buffer.writeDoubleLE(value, at);
  }),
  date: withByteLength(3, (sink, at, value) => writeUnits(sink, at, 3, dayOfText(text(value)))),
  datetime: withByteLength(8, (sink, at, value) => {
    const moment = dateTimeOfText(text(value));
    sink.buffer.writeInt32LE(moment.day, at);
    sink.buffer.writeUInt32LE(moment.units, at + 4);
  }),
  uniqueidentifier: withByteLength(16, writeGuid),
};

export const compileEncoder = (type: SqlType): ValueEncoder => {
  switch (type.kind) {
    case 'decimal':
      return decimalEncoder(type.precision, type.scale);
    case 'char':
    case 'varchar':
      return variableEncoder(type.length, NARROW);
    case 'nchar':
    case 'nvarchar':
      return variableEncoder(type.length, WIDE);
    case 'varbinary':
      return variableEncoder(type.length, BINARY);
    case 'datetime2':
      return dateTime2Encoder(type.scale);
    default:
      return FIXED[type.kind];
  }
};
