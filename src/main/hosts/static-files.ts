// The window's files: a list made once, so that no address can reach anything that is not on it.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export type StaticFile = { readonly body: Buffer; readonly type: string; readonly immutable: boolean };

export type StaticFiles = {
  /** Null where there is no such file. `pathname` as it stands in the address, still percent-encoded. */
  readonly read: (pathname: string) => Promise<StaticFile | null>;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.map': 'application/json; charset=utf-8',
};

export async function listStaticFiles(folder: string): Promise<StaticFiles> {
  let files = await listFiles(folder);
  let listedAt = performance.now();

  /** A build may have replaced the files (npm run dev): the list is made again, at most once a second. */
  async function pathOf(name: string): Promise<string | undefined> {
    const known = files.get(name);
    if (known !== undefined && existsSync(known)) return known;
    if (performance.now() - listedAt < 1000) return undefined;
    files = await listFiles(folder);
    listedAt = performance.now();
    return files.get(name);
  }

  return {
    async read(pathname) {
      const name = pathname === '/' ? '/index.html' : decoded(pathname);
      const path = name === null ? undefined : await pathOf(name);
      if (name === null || path === undefined) return null;
      const type = types[extname(path)] ?? 'application/octet-stream';
      return { body: await readFile(path), type, immutable: name.startsWith('/assets/') };
    },
  };
}

async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, path);
  }
  return files;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
