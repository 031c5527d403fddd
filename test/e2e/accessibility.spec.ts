// Nothing serious for axe to find, on every screen, in both themes.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openWindow, type Window } from './host.ts';
import { DeskPage } from './pages/desk-page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme axe finds nothing serious`, () => {
    let window: Window;
    let desk: DeskPage;
    test.beforeAll(async () => {
      window = await openWindow({ colorScheme });
      desk = new DeskPage(window.page);
      await desk.ready();
    });
    test.afterAll(() => window.close());

    test('on the desk with a document open', async () => {
      await desk.focusRows();
      await desk.goTo('SC-1042-002');
      await expect(desk.comparison).toContainText('SC-1042-002');
      await expectNothingSerious(window.page);
    });

    test('in the push tray with the dry run', async () => {
      const { page } = window;
      await desk.focusRows();
      await desk.goTo('SC-1042-002');
      await page.keyboard.press('a');
      await expect(desk.row('SC-1042-002')).toContainText('queued');
      await page.keyboard.press('Control+Enter');
      const dialog = page.getByRole('dialog', { name: 'Push to Sage' });
      await dialog.getByRole('button', { name: 'Dry run' }).click();
      await expect(dialog.getByRole('region', { name: 'Dry run' })).toBeVisible();
      await expectNothingSerious(page);
      await page.keyboard.press('Escape');
    });

    for (const screen of ['Activity', 'Settings']) {
      test(`on ${screen}`, async () => {
        const { page } = window;
        await page.getByRole('list', { name: 'Screens' }).getByRole('button', { name: screen }).click();
        await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
        await expectNothingSerious(page);
      });
    }
  });
}

async function expectNothingSerious(page: Page): Promise<void> {
  // Colours fade in for a moment; contrast is judged when they stand.
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
    })),
  ).toEqual([]);
}
