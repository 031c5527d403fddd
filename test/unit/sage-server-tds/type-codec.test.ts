// Values on the wire: known bytes, and round trips through the encoder's and the decoder's tables.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqlType, SqlValue } from '../../../src/main/sample/sage-server/engine.ts';
import { ByteSink } from '../../../src/main/sample/sage-server/tds/byte-sink.ts';
import { ByteSource, TdsStreamError } from '../../../src/main/sample/sage-server/tds/byte-source.ts';
import { readTypedValue, UnknownWireTypeError } from '../../../src/main/sample/sage-server/tds/type-decoder.ts';
import { compileEncoder } from '../../../src/main/sample/sage-server/tds/type-encoder.ts';
import { writeTypeInfo } from '../../../src/main/sample/sage-server/tds/wire-types.ts';

const written = (work: (sink: ByteSink) => void): Buffer => {
  const sink = new ByteSink(4);
  work(sink);
  return sink.buffer.subarray(0, sink.length);
};

const encode = (type: SqlType, value: SqlValue): string =>
  written((sink) => compileEncoder(type)(sink, value)).toString('hex');

const roundTrip = (type: SqlType, value: SqlValue): { type: SqlType; value: SqlValue } => {
  const bytes = written((sink) => {
    writeTypeInfo(sink, type);
    compileEncoder(type)(sink, value);
  });
  const source = new ByteSource(bytes);
  const read = readTypedValue(source);
  expect(source.remaining).toBe(0);
  return read;
};

describe('bytes', () => {
  it.each([
    [{ kind: 'int' }, -2n, '04feffffff'],
    [{ kind: 'tinyint' }, 255n, '01ff'],
    [{ kind: 'bit' }, 1n, '0101'],
    [{ kind: 'decimal', precision: 5, scale: 2 }, '-1.25', '05007d000000'],
    [{ kind: 'decimal', precision: 19, scale: 4 }, '1.2500', '0901d430000000000000'],
    [{ kind: 'decimal', precision: 19, scale: 4 }, '429496.7296', '09010000000001000000'],
    [
      { kind: 'decimal', precision: 38, scale: 0 },
      '99999999999999999999999999999999999999',
      '1101ffffffff3f228a097ac4865aa84c3b4b',
    ],
    [{ kind: 'date' }, '0001-01-01', '03000000'],
    [{ kind: 'date' }, '9999-12-31', '03dab937'],
    [{ kind: 'datetime' }, '1900-01-01 00:00:00.000', '080000000000000000'],
    [{ kind: 'datetime' }, '1899-12-31 00:00:00.003', '08ffffffff01000000'],
    [{ kind: 'datetime' }, '1999-12-31 23:59:59.999', '08ac8e000000000000'],
    [{ kind: 'datetime2', scale: 0 }, '0001-01-02 00:00:01', '06010000010000'],
    [{ kind: 'datetime2', scale: 7 }, '0001-01-01 00:00:00.0000001', '080100000000000000'],
    [{ kind: 'datetime2', scale: 3 }, '2025-12-31 23:59:59.9996', '070000000020490b'],
    [{ kind: 'uniqueidentifier' }, '6f9619ff-8b86-d011-b42d-00c04fc964ff', '10ff19966f868b11d0b42d00c04fc964ff'],
    [{ kind: 'varchar', length: 10 }, 'a€', '02006180'],
    [{ kind: 'varchar', length: 10 }, '日', '01003f'],
    [{ kind: 'nvarchar', length: 10 }, 'a€', '04006100ac20'],
    [{ kind: 'nvarchar', length: 10 }, null, 'ffff'],
    [{ kind: 'nvarchar', length: 'max' }, 'a', '0200000000000000020000006100' + '00000000'],
    [{ kind: 'nvarchar', length: 'max' }, null, 'ffffffffffffffff'],
    [{ kind: 'int' }, null, '00'],
  ] as [SqlType, SqlValue, string][])('of %j %s are as SQL Server sends them', (type, value, bytes) => {
    expect(encode(type, value)).toBe(bytes);
  });

  it.each([
    [{ kind: 'int' }, 2_147_483_648n],
    [{ kind: 'int' }, 'text'],
    [{ kind: 'tinyint' }, -1n],
    [{ kind: 'decimal', precision: 5, scale: 2 }, '1.255'],
    [{ kind: 'decimal', precision: 5, scale: 2 }, '99999999999.00'],
    [{ kind: 'decimal', precision: 5, scale: 2 }, '1e5'],
    [{ kind: 'decimal', precision: 5, scale: 2 }, ''],
    [{ kind: 'varchar', length: 10 }, 'x'.repeat(8001)],
    [{ kind: 'date' }, 'yesterday'],
    [{ kind: 'uniqueidentifier' }, 'not a guid'],
  ] as [SqlType, SqlValue][])('are refused where the engine breaks the seam: %j %s', (type, value) => {
    expect(() => encode(type, value)).toThrow();
  });
});

