// Cent values on their whole way: Procore's answer, the mirror, SQL Server, the mirror again, the text on screen.
import { describe, expect, it } from 'vitest';
import { amountFromCents, formatAmount, parseAmount } from '#shared/money/amount.ts';
import type { Bed, Desk } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';

/** The first dollars complete, then every 331st cent (a prime, so that all endings occur) up to 10,000.00. */
const cents = [
  ...Array.from({ length: 500 }, (_, index) => index + 1),
  ...Array.from({ length: 3000 }, (_, index) => 501 + index * 331),
  1_000_000,
];

/** Made without the code that is under test. */
const wire = (cent: number) => `${Math.trunc(cent / 100)}.${String(cent % 100).padStart(2, '0')}`;
const shown = (cent: number) =>
  `${Math.trunc(cent / 100).toLocaleString('en-US')}.${String(cent % 100).padStart(2, '0')}`;

describe('cents', () => {
  let bed: Bed;
  let desk: Desk;
  withBed((openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
  });

  it('come back from Sage as Procore sent them, each one', async () => {
    const { id } = await bed.addSubcontract(
      {},
      cents.map((cent, index) => ({ description: `Value ${index + 1}`, amount: wire(cent) })),
    );
    await desk.refresh();
    const slip = await desk.push([id]);
    expect(slip.items[0]).toMatchObject({ words: 'synced', linesReadBack: cents.length });
    // Both sides anew, so that what is compared came over both wires.
    await desk.refresh();
    const { lines, sageShows, totals } = await desk.ask('desk.compare', { id });
    expect(sageShows).toBe('is');
    expect(totals.ties).toBe(true);
    const text = (wireText: string | null | undefined) => {
      const amount = parseAmount(wireText ?? '');
      return amount.ok ? formatAmount(amount.value) : `not exact: ${wireText}`;
    };
    const amounts = lines.map((line) => line.fields.find((field) => field.field === 'amount'));
    expect(amounts.map((field) => text(field?.sent))).toEqual(cents.map(shown));
    expect(amounts.map((field) => text(field?.is))).toEqual(cents.map(shown));
    const sum = cents.reduce((total, cent) => total + BigInt(cent), 0n);
    expect(text(totals.is)).toBe(formatAmount(amountFromCents(sum)));
  });
});
