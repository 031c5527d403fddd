// Exact decimals, datetime's grid, conversions of text, LIKE: the pure parts of the engine.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../src/main/sample/sage-server/sql/binding/convert.ts';
import {
  commonType,
  decimal,
  INT,
  nvarchar,
  varchar,
} from '../../../src/main/sample/sage-server/sql/binding/sql-types.ts';
import { likeMatcher } from '../../../src/main/sample/sage-server/sql/runtime/like.ts';
import {
  formatInstant,
  formatScaled,
  onDatetimeGrid,
  parseScaled,
  roundScaled,
  textToTime,
} from '../../../src/main/sample/sage-server/sql/runtime/text-values.ts';

const scaled = fc.bigInt(-(10n ** 18n) + 1n, 10n ** 18n - 1n);
const scale = fc.integer({ min: 0, max: 6 });

describe('decimals', () => {
  it('survive text and back, for every value and scale', () => {
    fc.assert(
      fc.property(scaled, scale, (value, digits) => parseScaled(formatScaled(value, digits), digits) === value),
    );
  });

  it('are written by SQLite exactly as by us', () => {
    const database = new Database(':memory:');
    database.defaultSafeIntegers(true);
    for (const digits of [0, 1, 2, 3, 4]) {
      const statement = database.prepare(`SELECT ${decimalText('?1', digits)}`).pluck();
      fc.assert(fc.property(scaled, (value) => statement.get({ 1: value }) === formatScaled(value, digits)));
      expect(statement.get({ 1: null })).toBeNull();
    }
    database.close();
  });

  it('round half away from zero', () => {
    fc.assert(
      fc.property(scaled, fc.integer({ min: 1, max: 4 }), (value, digits) => {
        const factor = 10n ** BigInt(digits);
        const rest = value - roundScaled(value, digits) * factor;
        const half = rest < 0n ? -rest * 2n : rest * 2n;
        return half < factor || (half === factor && rest < 0n === value > 0n);
      }),
    );
  });

  it.each([
    ['1e5', null],
    ['', null],
    ['.', null],
    ['1,000.00', null],
    [' +12.5 ', 1250n],
    ['-.5', -50n],
    ['7.', 700n],
  ])('read %j as %s', (text, expected) => {
    expect(parseScaled(text, 2)).toBe(expected);
  });
});

describe('types', () => {
  it('meet as SQL Server has them meet', () => {
    expect(commonType(decimal(12, 2), decimal(15, 3))).toEqual(decimal(15, 3));
    expect(commonType(decimal(12, 2), INT)).toEqual(decimal(12, 2));
    expect(commonType(varchar(10), nvarchar(5))).toEqual(nvarchar(10));
    expect(commonType(varchar('max'), varchar(5))).toEqual(varchar('max'));
    expect(commonType(varchar(10), INT)).toEqual(INT);
    expect(commonType({ kind: 'date' }, { kind: 'datetime' })).toEqual({ kind: 'datetime' });
  });
});

describe('times', () => {
  it('of datetime end in 0, 3 or 7, and stay where they are once there', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (instant) => {
          const once = formatInstant(instant, 'datetime');
          return (
            /[037]$/.test(once) &&
            onDatetimeGrid(once) === once &&
            Math.abs(Date.parse(`${once.replace(' ', 'T')}Z`) - instant.getTime()) <= 2
          );
        },
      ),
    );
  });

  it('are read in ISO forms only', () => {
    expect(textToTime('20260203', 'date', 'varchar')).toBe('2026-02-03');
    expect(textToTime('2026-02-03T04:05:06.123Z', 'datetime', 'varchar')).toBe('2026-02-03 04:05:06.123');
    expect(() => textToTime('02/03/2026', 'date', 'varchar')).toThrow('Conversion failed');
    expect(() => textToTime('1700-01-01', 'datetime', 'varchar')).toThrow('out-of-range');
  });
});

describe('LIKE', () => {
  it.each([
    ['abc', 'A%', '', true],
    ['abc', '_b_', '', true],
    ['a.c', 'a.c', '', true],
    ['abc', 'a.c', '', false],
    ['a%c', 'a\\%c', '\\', true],
    ['abc', 'a\\%c', '\\', false],
    ['b1', '[a-c][0-9]', '', true],
    ['d1', '[^a-c]%', '', true],
    ['abc  ', 'abc', '', true],
    ['line\nbreak', 'line%', '', true],
  ])('%j like %j (escape %j) is %s', (value, pattern, mark, expected) => {
    expect(likeMatcher(pattern, mark)(value)).toBe(expected);
  });
});
