// The Node host's entry: built to out/main/node.js, also runs from sources once the window is built.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findRoot } from './find-root.ts';
import { runNodeHost } from './run-node-host.ts';

const root = findRoot(import.meta.dirname);
const built = !import.meta.url.endsWith('.ts');

process.exitCode = await runNodeHost({
  argv: process.argv.slice(2),
  env: process.env,
  rendererDir: join(root, 'out', 'renderer'),
  sampleWorker: built ? pathToFileURL(join(import.meta.dirname, 'sample-worker.js')) : null,
  say: (line) => void process.stdout.write(`${line}\n`),
});
// What a driver left open must not keep a stopped program alive.
process.exit();
