// The technical log: JSON lines in the data folder, for support. Never a secret.
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DestinationStream, destination, pino } from 'pino';
import type { LogPort } from '../../core/ports/log.ts';
import { hideSecrets } from './hide-secrets.ts';

/** At a start, a file larger than this becomes tieout.1.log. */
const largestFile = 10_000_000;

/** `target` is a data folder (then `logs/tieout.log` in it) or a stream, for tests. A full disk silences the log, no more. */
export function createPinoLog(target: string | DestinationStream): LogPort {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    typeof target === 'string' ? openLogFile(target) : target,
  );
  const write = (level: 'info' | 'warn' | 'error') => (message: string, facts?: Readonly<Record<string, unknown>>) => {
    const words = String(hideSecrets(message));
    if (facts === undefined) logger[level](words);
    // Under a name of its own, so that a fact called "level" or "msg" cannot hide the line's own.
    else logger[level]({ facts: hideSecrets(facts) }, words);
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function openLogFile(dataDir: string): DestinationStream {
  const folder = join(dataDir, 'logs');
  const path = join(folder, 'tieout.log');
  mkdirSync(folder, { recursive: true });
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestFile)
    renameSync(path, join(folder, 'tieout.1.log'));
  // Synchronous: what was said last before a crash is what matters most.
  const file = destination({ dest: path, sync: true, mode: 0o600 });
  file.on('error', () => undefined);
  return file;
}
