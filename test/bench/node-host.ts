// The built Node host as its own process, and a page of Chromium on it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { CallOutput } from '#shared/contract/contract.ts';
import { buildIfNeeded } from '../../src/main/hosts/build-if-needed.ts';
import { answerCommand } from '../../src/main/hosts/node/answer-command.ts';
import type { MemoryAnswer } from './children/memory-probe.ts';

const root = join(import.meta.dirname, '../..');

export type BenchHost = {
  readonly launchUrl: string;
  /** Milliseconds since the epoch. */
  readonly spawnedAt: number;
  readonly readyAt: number;
  memory(): Promise<MemoryAnswer>;
  /** Resolves when both sides were pulled. */
  pulled(): Promise<void>;
  stop(): Promise<void>;
};

/** `sample`: the environment that leads to a sample of ours; without it the host brings its own. */
export async function startHost(dataDir: string, sample: Readonly<Record<string, string>> = {}): Promise<BenchHost> {
  buildIfNeeded(root, (line) => void process.stderr.write(`   ${line}\n`));
  const env = { ...process.env, TIEOUT_DATA_DIR: dataDir, TIEOUT_PERSON: 'Ana Ortiz', ...sample };
  const probe = new URL('./children/memory-probe.ts', import.meta.url).href;
  const spawnedAt = now();
  const child = spawn(process.execPath, ['--expose-gc', '--import', probe, join(root, 'out/main/node.js'), '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout === null) throw new Error('the host has no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const readyAt = now();
  const { launchUrl } = JSON.parse(line) as { readonly launchUrl: string };
  return {
    launchUrl,
    spawnedAt,
    readyAt,
    async memory() {
      const answered = once(child, 'message');
      child.send('memory');
      return ((await answered) as [MemoryAnswer])[0];
    },
    async pulled() {
      for (;;) {
        const answer = await answerCommand('sync.status', {}, { env, argv: [] });
        if (!answer.ok) throw new Error(answer.error.code);
        const { tasks } = answer.value as CallOutput<'sync.status'>;
        const failed = tasks.find((task) => task.state === 'failed');
        if (failed !== undefined) throw new Error(`${failed.side}: ${failed.error?.code}`);
        if (tasks.every((task) => task.state === 'idle' && task.finishedAt !== null)) return;
        await sleep(100);
      }
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumBinary(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export async function openPage(browser: Browser, launchUrl: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  await page.goto(launchUrl, { waitUntil: 'commit' });
  return page;
}

/** With parts of a millisecond, comparable with what a page says. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

function chromiumBinary(): string {
  const own = chromium.executablePath();
  if (own !== '' && existsSync(own)) return own;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error('No Chromium was found: install it (Debian: apt-get install chromium).');
  return found;
}
