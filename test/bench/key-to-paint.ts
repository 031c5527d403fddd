// (b) From a key press to its painted row, in the window on the built host: accept, take back, in turns.
import type { Page } from '@playwright/test';
import { DeskPage } from '../e2e/pages/desk-page.ts';
import { type Bench, quantile } from './figure.ts';
import { openBrowser, openPage, startHost } from './node-host.ts';
import { withTempFolder } from './temp-folder.ts';

const presses = 40;

export const keyToPaint: Bench = {
  letter: 'b',
  words: `key press to painted row, ${presses} presses`,
  run: () =>
    withTempFolder(async (folder) => {
      const host = await startHost(folder);
      try {
        await host.pulled();
        const browser = await openBrowser();
        const times = await openPage(browser, host.launchUrl)
          .then(pressKeys)
          .finally(() => browser.close());
        return {
          figures: [
            { bench: 'b', name: 'key presses', value: times.length, unit: 'presses' },
            { bench: 'b', name: 'key press to painted row, p50', value: quantile(times, 0.5), unit: 'ms' },
            { bench: 'b', name: 'key press to painted row, p95', value: quantile(times, 0.95), unit: 'ms' },
          ],
          wrong: times.length < presses ? [`only ${times.length} of ${presses} presses were painted`] : [],
        };
      } finally {
        await host.stop();
      }
    }),
};

async function pressKeys(page: Page): Promise<readonly number[]> {
  const desk = new DeskPage(page);
  await desk.ready();
  await desk.focusRows();
  await desk.goTo('SC-1042-002');
  for (let press = 1; press <= presses; press += 1) {
    await page.keyboard.press(press % 2 === 1 ? 'a' : 'z');
    await page.waitForFunction((count) => performance.getEntriesByName('tieout:key-to-paint').length >= count, press, {
      timeout: 5_000,
    });
    if (press % 2 === 0) await desk.goTo('SC-1042-002');
  }
  return page.evaluate(() => performance.getEntriesByName('tieout:key-to-paint').map((entry) => entry.duration));
}
