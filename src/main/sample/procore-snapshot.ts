// Keeps Procore's data in one JSON file: written beside it and renamed, soon after a change and always on stop.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { ProcoreData } from './procore-server/procore-data.ts';

const WAIT_MS = 250;
/** A big company is written less often: writing takes at most a twentieth of the time. */
const PATIENCE = 20;

export type ProcoreSnapshot = {
  /** Something changed; it is on disk within 250 ms (later only where writing itself is slow). */
  changed(): void;
  /** Writes now what has changed since the last time. */
  flush(): void;
  close(): void;
};

export function readSnapshot(path: string): ProcoreData {
  return JSON.parse(readFileSync(path, 'utf8')) as ProcoreData;
}

/** The file is either the old one or the new one, never half of each. */
export function writeAtomically(path: string, text: string): void {
  const beside = `${path}.new`;
  const file = openSync(beside, 'w');
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

export function openSnapshot(path: string, data: ProcoreData): ProcoreSnapshot {
  let timer: NodeJS.Timeout | null = null;
  let dirty = false;
  let tookMs = 0;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!dirty) return;
    const started = performance.now();
    writeAtomically(path, JSON.stringify(data));
    dirty = false;
    tookMs = performance.now() - started;
  };
  return {
    changed() {
      dirty = true;
      timer ??= setTimeout(flush, Math.max(WAIT_MS - tookMs, tookMs * PATIENCE));
    },
    flush,
    close() {
      dirty = true;
      flush();
    },
  };
}
