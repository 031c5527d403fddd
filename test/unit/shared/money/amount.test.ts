// Amounts: exact cents in, exact cents out, and nothing that is almost one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAmounts,
  amountFromCents,
  amountToText,
  formatAmount,
  maxSageAmount,
  parseAmount,
  subtractAmounts,
  sumAmounts,
  zeroAmount,
} from '#shared/money/amount.ts';
import { amountOf, errorOf } from '../../../builders/values.ts';

const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(amountFromCents);

describe('parseAmount', () => {
  it.each([
    ['212000.0', 21_200_000n],
    ['-4250.50', -425_050n],
    ['1201.400', 120_140n],
    ['0.000000', 0n],
    ['-0.00', 0n],
    ['+7', 700n],
    ['7.', 700n],
    ['.5'.padStart(3, '0'), 50n],
    ['007.10', 710n],
    ['9999999999.99', maxSageAmount],
    ['100.5000000000', 10_050n],
  ])('reads %s as %s cents', (text, expected) => {
    expect(amountOf(text)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '-',
    '.',
    '.50',
    '1e3',
    '1E3',
    '1.5e2',
    '1,000.00',
    '1 000.00',
    "1'000.00",
    '1_000',
    '1.2.3',
    '--1',
    '+-1',
    '1-',
    '(1.00)',
    '$1.00',
    '1.00 ',
    ' 1.00',
    '1.00\n',
    '0x10',
    'NaN',
    'Infinity',
    '−1.00',
    '١.٠٠',
    '1.001',
    '0.009999',
    '33333.333333',
    '1.00000001',
    'null',
    '1'.padEnd(31, '0'),
  ])('refuses %j, naming it', (text) => {
    expect(errorOf(parseAmount(text))).toEqual({ code: 'AMOUNT_NOT_EXACT', facts: { value: text } });
  });

  it('gives back every amount that was written out', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(amountOf(amountToText(amount))).toBe(amount);
      }),
    );
  });

  it('takes zeros behind the cents for what they are, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map(amountFromCents),
        fc.stringMatching(/^[0-9]{1,6}$/),
        (amount, tail) => {
          const read = parseAmount(`${amountToText(amount)}${tail}`);
          expect(read.ok ? read.value : null).toBe(/^0+$/.test(tail) ? amount : null);
        },
      ),
    );
  });

  it('never reads a text as another number than it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-+eE, '), maxLength: 12 }), (text) => {
        const read = parseAmount(text);
        if (!read.ok) return;
        const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
        const millionths = BigInt(whole) * 10n ** 12n + BigInt(fraction.padEnd(12, '0'));
        expect(read.value * 10n ** 10n).toBe(text.startsWith('-') ? -millionths : millionths);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('amountToText', () => {
  it('is decimal text with two places and no separators', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(amountToText(amount)).toMatch(/^-?(0|[1-9]\d*)\.\d{2}$/);
      }),
    );
  });

  it.each([
    [0n, '0.00'],
    [1n, '0.01'],
    [-1n, '-0.01'],
    [-100n, '-1.00'],
    [123_456_789n, '1234567.89'],
  ])('writes %s cents as %s', (amount, text) => {
    expect(amountToText(amountFromCents(amount))).toBe(text);
  });
});

describe('formatAmount', () => {
  it.each([
    ['0.00', '0.00'],
    ['0.07', '0.07'],
    ['999.99', '999.99'],
    ['1000.00', '1,000.00'],
    ['-4250.50', '\u22124,250.50'],
    ['-100.00', '\u2212100.00'],
    ['1234567.89', '1,234,567.89'],
    ['9999999999.99', '9,999,999,999.99'],
  ])('shows %s as %s', (text, shown) => {
    expect(formatAmount(amountOf(text))).toBe(shown);
  });

  it('says the same number as the wire form', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(formatAmount(amount).replaceAll(',', '').replace('\u2212', '-')).toBe(amountToText(amount));
      }),
    );
  });

  it('puts its separators every three digits, and never at the start', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(formatAmount(amount)).toMatch(/^\u2212?\d{1,3}(,\d{3})*\.\d{2}$/);
      }),
    );
  });
});

describe('sums', () => {
  it('do not depend on the order, and a difference takes back what a sum added', () => {
    fc.assert(
      fc.property(fc.array(cents), cents, (amounts, one) => {
        expect(sumAmounts([...amounts].reverse())).toBe(sumAmounts(amounts));
        expect(addAmounts(...amounts, one)).toBe(sumAmounts([one, ...amounts]));
        expect(subtractAmounts(addAmounts(sumAmounts(amounts), one), one)).toBe(sumAmounts(amounts));
      }),
    );
  });

  it('of nothing are zero, and of a million cents exactly that', () => {
    expect(sumAmounts([])).toBe(zeroAmount);
    const cent = amountOf('0.01');
    expect(sumAmounts(Array.from({ length: 1_000_000 }, () => cent))).toBe(amountOf('10000.00'));
  });
});
