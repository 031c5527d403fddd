// The window's files: a list made once, so that no address can reach anything that is not on it.
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
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, path);
  }
  return {
    async read(pathname) {
      const name = pathname === '/' ? '/index.html' : decoded(pathname);
      const path = name === null ? undefined : files.get(name);
      if (name === null || path === undefined) return null;
      const type = types[extname(path)] ?? 'application/octet-stream';
      return { body: await readFile(path), type, immutable: name.startsWith('/assets/') };
    },
  };
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
