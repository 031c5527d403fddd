// The Node host from its start to its end: core, door, window, and a clean stop.

import type { AppError } from '#shared/result/app-error.ts';
import { describeError } from '#shared/result/app-error.ts';
import { readConfig } from '../../config.ts';
import { type DoorFile, findDoor } from './door-file.ts';
import { browserArguments, chooseWindow, describeWindow, openProcess, surroundings } from './open-window.ts';
import { type RunningHost, startNodeHost } from './start-node-host.ts';

export type NodeHostOptions = {
  /** --no-window: serve only. --json: one line {url, token, pid, launchUrl} and nothing else. --data-dir <folder>. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly rendererDir: string;
  /** Where a bundler put the sample company's worker; null when running from sources. */
  readonly sampleWorker: URL | null;
  readonly say: (line: string) => void;
};

/** A window that ends this soon and badly never stood; the program goes on without it. */
const SOON = 3000;
/** After this long a stop is given up, so that no process stays behind unseen. */
const STOP_LIMIT = 15_000;

/** Resolves with the exit code, when the window was closed or a signal came. */
export async function runNodeHost(options: NodeHostOptions): Promise<number> {
  const { argv, say } = options;
  const config = readConfig(options.env, argv);
  if (!config.ok) return fail(config.error, say);
  const ended = signalled();
  const host = await startNodeHost({ ...config.value, sampleWorker: options.sampleWorker }, options.rendererDir);
  if (!host.ok) {
    const running = host.error.code === 'STORE_IN_USE' ? findDoor(config.value.dataDir) : null;
    return running === null ? fail(host.error, say) : showRunning(options, config.value.dataDir, running);
  }
  const { origin, token, launchUrl } = host.value.door;
  if (argv.includes('--json')) say(JSON.stringify({ url: `${origin}/`, token, pid: process.pid, launchUrl }));
  else say(`Tieout ${config.value.version} is ready after ${Math.round(performance.now())} ms: ${launchUrl}`);
  if (isWindowless(argv)) {
    await ended;
  } else {
    await Promise.race([ended, showWindow(options, config.value.dataDir, launchUrl)]);
  }
  return stop(host.value);
}

/** Started twice on one data folder: a window onto the one that runs. */
async function showRunning(options: NodeHostOptions, dataDir: string, { url, token, pid }: DoorFile): Promise<number> {
  const { argv, env, say } = options;
  const launchUrl = `${url}?token=${token}`;
  if (argv.includes('--json')) say(JSON.stringify({ url, token, pid, launchUrl }));
  else say(`Tieout is running already (process ${pid}): ${launchUrl}`);
  const around = surroundings({ env, root: '' });
  const choice = chooseWindow(around);
  if (isWindowless(argv) || choice.kind !== 'chromium') return 0;
  await openProcess(choice.binary, browserArguments(launchUrl, dataDir, around.isRoot), 'ignore').closed;
  return 0;
}

const isWindowless = (argv: readonly string[]): boolean => argv.includes('--no-window') || argv.includes('--json');

/** Resolves when the window was closed; never where there is none. */
async function showWindow({ env, say }: NodeHostOptions, dataDir: string, launchUrl: string): Promise<void> {
  // Electron is its own host: whoever can start it does so instead of this one. So it is not looked for here.
  const around = surroundings({ env, root: '' });
  const choice = chooseWindow(around);
  say(describeWindow(choice, launchUrl));
  if (choice.kind !== 'chromium') return forever();
  const openedAt = performance.now();
  const window = openProcess(choice.binary, browserArguments(launchUrl, dataDir, around.isRoot), 'ignore');
  process.once('exit', window.close);
  const code = await window.closed;
  if (code === 0 || performance.now() - openedAt > SOON) return undefined;
  say(`The window ended at once (${code ?? 'not started'}). Open this address yourself: ${launchUrl}`);
  return forever();
}

async function stop(host: RunningHost): Promise<number> {
  const limit = setTimeout(() => process.exit(1), STOP_LIMIT);
  await host.stop();
  clearTimeout(limit);
  return 0;
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve());
  });
}

const forever = (): Promise<never> => new Promise(() => undefined);

function fail(error: AppError, say: (line: string) => void): number {
  const { what, fix } = describeError(error);
  say(`Tieout did not start. ${what} ${fix}`);
  return 1;
}
