// Secrets as files that only this user can read, for hosts without a keychain: one file each, replaced as a whole.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretsPort } from '../../core/ports/host.ts';

/** `dir` is made with mode 0700, files have 0600. A crash leaves the old value or the new one. */
export function createFileSecrets(dir: string): SecretsPort {
  let last: Promise<unknown> = Promise.resolve();

  /** One after another, so that the value set last is the value kept. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    get: (name) => inTurn(() => read(fileOf(dir, name))),
    set: (name, value) =>
      inTurn(async () => {
        await mkdir(dir, { recursive: true, mode: 0o700 });
        await chmod(dir, 0o700);
        await replace(dir, fileOf(dir, name), value);
      }),
    remove: (name) =>
      inTurn(async () => {
        await rm(fileOf(dir, name), { force: true });
        await syncFolder(dir);
      }),
  };
}

function fileOf(dir: string, name: string): string {
  return join(dir, `${Buffer.from(name, 'utf8').toString('base64url')}.secret`);
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function replace(dir: string, path: string, value: string): Promise<void> {
  const next = `${path}.${randomBytes(6).toString('hex')}.next`;
  try {
    const file = await open(next, 'wx', 0o600);
    try {
      await file.writeFile(value, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
  await syncFolder(dir);
}

/** The rename itself is durable only when its folder is; some systems cannot say so. */
async function syncFolder(dir: string): Promise<void> {
  try {
    const folder = await open(dir, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOENT'].includes(codeOf(error))) throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