const decimals = fc
  .record({ precision: fc.integer({ min: 1, max: 38 }), scaleShare: fc.double({ min: 0, max: 1, noNaN: true }) })
  .chain(({ precision, scaleShare }) => {
    const scale = Math.floor(precision * scaleShare);
    const limit = 10n ** BigInt(precision) - 1n;
    return fc.bigInt({ min: -limit, max: limit }).map((unscaled) => ({ precision, scale, unscaled }));
  });

const textOf = (unscaled: bigint, scale: number): string => {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return (unscaled < 0n ? '-' : '') + digits.slice(0, point) + (scale > 0 ? `.${digits.slice(point)}` : '');
};

describe('what is encoded is decoded again', () => {
  it('for every decimal of up to 38 digits', () => {
    fc.assert(
      fc.property(decimals, ({ precision, scale, unscaled }) => {
        const text = textOf(unscaled, scale);
        expect(roundTrip({ kind: 'decimal', precision, scale }, text).value).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('for every day of the calendar, without leap years going astray', () => {
    const first = Date.UTC(1, 0, 1) - (Date.UTC(1, 0, 1) - new Date('0001-01-01T00:00:00Z').getTime());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_652_058 }), (day) => {
        const text = new Date(first + day * 86_400_000).toISOString().slice(0, 10);
        expect(encode({ kind: 'date' }, text)).toBe(
          `03${written((sink) => sink.u32(day))
            .toString('hex')
            .slice(0, 6)}`,
        );
        expect(roundTrip({ kind: 'date' }, text).value).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('for every millisecond in datetime2(3) and every tick of datetime', () => {
    const moments = fc.date({
      min: new Date('1753-01-01'),
      max: new Date('9999-12-31T23:59:59.990Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (moment) => {
        const text = moment.toISOString().replace('T', ' ').replace('Z', '');
        expect(roundTrip({ kind: 'datetime2', scale: 3 }, text).value).toBe(text);
        const datetime = String(roundTrip({ kind: 'datetime' }, text).value);
        expect(datetime).toMatch(/[037]$/);
        expect(Math.abs(new Date(`${datetime.replace(' ', 'T')}Z`).getTime() - moment.getTime())).toBeLessThanOrEqual(
          2,
        );
        expect(roundTrip({ kind: 'datetime' }, datetime).value).toBe(datetime);
      }),
      { numRuns: 2000 },
    );
  });

  it('for all texts, bytes, identifiers and integers', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.uint8Array({ maxLength: 200 }),
        fc.uuid(),
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        (text, bytes, id, integer) => {
          expect(roundTrip({ kind: 'nvarchar', length: 4000 }, text).value).toBe(text);
          expect(roundTrip({ kind: 'nvarchar', length: 'max' }, text).value).toBe(text);
          expect(roundTrip({ kind: 'varbinary', length: 'max' }, bytes).value).toEqual(bytes);
          expect(roundTrip({ kind: 'uniqueidentifier' }, id).value).toBe(id);
          expect(roundTrip({ kind: 'bigint' }, integer).value).toBe(integer);
        },
      ),
    );
  });

  it('for every character of code page 1252', () => {
    const text =
      new TextDecoder('latin1').decode(Uint8Array.from({ length: 256 }, (_, i) => i)).replace(/[\u0080-\u009f]/g, '') +
      '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
    expect(roundTrip({ kind: 'varchar', length: 'max' }, text).value).toBe(text);
  });
});

describe('types of old clients', () => {
  const read = (hex: string) => readTypedValue(new ByteSource(Buffer.from(hex.replaceAll(' ', ''), 'hex')));

  it.each([
    ['1f', { kind: 'nvarchar', length: 1 }, null],
    ['38 2a000000', { kind: 'int' }, 42n],
    ['32 01', { kind: 'bit' }, 1n],
    ['3e 000000000000e03f', { kind: 'float' }, 0.5],
    ['3c ffffffff 3cf6ffff', { kind: 'decimal', precision: 19, scale: 4 }, '-0.2500'],
    ['3d 00000000 01000000', { kind: 'datetime' }, '1900-01-01 00:00:00.003'],
    ['23 ffffff7f 0904d00034 02000000 6180', { kind: 'varchar', length: 'max' }, 'a€'],
    ['63 ffffff7f 0904d00034 04000000 6100ac20', { kind: 'nvarchar', length: 'max' }, 'a€'],
    ['63 ffffff7f 0904d00034 ffffffff', { kind: 'nvarchar', length: 'max' }, null],
    ['27 0a 02 6162', { kind: 'varchar', length: 10 }, 'ab'],
    ['f1 00 0400000000000000 04000000 3c003e00 00000000', { kind: 'nvarchar', length: 'max' }, '<>'],
    [
      'e7 ffff 0904d00034 feffffffffffffff 02000000 6100 02000000 6200 00000000',
      { kind: 'nvarchar', length: 'max' },
      'ab',
    ],
  ])('%s', (hex, type, value) => {
    expect(read(hex)).toEqual({ type, value });
  });

  it('never read past the end, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        try {
          readTypedValue(new ByteSource(Buffer.from(bytes)));
        } catch (error) {
          expect(error instanceof TdsStreamError || error instanceof UnknownWireTypeError).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
