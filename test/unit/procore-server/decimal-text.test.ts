import { describe, expect, it } from 'vitest';
import {
  multiplyToCents,
  negateDecimal,
  normalizeDecimal,
  percentOf,
  sumDecimals,
} from '../../../src/main/sample/procore-server/decimal-text.ts';

describe('decimal text', () => {
  it('has at least one decimal and no trailing zeros', () => {
    const pairs = [
      ['212000.00', '212000.0'],
      ['4250.50', '4250.5'],
      ['7', '7.0'],
      ['-0.10', '-0.1'],
      ['0096.3750', '96.375'],
      ['many', 'many'],
    ];
    for (const [sent = '', written] of pairs) expect(normalizeDecimal(sent)).toBe(written);
  });

  it('adds without losing a cent', () => {
    expect(sumDecimals(['0.1', '0.2', '-0.3'])).toBe('0.0');
    expect(sumDecimals(['9007199254740993.01', '0.02'])).toBe('9007199254740993.03');
    expect(sumDecimals([])).toBe('0.0');
    expect(negateDecimal('12.5')).toBe('-12.5');
  });

  it('rounds products half away from zero', () => {
    expect(multiplyToCents('48', '96.375')).toBe('4626.0');
    expect(multiplyToCents('1', '0.005')).toBe('0.01');
    expect(multiplyToCents('-1', '0.005')).toBe('-0.01');
    expect(multiplyToCents('3', '0.3333')).toBe('1.0');
  });

  it('takes percents of nothing as zero', () => {
    expect(percentOf('1', '3')).toBe('33.33');
    expect(percentOf('5', '0.0')).toBe('0.0');
  });
});
