// A button that cannot act says why, in words.
import { describe, expect, it } from 'vitest';
import { split, whyNot } from '../../../src/renderer/features/desk/decide/allowed.ts';
import { totalOf } from '../../../src/renderer/features/desk/grid/selection-sum.ts';
import { deskRow } from './desk-row.ts';

describe('why a decision cannot be made', () => {
  it('is said when no row is chosen', () => {
    expect(whyNot('accept', [], {})).toBe('Choose a row first.');
  });

  it('is the missing right, before anything else', () => {
    const missing = { acceptOrReject: 'the right to push to accounting needed' };
    expect(whyNot('accept', [deskRow()], missing)).toBe('the right to push to accounting needed.');
  });

  it('is the state of the one row', () => {
    expect(whyNot('accept', [deskRow({ state: 'synced' })], {})).toBe('It is synced.');
  });

  it('is what the checks found on a blocked row, for accepting only', () => {
    const row = deskRow({ light: 'blocked', reason: 'The vendor is not linked' });
    expect(whyNot('accept', [row], {})).toBe('Blocked: The vendor is not linked.');
    expect(whyNot('reject', [row], {})).toBeNull();
  });

  it('is nothing as long as one of many can be decided; the others are left out', () => {
    const rows = [deskRow({ id: 'subcontract/1' }), deskRow({ id: 'subcontract/2', light: 'blocked' })];
    expect(whyNot('accept', rows, {})).toBeNull();
    expect(split('accept', rows).can.map((row) => row.id)).toEqual(['subcontract/1']);
  });
});

describe('the sum of the selection', () => {
  it('is exact in cents where floats are not', () => {
    const rows = Array.from({ length: 10 }, () => deskRow({ amount: '0.10' }));
    expect(totalOf([...rows, deskRow({ amount: '90071992547409.93' })])).toEqual({
      count: 11,
      sum: '90071992547410.93',
      inexact: 0,
    });
  });

  it('counts amounts that are not exact apart', () => {
    expect(totalOf([deskRow(), deskRow({ amount: null })])).toEqual({ count: 2, sum: '100.00', inexact: 1 });
  });
});
