// The program's folder: the nearest one above with a package.json, from sources and from the bundle alike.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`no package.json above ${start}`);
  }
}
