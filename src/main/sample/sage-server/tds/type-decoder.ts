// Parameters of remote procedure calls: TYPE_INFO and value from the wire to the seam's type and value.
import { Buffer } from 'node:buffer';
import type { SqlType, SqlValue } from '../engine.ts';
import { type ByteSource, TdsStreamError } from './byte-source.ts';
import { readCodePage1252 } from './code-page-1252.ts';
import { readDate, readDateTime, readDateTime2, readDateTimeOffset, readTime } from './date-decoder.ts';
import { MAX_LENGTH, WIRE } from './wire-types.ts';

export type TypedValue = { readonly type: SqlType; readonly value: SqlValue };

/** The parameter's type has no place in the seam (sql_variant, table-valued, CLR types) or does not exist. */
export class UnknownWireTypeError extends Error {
  readonly wireType: number;
  constructor(wireType: number) {
    super(`Data type 0x${wireType.toString(16).toUpperCase()} is unknown.`);
    this.wireType = wireType;
  }
}

type Decoder = (source: ByteSource) => TypedValue;

const INTEGER_BY_SIZE: Record<number, SqlType> = {
  1: { kind: 'tinyint' },
  2: { kind: 'smallint' },
  4: { kind: 'int' },
  8: { kind: 'bigint' },
};

const readInteger = (source: ByteSource, size: number): bigint => {
  const at = source.take(size);
  if (size === 1) return BigInt(source.buffer.readUInt8(at));
  if (size === 8) return source.buffer.readBigInt64LE(at);
  return BigInt(source.buffer.readIntLE(at, size));
};

const integerOf = (size: number): SqlType => {
  const type = INTEGER_BY_SIZE[size];
  if (type === undefined) throw new TdsStreamError(`An integer of ${size} bytes`);
  return type;
};

/** Reads the length byte of a nullable value: 0 is NULL, anything but an expected size is a broken stream. */
const nullable = (source: ByteSource, sizes: readonly number[], read: (size: number) => SqlValue): SqlValue => {
  const size = source.u8();
  if (size === 0) return null;
  if (!sizes.includes(size)) throw new TdsStreamError(`A value of ${size} bytes where ${sizes.join(' or ')} belong`);
  return read(size);
};

const intN: Decoder = (source) => {
  const type = integerOf(source.u8());
  return { type, value: nullable(source, [1, 2, 4, 8], (size) => readInteger(source, size)) };
};

const bitN: Decoder = (source) => {
  source.u8();
  return { type: { kind: 'bit' }, value: nullable(source, [1], () => (source.u8() === 0 ? 0n : 1n)) };
};

const readFloat = (source: ByteSource, size: number): number => {
  const at = source.take(size);
  return size === 4 ? source.buffer.readFloatLE(at) : source.buffer.readDoubleLE(at);
};

const floatN: Decoder = (source) => {
  source.u8();
  return { type: { kind: 'float' }, value: nullable(source, [4, 8], (size) => readFloat(source, size)) };
};

