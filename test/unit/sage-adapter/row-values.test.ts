// Values as the wire brings them, and the two clocks of a server.
import { describe, expect, it } from 'vitest';
import { asUtc, fingerprintOf } from '../../../src/main/adapters/sage/read-handshake.ts';
import { amountOf, instantOf, textOf } from '../../../src/main/adapters/sage/row-values.ts';

describe('a value of a row', () => {
  it('is exact cents, or a bug', () => {
    expect(amountOf('-0.05')).toBe(-5n);
    expect(amountOf('9999999999.99')).toBe(999_999_999_999n);
    for (const wrong of ['1.5', '1.005', 12.5, null, '1e3']) expect(() => amountOf(wrong)).toThrow();
  });

  it('loses the blanks at its end and nothing else', () => {
    expect(textOf('  O’Brien "Ω" é  ')).toBe('  O’Brien "Ω" é');
  });

  it('is a moment in UTC; a missing stamp is the beginning', () => {
    expect(instantOf('2026-11-23 04:56:07.123')).toBe('2026-11-23T04:56:07.123Z');
    expect(instantOf(null)).toBe('1900-01-01T00:00:00.000Z');
  });
});

describe('the handshake', () => {
  it("turns the server's local time into UTC by its two clocks", () => {
    const clocks = { utc: '2026-11-23 12:00:00.013', local: '2026-11-23 04:00:00.020' };
    expect(asUtc('2026-11-22 23:30:00.000', clocks)).toBe('2026-11-23T07:30:00.000Z');
    expect(asUtc('2026-11-22 23:30:00.000', { utc: clocks.local, local: '2026-11-23 09:30:00.001' })).toBe(
      '2026-11-22T18:00:00.000Z',
    );
  });

  it('gives another fingerprint when one column changes', () => {
    const row = {
      table_name: 'subcon',
      column_name: 'ctcnum',
      type_name: 'nvarchar',
      max_length: 40,
      precision: 0,
      scale: 0,
      is_nullable: false,
      is_identity: false,
    };
    expect(fingerprintOf([row])).not.toBe(fingerprintOf([{ ...row, max_length: 60 }]));
    expect(fingerprintOf([row])).toMatch(/^[0-9a-f]{64}$/);
  });
});
