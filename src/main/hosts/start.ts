// npm start: builds when needed, then opens the best window this machine has.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from './build-if-needed.ts';
import { findRoot } from './node/find-root.ts';
import { chooseWindow, describeWindow, openProcess, surroundings } from './node/open-window.ts';

const root = findRoot(import.meta.dirname);
const argv = process.argv.slice(2);
// With --json the one line on standard output belongs to the host.
const say = (line: string) => void (argv.includes('--json') ? process.stderr : process.stdout).write(`${line}\n`);

const { built, milliseconds } = buildIfNeeded(root, say);
if (built) say(`Built in ${milliseconds} ms.`);

const windowless = argv.includes('--no-window') || argv.includes('--json');
const choice = windowless ? null : chooseWindow(surroundings({ env: process.env, root }));

if (choice?.kind === 'electron') {
  say(describeWindow(choice, ''));
  const electron = openProcess(choice.binary, [root, ...argv], 'inherit');
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, electron.close);
  process.exitCode = (await electron.closed) ?? 1;
} else {
  await import(pathToFileURL(join(root, 'out', 'main', 'node.js')).href);
}
