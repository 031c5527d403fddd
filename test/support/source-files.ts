// Every source file with what it imports, for the architecture tests.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');

export type SourceFile = {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Project files as paths from the root; packages by name ('node:fs', 'react'). */
  readonly imports: readonly string[];
};

export function sourceFiles(folder: string, pattern = /\.(ts|tsx)$/): readonly SourceFile[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => readSource(join(entry.parentPath, entry.name)));
}

function readSource(absolute: string): SourceFile {
  const text = readFileSync(absolute, 'utf8');
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ];
  const imports = found.map((match) => resolveImport(match[1] ?? match[2] ?? match[3] ?? '', absolute));
  return { path: toPath(absolute), text, imports };
}

function resolveImport(specifier: string, from: string): string {
  if (specifier.startsWith('#shared/')) return `src/shared/${specifier.slice('#shared/'.length)}`;
  if (specifier.startsWith('.')) return toPath(resolve(dirname(from), specifier));
  return specifier;
}

function toPath(absolute: string): string {
  return relative(projectRoot, absolute).split(sep).join('/');
}
