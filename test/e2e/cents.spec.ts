// A thousand cent values from Procore to the text on screen, unchanged.
import { expect, test } from '@playwright/test';
import { amountFromCents, amountToText, formatAmount } from '#shared/money/amount.ts';
import { type Bed, startBed } from '../support/bed.ts';
import { openWindow, type Window } from './host.ts';
import { DeskPage } from './pages/desk-page.ts';

/** 1,000 values spread over 0.01 to 10,000.00, among them the ones floats get wrong. */
const values = Array.from({ length: 1000 }, (_, index) =>
  amountFromCents(BigInt(index === 999 ? 1_000_000 : (index * 1009 * 7) % 999_999) + 1n),
);

test.describe('cents', () => {
  let bed: Bed;
  let window: Window;
  test.beforeAll(async () => {
    bed = await startBed();
    await bed.addSubcontract(
      { number: 'CENTS-1', title: 'A thousand cents' },
      values.map((value, index) => ({ description: `Value ${index + 1}`, amount: amountToText(value) })),
    );
    window = await openWindow({ env: bed.env });
  });
  test.afterAll(async () => {
    await window.close();
    await bed.stop();
  });

  test('stand in the comparison as they were sent, on both sides', async () => {
    const desk = new DeskPage(window.page);
    await desk.ready();
    await desk.focusRows();
    await desk.goTo('CENTS-1');
    await expect(desk.comparison).toContainText('Value 1000');
    const texts = await desk.comparison
      .getByRole('row')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td, [role="cell"]')].map((cell) => cell.textContent ?? '')),
      );
    for (const [index, value] of values.entries()) {
      const row = texts.find((cells) => cells.some((cell) => cell.trim() === `Value ${index + 1}`)) ?? [];
      const shown = row.filter((cell) => cell.trim() === formatAmount(value));
      expect([index, row.length > 0, shown.length]).toEqual([index, true, 2]);
    }
  });
});
