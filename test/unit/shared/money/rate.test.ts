// Rates and named roundings, held against exact fractions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplyRates, parseRate, type Rate, rateToText } from '#shared/money/rate.ts';
import { divideRounded, type Rounding } from '#shared/money/rounding.ts';
import { amountOf, errorOf, rateOf } from '../../../builders/values.ts';

const roundings: readonly Rounding[] = ['halfAwayFromZero', 'halfEven', 'towardZero'];
const dividend = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const divisor = fc.bigInt({ min: 1n, max: 10n ** 6n });
const rate = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((value) => value as Rate);

describe('parseRate', () => {
  it.each([
    ['10', '10.0000'],
    ['10%', '10.0000'],
    ['10.00%', '10.0000'],
    ['96.3750', '96.3750'],
    ['0.00010', '0.0001'],
    ['-2.5', '-2.5000'],
    ['+2.5%', '2.5000'],
    ['-0', '0.0000'],
  ])('reads %s as %s', (text, expected) => {
    expect(rateToText(rateOf(text))).toBe(expected);
  });

  it.each(['', '%', '10%%', '10 %', '1e2', '1,5', '0.00001', '7.12345', '.5', '1'.padEnd(31, '0')])(
    'refuses %j, naming it',
    (text) => {
      expect(errorOf(parseRate(text))).toEqual({ code: 'RATE_NOT_EXACT', facts: { value: text } });
    },
  );

  it('gives back every rate that was written out', () => {
    fc.assert(
      fc.property(rate, (value) => {
        expect(rateOf(rateToText(value))).toBe(value);
      }),
    );
  });
});

describe('divideRounded', () => {
  it.each<[bigint, bigint, Record<Rounding, bigint>]>([
    [5n, 2n, { halfAwayFromZero: 3n, halfEven: 2n, towardZero: 2n }],
    [7n, 2n, { halfAwayFromZero: 4n, halfEven: 4n, towardZero: 3n }],
    [-5n, 2n, { halfAwayFromZero: -3n, halfEven: -2n, towardZero: -2n }],
    [-1n, 2n, { halfAwayFromZero: -1n, halfEven: 0n, towardZero: 0n }],
    [4n, 3n, { halfAwayFromZero: 1n, halfEven: 1n, towardZero: 1n }],
    [5n, 3n, { halfAwayFromZero: 2n, halfEven: 2n, towardZero: 1n }],
    [6n, 3n, { halfAwayFromZero: 2n, halfEven: 2n, towardZero: 2n }],
  ])('of %s by %s is what each rounding says', (from, by, expected) => {
    for (const rounding of roundings) expect(divideRounded(from, by, rounding)).toBe(expected[rounding]);
  });

  it('treats a debit as the mirror image of a credit', () => {
    fc.assert(
      fc.property(dividend, divisor, fc.constantFrom(...roundings), (from, by, rounding) => {
        expect(divideRounded(-from, by, rounding)).toBe(-divideRounded(from, by, rounding));
      }),
    );
  });

  it('is never further from the exact value than its name allows', () => {
    fc.assert(
      fc.property(dividend, divisor, (from, by) => {
        for (const rounding of roundings) {
          const off = magnitude(divideRounded(from, by, rounding) * by - from);
          expect(rounding === 'towardZero' ? off < by : off * 2n <= by).toBe(true);
        }
        expect(magnitude(divideRounded(from, by, 'towardZero') * by) <= magnitude(from)).toBe(true);
      }),
    );
  });

  it('parts with the other roundings only at exact halves', () => {
    fc.assert(
      fc.property(dividend, divisor, (from, by) => {
        const away = divideRounded(from, by, 'halfAwayFromZero');
        const even = divideRounded(from, by, 'halfEven');
        if (away !== even) {
          expect(magnitude(from % by) * 2n).toBe(by);
          expect(even % 2n).toBe(0n);
        }
      }),
    );
  });
});

describe('multiplyRates', () => {
  it.each([
    ['3', '33.3333', '100.00'],
    ['1', '0.0050', '0.01'],
    ['-1', '0.0050', '-0.01'],
    ['1', '0.0049', '0.00'],
    ['0.5', '0.01', '0.01'],
    ['96.375', '12.4000', '1195.05'],
  ])('makes %s times %s %s', (quantity, unitCost, expected) => {
    expect(multiplyRates(rateOf(quantity), rateOf(unitCost), 'halfAwayFromZero')).toBe(amountOf(expected));
  });

  it('is the exact product, off by at most half a cent', () => {
    fc.assert(
      fc.property(rate, rate, (quantity, unitCost) => {
        const cents = multiplyRates(quantity, unitCost, 'halfAwayFromZero');
        // Both sides in hundred-millionths: cents × 10⁶ against the exact product.
        expect(magnitude(cents * 1_000_000n - quantity * unitCost) * 2n <= 1_000_000n).toBe(true);
        expect(multiplyRates(unitCost, quantity, 'halfAwayFromZero')).toBe(cents);
      }),
    );
  });
});

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
