// The form of files: sizes, names, first lines, and words that must not stand in the tree.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot, sourceFiles } from '../support/source-files.ts';

const source = sourceFiles('src').filter((file) => !file.path.endsWith('.d.ts'));
const tests = sourceFiles('test');

describe('files', () => {
  it('stay below 400 lines', () => {
    const long = [...source, ...tests].filter((file) => file.text.split('\n').length > 400).map((file) => file.path);
    expect(long).toEqual([]);
  });

  it('say in their first line what they are for', () => {
    const silent = source.filter((file) => !/^(#!.*\n)?(\/\/|\/\*\*?) ?\S/.test(file.text)).map((file) => file.path);
    expect(silent).toEqual([]);
  });

  it('are named in kebab-case', () => {
    const odd = source
      .filter((file) => !/^[a-z0-9-]+(\.sql|\.d)?\.tsx?$/.test(file.path.split('/').at(-1) ?? ''))
      .map((file) => file.path);
    expect(odd).toEqual([]);
  });

  it('lose no money: no lossy conversion in the layers that hold amounts', () => {
    const layers = source.filter((file) =>
      /^src\/(shared\/domain|shared\/money|main\/core|main\/adapters)\//.test(file.path),
    );
    const lossy = layers
      .filter((file) => /\b(parseFloat|toFixed|Math\.round)\b|\bsql\.(Money|SmallMoney|Float|Real)\b/.test(file.text))
      .map((file) => file.path);
    expect(layers.length).toBeGreaterThan(50);
    expect(lossy).toEqual([]);
  });

  it('stand at the top level only where the architecture puts them', () => {
    const expected = [
      'LICENSE',
      'README.md',
      'electron.vite.config.ts',
      'package-lock.json',
      'package.json',
      'resources',
      'src',
      'test',
      'tsconfig.json',
    ];
    const tracked = new Set(
      execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
        cwd: projectRoot,
        encoding: 'utf8',
      })
        .split('\n')
        .map((path) => path.split('/')[0] ?? ''),
    );
    expect([...tracked].filter((name) => name !== '' && !name.startsWith('.')).sort()).toEqual(expected);
  });

  it('lock the dependencies without naming a place to fetch them from', () => {
    expect(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });

  it('pin every dependency exactly', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(projectRoot, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('have no barrels', () => {
    const barrels = source.filter((file) => /(^|\/)index\.tsx?$/.test(file.path)).map((file) => file.path);
    expect(barrels).toEqual([]);
    expect(readdirSync(join(projectRoot, 'src/shared')).length).toBeGreaterThan(3);
  });
});
