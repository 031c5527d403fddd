// Type numbers of the wire and how SQL types are described on it (TYPE_INFO).
import type { SqlType } from '../engine.ts';
import type { ByteSink } from './byte-sink.ts';

/** SQL_Latin1_General_CP1_CI_AS: code page 1252, locale 0x0409, sort order 52. */
export const COLLATION = Uint8Array.of(0x09, 0x04, 0xd0, 0x00, 0x34);

export const WIRE = {
  null: 0x1f,
  guid: 0x24,
  intN: 0x26,
  dateN: 0x28,
  timeN: 0x29,
  dateTime2N: 0x2a,
  dateTimeOffsetN: 0x2b,
  bitN: 0x68,
  decimalN: 0x6a,
  numericN: 0x6c,
  floatN: 0x6d,
  moneyN: 0x6e,
  dateTimeN: 0x6f,
  varBinary: 0xa5,
  varChar: 0xa7,
  binary: 0xad,
  char: 0xaf,
  nVarChar: 0xe7,
  nChar: 0xef,
  xml: 0xf1,
  image: 0x22,
  text: 0x23,
  nText: 0x63,
} as const;

/** Length of a field that may hold any number of bytes: it travels in chunks (PLP). */
export const MAX_LENGTH = 0xffff;

const INTEGER_SIZE = { tinyint: 1, smallint: 2, int: 4, bigint: 8 } as const;

/** Bytes of a decimal on the wire, sign included. */
export const decimalSize = (precision: number): number =>
  precision <= 9 ? 5 : precision <= 19 ? 9 : precision <= 28 ? 13 : 17;

/** Bytes of a time of day with `scale` digits of a second. */
export const timeSize = (scale: number): number => (scale <= 2 ? 3 : scale <= 4 ? 4 : 5);

const CHARACTER_TYPES = {
  char: { wire: WIRE.char, width: 1 },
  varchar: { wire: WIRE.varChar, width: 1 },
  nchar: { wire: WIRE.nChar, width: 2 },
  nvarchar: { wire: WIRE.nVarChar, width: 2 },
} as const;

const writeLength = (sink: ByteSink, length: number | 'max', width: number): void => {
  sink.u16(length === 'max' ? MAX_LENGTH : Math.min(8000, Math.max(1, length) * width));
};

export const writeTypeInfo = (sink: ByteSink, type: SqlType): void => {
  switch (type.kind) {
    case 'bit':
      sink.u8(WIRE.bitN);
      sink.u8(1);
      return;
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
      sink.u8(WIRE.intN);
      sink.u8(INTEGER_SIZE[type.kind]);
      return;
    case 'decimal':
      sink.bytes(Uint8Array.of(WIRE.numericN, decimalSize(type.precision), type.precision, type.scale));
      return;
    case 'float':
      sink.u8(WIRE.floatN);
      sink.u8(8);
      return;
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar': {
      const { wire, width } = CHARACTER_TYPES[type.kind];
      sink.u8(wire);
      writeLength(sink, type.length, width);
      sink.bytes(COLLATION);
      return;
    }
    case 'varbinary':
      sink.u8(WIRE.varBinary);
      writeLength(sink, type.length, 1);
      return;
    case 'date':
      sink.u8(WIRE.dateN);
      return;
    case 'datetime':
      sink.u8(WIRE.dateTimeN);
      sink.u8(8);
      return;
    case 'datetime2':
      sink.u8(WIRE.dateTime2N);
      sink.u8(type.scale);
      return;
    case 'uniqueidentifier':
      sink.u8(WIRE.guid);
      sink.u8(16);
      return;
  }
};
