// (d) From the start of the host's process to a desk that answers keys: first start ever, and on a folder with a mirror.
import { required } from '#shared/result/assert.ts';
import { type Bench, type Figure, timed } from './figure.ts';
import { type BenchHost, now, openBrowser, openPage, startHost } from './node-host.ts';
import { withTempFolder } from './temp-folder.ts';

const target = 3_000;

export const startToInteractive: Bench = {
  letter: 'd',
  words: 'start to interactive, first and warm',
  async run() {
    // The better of two: other work on the machine counts once.
    const starts = [await coldThenWarm(), await coldThenWarm()];
    const best = (kind: 'cold' | 'warm') => required(starts.map((start) => start[kind]).toSorted(sooner)[0], kind);
    return {
      figures: [...figuresOf('first start', best('cold')), ...figuresOf('warm start', best('warm'))],
      wrong: [],
    };
  },
};

type Start = {
  /** Milliseconds: the host serves; Chromium stands; the desk answers; rows are to be seen. */
  readonly ready: number;
  readonly browser: number;
  readonly interactive: number;
  readonly rows: number;
};

function figuresOf(name: string, start: Start): readonly Figure[] {
  return [
    { bench: 'd', name: `${name}, to interactive`, value: start.interactive, unit: 'ms', most: target },
    { bench: 'd', name: `${name}, to first rows`, value: start.rows, unit: 'ms' },
    { bench: 'd', name: `${name}, of it the host`, value: start.ready, unit: 'ms' },
    { bench: 'd', name: `${name}, of it starting Chromium`, value: start.browser, unit: 'ms' },
  ];
}

const sooner = (a: Start, b: Start): number => a.interactive - b.interactive;

function coldThenWarm(): Promise<{ readonly cold: Start; readonly warm: Start }> {
  return withTempFolder(async (folder) => ({
    cold: await oneStart(folder, true),
    warm: await oneStart(folder, false),
  }));
}

async function oneStart(folder: string, waitForPull: boolean): Promise<Start> {
  const host = await startHost(folder);
  try {
    const start = await inWindow(host);
    if (waitForPull) await host.pulled();
    return start;
  } finally {
    await host.stop();
  }
}

/** The window opens when the host is ready, as the host itself would open it. */
async function inWindow(host: BenchHost): Promise<Start> {
  const { value: browser, milliseconds } = await timed(openBrowser);
  try {
    const page = await openPage(browser, host.launchUrl);
    await page.waitForFunction(() => performance.getEntriesByName('tieout:interactive').length > 0, null, {
      polling: 'raf',
    });
    const at = await page.evaluate(
      () => performance.timeOrigin + (performance.getEntriesByName('tieout:interactive')[0]?.startTime ?? Number.NaN),
    );
    await page.getByRole('grid', { name: 'Commitments' }).getByRole('gridcell').first().waitFor();
    const rows = now();
    return {
      ready: host.readyAt - host.spawnedAt,
      browser: milliseconds,
      interactive: at - host.spawnedAt,
      rows: Math.max(rows, at) - host.spawnedAt,
    };
  } finally {
    await browser.close();
  }
}
