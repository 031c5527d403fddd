// The desktop host's entry: built to out/main/electron.js.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as electron from 'electron';
import { runElectronHost } from './run-electron-host.ts';

const out = join(import.meta.dirname, '..');

// Not awaited: Electron becomes ready only after this module has been evaluated.
void runElectronHost(electron, {
  argv: process.argv.slice(electron.app.isPackaged ? 1 : 2),
  env: process.env,
  preload: join(out, 'preload', 'preload.cjs'),
  rendererDir: join(out, 'renderer'),
  sampleWorker: pathToFileURL(join(import.meta.dirname, 'sample-worker.js')),
}).catch((bug: unknown) => {
  process.stderr.write(`${bug instanceof Error ? bug.stack : String(bug)}\n`);
  electron.app.exit(1);
});
