// Who may import whom. The table is the architecture; this test is what makes it so.
import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from '../support/source-files.ts';

type Rule = { readonly from: RegExp; readonly may: readonly RegExp[] };

const node = /^node:/;
const shared = /^src\/shared\//;
const ports = /^src\/main\/core\/ports\//;

/** First rule whose `from` matches counts. `$1` in a pattern is the first group of `from`. */
const rules: readonly Rule[] = [
  { from: /^src\/shared\//, may: [shared, /^zod$/] },
  { from: /^src\/main\/core\//, may: [shared, /^src\/main\/core\//] },
  {
    from: /^src\/main\/adapters\/(\w+)\//,
    may: [
      shared,
      ports,
      node,
      /^src\/main\/adapters\/$1\//,
      /^(better-sqlite3|mssql|tedious|pino|cockatiel|decimal\.js)$/,
    ],
  },
  { from: /^src\/main\/sample\//, may: [shared, ports, node, /^src\/main\/sample\//, /^(better-sqlite3|selfsigned)$/] },
  { from: /^src\/main\/rpc\//, may: [shared, /^src\/main\/core\//, /^src\/main\/rpc\//, /^zod$/] },
  { from: /^src\/main\/config\.ts$/, may: [shared, node, /^package\.json$/] },
  {
    from: /^src\/main\/compose\.ts$/,
    may: [shared, node, /^src\/main\/(core|adapters|rpc|sample)\//, /^src\/main\/config\.ts$/],
  },
  {
    from: /^src\/main\/hosts\/electron\//,
    may: [
      shared,
      node,
      ports,
      /^src\/main\/(rpc|adapters\/system)\//,
      /^src\/main\/(compose|config)\.ts$/,
      /^src\/main\/hosts\/(electron\/|[\w-]+\.ts$)/,
      /^(electron|zod)$/,
    ],
  },
  {
    from: /^src\/main\/hosts\//,
    may: [
      shared,
      node,
      ports,
      /^src\/main\/(rpc|adapters\/system)\//,
      /^src\/main\/(compose|config)\.ts$/,
      /^src\/main\/hosts\/(?!electron\/)/,
      /^(ws|zod)$/,
    ],
  },
  {
    from: /^src\/renderer\/features\/(\w+)\//,
    may: [
      shared,
      /^src\/renderer\/(bridge|kit)\//,
      /^src\/renderer\/features\/$1\//,
      /^(?!node:|electron$|src\/)[\w@]/,
    ],
  },
  {
    from: /^src\/renderer\/kit\//,
    may: [/^src\/shared\/(money|time|result)\//, /^src\/renderer\/kit\//, /^(?!node:|electron$|src\/)[\w@]/],
  },
  {
    from: /^src\/renderer\/bridge\//,
    may: [shared, /^src\/renderer\/(bridge|kit)\//, /^(?!node:|electron$|src\/)[\w@]/],
  },
  { from: /^src\/renderer\/(app\/|main\.tsx$)/, may: [shared, /^src\/renderer\//, /^(?!node:|electron$|src\/)[\w@]/] },
];

const files = sourceFiles('src').filter((file) => !file.path.endsWith('.d.ts'));

describe('the directions of imports', () => {
  it('lets no layer import what the table does not allow', () => {
    const wrong = files.flatMap((file) =>
      file.imports.filter((target) => !allowed(file.path, target)).map((target) => `${file.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has a rule for every source file', () => {
    expect(files.filter((file) => ruleFor(file.path) === null).map((file) => file.path)).toEqual([]);
  });

  it('finds imports at all, so that the table is really asked', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(300);
    expect(allowed('src/shared/money/amount.ts', 'node:fs')).toBe(false);
    expect(allowed('src/main/adapters/sage/x.ts', 'src/main/adapters/store/open-store.ts')).toBe(false);
    expect(allowed('src/renderer/features/desk/x.tsx', 'src/renderer/features/push/y.tsx')).toBe(false);
  });

  it('imports electron in its host only', () => {
    const importers = files.filter((file) => file.imports.includes('electron')).map((file) => file.path);
    expect(importers.filter((path) => !path.startsWith('src/main/hosts/electron/'))).toEqual([]);
  });

  it('has no cycles', () => {
    expect(findCycle(files)).toBeNull();
  });

  it('imports no test from the product', () => {
    expect(
      files.filter((file) => file.imports.some((target) => target.startsWith('test/'))).map((file) => file.path),
    ).toEqual([]);
  });
});

function ruleFor(path: string): { readonly may: readonly RegExp[] } | null {
  for (const rule of rules) {
    const match = rule.from.exec(path);
    if (match !== null)
      return { may: rule.may.map((pattern) => new RegExp(pattern.source.replaceAll('$1', match[1] ?? ''))) };
  }
  return null;
}

function allowed(from: string, to: string): boolean {
  return ruleFor(from)?.may.some((pattern) => pattern.test(to)) ?? false;
}

/** Type-only imports count too: a cycle of types is a cycle of understanding. */
function findCycle(all: readonly SourceFile[]): string | null {
  const graph = new Map(all.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' → ');
    if (done.has(path)) return null;
    for (const next of graph.get(path) ?? []) {
      const found = graph.has(next) ? visit(next, [...trail, path]) : null;
      if (found !== null) return found;
    }
    done.add(path);
    return null;
  };
  for (const file of all) {
    const cycle = visit(file.path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
