// The accountant's morning by keyboard alone: accept, undo, reject with a reason, dry run, push, verified, reload.
import { expect, test } from '@playwright/test';
import { hostName, openWindow, type Window } from './host.ts';
import { DeskPage } from './pages/desk-page.ts';

test.describe(`the desk on the ${hostName} host`, () => {
  let window: Window;
  let desk: DeskPage;
  test.beforeAll(async () => {
    process.stdout.write(
      `\n*** The end-to-end specs run on the ${hostName === 'node' ? 'NODE host in Chromium' : 'ELECTRON host'} ***\n`,
    );
    window = await openWindow();
    desk = new DeskPage(window.page);
    await desk.ready();
  });
  test.afterAll(() => window.close());

  test('does a whole push by keyboard alone', async () => {
    const { page } = window;
    const { keyboard } = page;
    await desk.focusRows();

    await test.step('accepts with one key and moves on', async () => {
      await desk.goTo('SC-1042-002');
      await keyboard.press('a');
      await expect(desk.row('SC-1042-002')).toContainText('queued');
      expect(await desk.focusedRow()).not.toContain('SC-1042-002');
      await expect(page.getByRole('status').filter({ hasText: 'decided' })).toContainText('1 of');
    });

    await test.step('takes it back', async () => {
      await keyboard.press('z');
      await expect(desk.row('SC-1042-002')).toContainText('ready');
      await desk.goTo('SC-1042-002');
      await keyboard.press('a');
      await expect(desk.row('SC-1042-002')).toContainText('queued');
    });

    await test.step('rejects another with a reason', async () => {
      await desk.goTo('SC-1044-005');
      await keyboard.press('r');
      const dialog = page.getByRole('dialog', { name: 'Reject' });
      await expect(dialog.getByLabel('Reason')).toBeFocused();
      await keyboard.press('Enter');
      await expect(dialog).toContainText('A reason is needed.');
      await keyboard.type('The framing package was awarded to someone else.');
      await keyboard.press('Enter');
      await expect(dialog).toBeHidden();
      await expect(desk.row('SC-1044-005')).toContainText('rejected');
    });

    await test.step('shows the exact rows before they are written', async () => {
      await keyboard.press('Control+Enter');
      const dialog = page.getByRole('dialog', { name: 'Push to Sage' });
      await expect(dialog).toContainText('SC-1042-002');
      await expect(dialog).toContainText('261,261.99');
      await dialog.getByRole('button', { name: 'Dry run' }).focus();
      await keyboard.press('Enter');
      await expect(dialog.getByRole('region', { name: 'Dry run' })).toContainText(
        'Creates subcontract SC-1042-002 with 8 lines',
      );
    });

    await test.step('pushes, reads back and shows a slip that ties', async () => {
      const dialog = page.getByRole('dialog', { name: 'Push to Sage' });
      await dialog.getByRole('button', { name: 'Push', exact: true }).focus();
      await keyboard.press('Enter');
      const slip = page.getByRole('region', { name: 'Slip' });
      await expect(slip.getByRole('table', { name: 'Control totals' })).toContainText('261,261.99');
      await expect(slip).toContainText(/ties/i);
      await keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    });

    await test.step('is verified, and still so after a reload', async () => {
      await desk.view('Synced').focus();
      await keyboard.press('Enter');
      await expect(desk.row('SC-1042-002')).toContainText(/verified|synced/);
      await page.reload();
      await desk.ready();
      await desk.view('Synced').focus();
      await keyboard.press('Enter');
      await expect(desk.row('SC-1042-002')).toContainText(/verified|synced/);
      await desk.view('Rejected').focus();
      await keyboard.press('Enter');
      await expect(desk.row('SC-1044-005')).toContainText('rejected');
    });
  });

  test('says why a blocked document cannot be accepted, and takes a keyed number', async () => {
    const { page } = window;
    await desk.view('Ready to export').focus();
    await page.keyboard.press('Enter');
    await desk.focusRows();
    await desk.goTo('1048-07');
    await expect(desk.comparison).toContainText('is used in Sage');
    await page.keyboard.press('a');
    await expect(desk.row('1048-07')).toContainText('blocked');
    await desk.comparison.getByRole('button', { name: 'Key another number' }).click();
    await page.keyboard.type('1048-07B');
    await page.keyboard.press('Enter');
    await expect(desk.row('1048-07B')).toContainText(/ready|look/);
  });
});
