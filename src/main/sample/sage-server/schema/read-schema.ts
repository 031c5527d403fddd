// Finds and parses resources/sql/sage-schema.sql once per process.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSchema } from './parse-schema.ts';
import type { SageSchema } from './schema-model.ts';

const RELATIVE = join('resources', 'sql', 'sage-schema.sql');

/** Upwards from a folder: sources, bundle (out/) and package keep `resources` at different depths. */
const findUpwards = (start: string): string | null => {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, RELATIVE);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return null;
  }
};

let cached: SageSchema | null = null;

/** The parsed schema. Throws when the script is nowhere above this file or the working folder. */
export const readSchema = (): SageSchema => {
  if (cached !== null) return cached;
  const path = findUpwards(import.meta.dirname) ?? findUpwards(process.cwd());
  if (path === null) throw new Error(`${RELATIVE} not found`);
  cached = parseSchema(readFileSync(path, 'utf8'));
  return cached;
};
