// The technical log of a host; on a folder that cannot be written, the terminal, so that the store can say what is wrong.
import { createPinoLog } from '../adapters/system/create-pino-log.ts';
import type { LogPort } from '../core/ports/log.ts';

export function openLog(dataDir: string): LogPort {
  try {
    return createPinoLog(dataDir);
  } catch {
    return createPinoLog(process.stderr);
  }
}
