// Starts the core and its door under plain Node.
import { ok, type Result } from '#shared/result/result.ts';
import { compose } from '../../compose.ts';
import type { Config } from '../../config.ts';
import { openLog } from '../open-log.ts';
import { type Door, openDoor } from './door/open-door.ts';
import { removeDoorFile, writeDoorFile } from './door-file.ts';
import { createNodeHost } from './node-host.ts';

export type RunningHost = {
  readonly door: Door;
  /** Closes the door, then the core. */
  readonly stop: () => Promise<void>;
};

/** Errors: those of compose. */
export async function startNodeHost(config: Config, rendererDir: string): Promise<Result<RunningHost>> {
  const log = openLog(config.dataDir);
  const composed = await compose(config, createNodeHost(config), { log });
  if (!composed.ok) return composed;
  const workbench = composed.value;
  const door = await openDoor({ workbench, rendererDir, log });
  const started = await workbench.start();
  if (!started.ok) {
    await door.close();
    await workbench.stop();
    return started;
  }
  writeDoorFile(config.dataDir, { url: `${door.origin}/`, token: door.token, pid: process.pid });
  return ok({
    door,
    stop: async () => {
      removeDoorFile(config.dataDir);
      await door.close();
      await workbench.stop();
    },
  });
}
