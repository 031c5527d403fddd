// Builds the program when its sources are newer than the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'package.json', 'electron.vite.config.ts'];
const PRODUCTS = ['main/node.js', 'main/electron.js', 'preload/preload.cjs', 'renderer/index.html'];

export type BuildOutcome = { readonly built: boolean; readonly milliseconds: number };

/** Throws with the builder's words when the build fails. */
export function buildIfNeeded(root: string, say: (line: string) => void): BuildOutcome {
  const startedAt = Date.now();
  if (isFresh(root)) return { built: false, milliseconds: Date.now() - startedAt };
  say('Building: the sources are newer than the last build.');
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
  // The start counts: what was edited while it was building is built next time.
  writeFileSync(stampOf(root), JSON.stringify({ builtFrom: startedAt }));
  return { built: true, milliseconds: Date.now() - startedAt };
}

export function isFresh(root: string): boolean {
  if (!PRODUCTS.every((name) => existsSync(join(root, 'out', name)))) return false;
  const builtFrom = readStamp(root);
  return builtFrom !== null && SOURCES.every((name) => newest(join(root, name)) < builtFrom);
}

const stampOf = (root: string): string => join(root, 'out', 'stamp.json');

function readStamp(root: string): number | null {
  try {
    const { builtFrom } = JSON.parse(readFileSync(stampOf(root), 'utf8')) as { builtFrom?: unknown };
    return typeof builtFrom === 'number' ? builtFrom : null;
  } catch {
    return null;
  }
}

/** The latest change below, in milliseconds; folders count too, theirs changes when a file is removed. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs);
}