const decimalText = (unscaled: bigint, scale: number): string => {
  const negative = unscaled < 0n;
  const digits = (negative ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${negative ? '-' : ''}${scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`}`;
};

/** Money travels as ten-thousandths; the eight-byte form has its high half first. */
const readMoney = (source: ByteSource, size: number): string => {
  if (size === 4) return decimalText(BigInt(source.i32()), 4);
  const high = BigInt(source.i32());
  return decimalText((high << 32n) + BigInt(source.u32()), 4);
};

const moneyType = (size: number): SqlType => ({ kind: 'decimal', precision: size === 4 ? 10 : 19, scale: 4 });

const moneyN: Decoder = (source) => {
  const type = moneyType(source.u8());
  return { type, value: nullable(source, [4, 8], (size) => readMoney(source, size)) };
};

const decimalN: Decoder = (source) => {
  source.u8();
  const precision = source.u8();
  const scale = source.u8();
  if (precision < 1 || precision > 38 || scale > precision) throw new TdsStreamError(`decimal(${precision},${scale})`);
  const value = nullable(source, [5, 9, 13, 17], (size) => {
    const positive = source.u8() !== 0;
    let magnitude = 0n;
    const bytes = source.bytes(size - 1);
    for (let i = size - 5; i >= 0; i -= 4) magnitude = (magnitude << 32n) + BigInt(bytes.readUInt32LE(i));
    return decimalText(positive ? magnitude : -magnitude, scale);
  });
  return { type: { kind: 'decimal', precision, scale }, value };
};

/** Digits of a second of the time types. */
const readScale = (source: ByteSource): number => {
  const scale = source.u8();
  if (scale > 7) throw new TdsStreamError(`A time with ${scale} digits of a second`);
  return scale;
};

const guid: Decoder = (source) => {
  source.u8();
  const value = nullable(source, [16], () => {
    const bytes = source.bytes(16);
    const hex = (from: number, to: number): string => bytes.subarray(from, to).toString('hex');
    const first = bytes.readUInt32LE(0).toString(16).padStart(8, '0');
    const second = bytes.readUInt16LE(4).toString(16).padStart(4, '0');
    const third = bytes.readUInt16LE(6).toString(16).padStart(4, '0');
    return `${first}-${second}-${third}-${hex(8, 10)}-${hex(10, 16)}`;
  });
  return { type: { kind: 'uniqueidentifier' }, value };
};

/** The chunks of a `max` value, joined; null for NULL. */
const readChunks = (source: ByteSource): Buffer | null => {
  const total = source.u64();
  if (total === 0xffff_ffff_ffff_ffffn) return null;
  const chunks: Buffer[] = [];
  for (let size = source.u32(); size !== 0; size = source.u32()) chunks.push(source.bytes(size));
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  return Buffer.concat(chunks);
};

const readSized = (source: ByteSource): Buffer | null => {
  const size = source.u16();
  return size === MAX_LENGTH ? null : source.bytes(size);
};

type Content = { readonly kind: 'char' | 'varchar' | 'nchar' | 'nvarchar' | 'varbinary'; readonly width: 1 | 2 };

const contentValue = (content: Content, bytes: Buffer | null): SqlValue => {
  if (bytes === null) return null;
  if (content.kind === 'varbinary') return Uint8Array.from(bytes);
  return content.width === 2 ? bytes.toString('utf16le') : readCodePage1252(bytes);
};

const variable =
  (content: Content): Decoder =>
  (source) => {
    const declared = source.u16();
    if (content.kind !== 'varbinary') source.take(5);
    const length = declared === MAX_LENGTH ? 'max' : Math.max(1, Math.floor(declared / content.width));
    const bytes = length === 'max' ? readChunks(source) : readSized(source);
    return { type: { kind: content.kind, length }, value: contentValue(content, bytes) };
  };

/** text, ntext and image of old clients: four-byte lengths, always without bound. */
const unbounded =
  (content: Content): Decoder =>
  (source) => {
    source.u32();
    if (content.kind !== 'varbinary') source.take(5);
    const size = source.i32();
    const bytes = size === -1 ? null : source.bytes(size);
    return { type: { kind: content.kind, length: 'max' }, value: contentValue(content, bytes) };
  };

/** One-byte lengths of clients that still use the types of Sybase days. */
const shortVariable =
  (content: Content): Decoder =>
  (source) => {
    const length = Math.max(1, source.u8());
    const size = source.u8();
    const bytes = size === 0 ? null : source.bytes(size);
    return { type: { kind: content.kind, length }, value: contentValue(content, bytes) };
  };

const xml: Decoder = (source) => {
  if (source.u8() !== 0) {
    source.utf16(source.u8());
    source.utf16(source.u8());
    source.utf16(source.u16());
  }
  return { type: { kind: 'nvarchar', length: 'max' }, value: readChunks(source)?.toString('utf16le') ?? null };
};

const fixedInteger =
  (size: number): Decoder =>
  (source) => ({ type: integerOf(size), value: readInteger(source, size) });

const VARCHAR: Content = { kind: 'varchar', width: 1 };
const CHAR: Content = { kind: 'char', width: 1 };
const NVARCHAR: Content = { kind: 'nvarchar', width: 2 };
const NCHAR: Content = { kind: 'nchar', width: 2 };
const BYTES: Content = { kind: 'varbinary', width: 1 };

const DECODERS = new Map<number, Decoder>([
  [WIRE.null, () => ({ type: { kind: 'nvarchar', length: 1 }, value: null })],
  [0x30, fixedInteger(1)],
  [0x34, fixedInteger(2)],
  [0x38, fixedInteger(4)],
  [0x7f, fixedInteger(8)],
  [0x32, (source) => ({ type: { kind: 'bit' }, value: source.u8() === 0 ? 0n : 1n })],
  [0x3b, (source) => ({ type: { kind: 'float' }, value: readFloat(source, 4) })],
  [0x3e, (source) => ({ type: { kind: 'float' }, value: readFloat(source, 8) })],
  [0x7a, (source) => ({ type: moneyType(4), value: readMoney(source, 4) })],
  [0x3c, (source) => ({ type: moneyType(8), value: readMoney(source, 8) })],
  [0x3a, (source) => ({ type: { kind: 'datetime' }, value: readDateTime(source, 4) })],
  [0x3d, (source) => ({ type: { kind: 'datetime' }, value: readDateTime(source, 8) })],
  [WIRE.intN, intN],
  [WIRE.bitN, bitN],
  [WIRE.floatN, floatN],
  [WIRE.moneyN, moneyN],
  [WIRE.decimalN, decimalN],
  [WIRE.numericN, decimalN],
  [WIRE.guid, guid],
  [WIRE.dateN, (source) => ({ type: { kind: 'date' }, value: nullable(source, [3], () => readDate(source)) })],
  [
    WIRE.dateTimeN,
    (source) => {
      source.u8();
      return { type: { kind: 'datetime' }, value: nullable(source, [4, 8], (size) => readDateTime(source, size)) };
    },
  ],
  [
    WIRE.timeN,
    (source) => {
      const scale = readScale(source);
      const value = nullable(source, [3, 4, 5], (size) => readTime(source, size, scale));
      return { type: { kind: 'varchar', length: 16 }, value };
    },
  ],
  [
    WIRE.dateTime2N,
    (source) => {
      const scale = readScale(source);
      const value = nullable(source, [6, 7, 8], (size) => readDateTime2(source, size, scale));
      return { type: { kind: 'datetime2', scale }, value };
    },
  ],
  [
    WIRE.dateTimeOffsetN,
    (source) => {
      const scale = readScale(source);
      const value = nullable(source, [8, 9, 10], (size) => readDateTimeOffset(source, size, scale));
      return { type: { kind: 'datetime2', scale }, value };
    },
  ],
  [WIRE.varChar, variable(VARCHAR)],
  [WIRE.char, variable(CHAR)],
  [WIRE.nVarChar, variable(NVARCHAR)],
  [WIRE.nChar, variable(NCHAR)],
  [WIRE.varBinary, variable(BYTES)],
  [WIRE.binary, variable(BYTES)],
  [WIRE.text, unbounded(VARCHAR)],
  [WIRE.nText, unbounded(NVARCHAR)],
  [WIRE.image, unbounded(BYTES)],
  [WIRE.xml, xml],
  [0x27, shortVariable(VARCHAR)],
  [0x2f, shortVariable(CHAR)],
  [0x25, shortVariable(BYTES)],
  [0x2d, shortVariable(BYTES)],
]);

/** Reads one TYPE_INFO and the value behind it. Throws UnknownWireTypeError or TdsStreamError. */
export const readTypedValue = (source: ByteSource): TypedValue => {
  const wireType = source.u8();
  const decode = DECODERS.get(wireType);
  if (decode === undefined) throw new UnknownWireTypeError(wireType);
  return decode(source);
};
