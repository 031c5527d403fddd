// Days without a zone, moments with one, and the single way from a moment to a day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, parseInstant } from '#shared/time/instant.ts';
import { parseLocalDate } from '#shared/time/local-date.ts';
import { dayFrom, errorOf, momentOf } from '../../../builders/values.ts';

describe('parseLocalDate', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-02-28', '2026-12-31', '2026-04-30', '0001-01-01'])('takes %s', (text) => {
    expect(dayFrom(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2024-02-30',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '2026-1-1',
    '26-01-01',
    '2026/01/01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '',
  ])('refuses %j', (text) => {
    expect(errorOf(parseLocalDate(text))).toEqual({ code: 'DATE_NOT_VALID', facts: { value: text } });
  });

  it('agrees with the calendar on every day of four centuries', () => {
    const accepted = (year: number, month: number, day: number) =>
      parseLocalDate(`${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`).ok;
    fc.assert(
      fc.property(
        fc.integer({ min: 1800, max: 2200 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const date = new Date(Date.UTC(year, month - 1, day));
          const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
          expect(accepted(year, month, day)).toBe(real);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('parseInstant', () => {
  it.each([
    ['2026-03-08T10:00:00Z', '2026-03-08T10:00:00.000Z'],
    ['2026-03-08T10:00Z', '2026-03-08T10:00:00.000Z'],
    ['2026-03-08 10:00:00Z', '2026-03-08T10:00:00.000Z'],
    ['2026-03-08T10:00:00.5Z', '2026-03-08T10:00:00.500Z'],
    ['2026-03-08T10:00:00.1234567Z', '2026-03-08T10:00:00.123Z'],
    ['2026-03-08T10:00:00+05:30', '2026-03-08T04:30:00.000Z'],
    ['2026-01-01T00:30:00-0800', '2026-01-01T08:30:00.000Z'],
    ['2025-12-31T23:30:00-01:00', '2026-01-01T00:30:00.000Z'],
  ])('reads %s as %s', (text, utc) => {
    expect(momentOf(text)).toBe(utc);
  });

  it.each([
    '2026-03-08T10:00:00',
    '2026-03-08T10:00',
    '2026-03-08 10:00 PM',
    '2026-03-08',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-08T24:00:00Z',
    '2026-03-08T10:60:00Z',
    '2026-03-08T10:00:00Z garbage',
    '2026-03-08T10:00:00+99:00',
    'March 8, 2026',
    '',
  ])('refuses %j: it is no moment, or one that depends on who reads it', (text) => {
    expect(errorOf(parseInstant(text))).toEqual({ code: 'DATE_NOT_VALID', facts: { value: text } });
  });

  it('gives back every moment that was written out', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          expect(momentOf(date.toISOString())).toBe(date.toISOString());
        },
      ),
    );
  });
});

describe('dayOf', () => {
  it.each([
    ['2026-01-01T07:59:59Z', 'America/Los_Angeles', '2025-12-31'],
    ['2026-01-01T08:00:00Z', 'America/Los_Angeles', '2026-01-01'],
    // The clocks go forward on 8 March 2026 and back on 1 November 2026.
    ['2026-03-08T07:59:59Z', 'America/Los_Angeles', '2026-03-07'],
    ['2026-03-09T06:59:59Z', 'America/Los_Angeles', '2026-03-08'],
    ['2026-03-09T07:00:00Z', 'America/Los_Angeles', '2026-03-09'],
    ['2026-11-02T07:59:59Z', 'America/Los_Angeles', '2026-11-01'],
    ['2026-11-02T08:00:00Z', 'America/Los_Angeles', '2026-11-02'],
    ['2026-06-30T23:59:59Z', 'America/New_York', '2026-06-30'],
    ['2026-07-01T03:59:59Z', 'America/New_York', '2026-06-30'],
    ['2026-07-01T07:00:00Z', 'America/Phoenix', '2026-07-01'],
    ['2026-12-31T11:00:00Z', 'Pacific/Auckland', '2027-01-01'],
    ['2026-12-31T10:00:00Z', 'Pacific/Kiritimati', '2027-01-01'],
    ['2026-06-15T18:30:00Z', 'Asia/Kolkata', '2026-06-16'],
  ])('of %s in %s is %s', (moment, zone, day) => {
    expect(dayOf(momentOf(moment), zone)).toBe(day);
  });

  it("is UTC's day where the zone is not known", () => {
    expect(dayOf(momentOf('2026-01-01T07:00:00Z'), null)).toBe('2026-01-01');
    expect(dayOf(momentOf('2026-01-01T07:00:00Z'), 'Mars/Olympus')).toBe('2026-01-01');
  });

  it('is always a day, and at most one away from the day in UTC', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom('America/Los_Angeles', 'Asia/Tokyo', 'Europe/London', 'Pacific/Apia', 'Pacific/Pago_Pago'),
        (date, zone) => {
          const day = dayFrom(dayOf(momentOf(date.toISOString()), zone));
          const apart = Math.abs(Date.parse(day) - Date.parse(date.toISOString().slice(0, 10)));
          expect(apart).toBeLessThanOrEqual(86_400_000);
        },
      ),
    );
  });
});
