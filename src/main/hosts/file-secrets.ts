// Secrets in a file that only this user can read, for the host without a keychain.
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SecretsPort } from '../core/ports/host.ts';

type Secrets = Record<string, string>;

/** Changes run one after another; each replaces the file as a whole, so that a crash leaves the old or the new one. */
export function createFileSecrets(path: string): SecretsPort {
  let last: Promise<unknown> = Promise.resolve();

  function change(edit: (secrets: Secrets) => void): Promise<void> {
    const mine = last.then(async () => {
      const secrets = await read(path);
      edit(secrets);
      await mkdir(dirname(path), { recursive: true });
      await replace(path, JSON.stringify(secrets));
    });
    last = mine.catch(() => undefined);
    return mine;
  }

  return {
    async get(name) {
      await last;
      const secrets = await read(path);
      return Object.hasOwn(secrets, name) ? (secrets[name] ?? null) : null;
    },
    set: (name, value) =>
      change((secrets) => {
        secrets[name] = value;
      }),
    remove: (name) =>
      change((secrets) => {
        delete secrets[name];
      }),
  };
}

async function read(path: string): Promise<Secrets> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

async function replace(path: string, text: string): Promise<void> {
  const next = `${path}.next`;
  const file = await open(next, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(next, 0o600);
  await rename(next, path);
}
