// npm run dev: builds the window whenever its sources change, and runs the core from source beside it.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.ts';
import { findRoot } from './node/find-root.ts';

const root = findRoot(import.meta.dirname);
const say = (line: string) => void process.stdout.write(`${line}\n`);
buildIfNeeded(root, say);

const main = join(root, 'src/main/hosts/node/main.ts');
const core = spawn(process.execPath, ['--watch', '--watch-preserve-output', main, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});

let settling: NodeJS.Timeout | undefined;
const watcher = watch(join(root, 'src/renderer'), { recursive: true }, () => {
  clearTimeout(settling);
  // An editor writes several files at once; one build is enough. Reload the window to see it.
  settling = setTimeout(() => buildIfNeeded(root, say), 200);
});

core.once('exit', (code) => {
  watcher.close();
  process.exitCode = code ?? 0;
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => core.kill());
