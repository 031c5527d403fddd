// A store in a temp folder, closed and removed after the test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openStore } from '../../../src/main/adapters/store/open-store.ts';
import type { StorePort } from '../../../src/main/core/ports/store.ts';
import { noon } from './store-values.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

export function tempFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tieout-store-'));
  cleanups.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Closed after the test, if the test does not. */
export function openedStore(dataDir: string = tempFolder()): StorePort {
  const opened = openStore({ dataDir, now: () => noon });
  if (!opened.ok) throw new Error(`the store did not open: ${JSON.stringify(opened.error)}`);
  cleanups.push(() => opened.value.close());
  return opened.value;
}
