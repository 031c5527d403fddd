// door.json in the data folder: where a running host answers, for `tieout` on the same machine.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const doorFileSchema = z.object({
  /** Without the token, with a slash at its end. */
  url: z.string(),
  token: z.string(),
  pid: z.number().int(),
});
export type DoorFile = z.infer<typeof doorFileSchema>;

const pathIn = (dataDir: string): string => join(dataDir, 'door.json');

/** Readable by this user only. */
export function writeDoorFile(dataDir: string, door: DoorFile): void {
  mkdirSync(dataDir, { recursive: true });
  const next = `${pathIn(dataDir)}.${randomBytes(4).toString('hex')}`;
  writeFileSync(next, JSON.stringify(door), { mode: 0o600 });
  renameSync(next, pathIn(dataDir));
}

/** Removes it if it is still this process's. */
export function removeDoorFile(dataDir: string): void {
  if (read(dataDir)?.pid === process.pid) rmSync(pathIn(dataDir), { force: true });
}

/** Null where no host runs. One that was killed leaves its file behind: its process is looked for. */
export function findDoor(dataDir: string): DoorFile | null {
  const door = read(dataDir);
  return door !== null && isAlive(door.pid) ? door : null;
}

function read(dataDir: string): DoorFile | null {
  try {
    const parsed = doorFileSchema.safeParse(JSON.parse(readFileSync(pathIn(dataDir), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    // Missing or half a file: nobody answers there.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
