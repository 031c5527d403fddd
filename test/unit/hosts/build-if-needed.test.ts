// When `npm start` builds and when it does not.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFresh } from '../../../src/main/hosts/build-if-needed.ts';

let root: string;
const sources = ['src/main/a.ts', 'src/b.ts', 'package.json', 'electron.vite.config.ts'];
const products = ['out/main/node.js', 'out/main/electron.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
const past = new Date(Date.now() - 60_000);

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tieout-build-'));
  for (const path of [...sources, ...products]) write(path);
  for (const path of [...sources, 'src/main', 'src']) utimesSync(join(root, path), past, past);
  write('out/stamp.json', JSON.stringify({ builtFrom: Date.now() - 30_000 }));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a build', () => {
  it('is fresh when no source is newer than its start', () => {
    expect(isFresh(root)).toBe(true);
  });

  it.each(sources)('is old when %s was edited', (path) => {
    write(path, 'new');
    expect(isFresh(root)).toBe(false);
  });

  it('is old when a source was removed', () => {
    rmSync(join(root, 'src/main/a.ts'));
    expect(isFresh(root)).toBe(false);
  });

  it.each(products)('is old without %s', (path) => {
    rmSync(join(root, path));
    expect(isFresh(root)).toBe(false);
  });

  it.each(['', '{', '{"builtFrom":"x"}'])('is old with "%s" for a stamp', (stamp) => {
    write('out/stamp.json', stamp);
    expect(isFresh(root)).toBe(false);
  });
});
