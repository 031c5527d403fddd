// Sage's tables as text: complete, and the only source of the columns that the adapter names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot, sourceFiles } from '../support/source-files.ts';

const schema = readFileSync(join(projectRoot, 'resources/sql/sage-schema.sql'), 'utf8');
const tables = new Map(
  [...schema.matchAll(/CREATE TABLE dbo\.(\w+)\s*\(([\s\S]*?)\n\);/g)].map((match) => [
    match[1] ?? '',
    new Set([...(match[2] ?? '').matchAll(/^\s+(\w+)\s+\w+/gm)].map((column) => column[1] ?? '')),
  ]),
);

describe("Sage's schema", () => {
  it('holds every table of the company database that Tieout knows', () => {
    expect([...tables.keys()].sort()).toEqual(
      [
        'source',
        'csttyp',
        'cstdiv',
        'jobtyp',
        'vndtyp',
        'sbctyp',
        'pchtyp',
        'chgtyp',
        'dptmnt',
        'taxdst',
        'employ',
        'lgract',
        'lgrsub',
        'lgrbal',
        'cstcde',
        'actpay',
        'vndcnt',
        'vndcrt',
        'reccln',
        'actrec',
        'jobphs',
        'budget',
        'bdglin',
        'subcon',
        'sbcnln',
        'pchord',
        'pcorln',
        'prmchg',
        'pmcgln',
        'sbcgln',
        'acpinv',
        'apivln',
        'acppmt',
        'scdpay',
        'jobcst',
        'lgrtrn',
        'lgtnln',
        'cmpany',
      ].sort(),
    );
  });

  it('gives every table a key that the writer invents', () => {
    for (const [name, columns] of tables) expect([name, columns.has('_idnum')]).toEqual([name, true]);
  });

  it('has every column that a statement of the adapter reads or writes', () => {
    const statements = sourceFiles('src/main/adapters/sage/statements');
    const unknown = statements.flatMap((file) => unknownColumns(file.text).map((column) => `${file.path}: ${column}`));
    expect(statements.length).toBeGreaterThan(5);
    expect(unknown).toEqual([]);
  });

  it('is never asked for tax ids, bank data or pay', () => {
    const secret = /\b(fedidn|steidn|resnum|bnk_id|trn_id|grswge|payrec|empnum)\b/;
    expect(
      sourceFiles('src/main/adapters/sage')
        .filter((file) => secret.test(file.text))
        .map((file) => file.path),
    ).toEqual([]);
  });
});

/** alias.column pairs whose alias is bound to a dbo table in the same statement. */
function unknownColumns(text: string): readonly string[] {
  const aliases = new Map(
    [...text.matchAll(/dbo\.(\w+)\s+AS\s+(\w+)/gi)].map((match) => [match[2] ?? '', match[1] ?? '']),
  );
  return [...text.matchAll(/\b(\w+)\.(\w+)\b/g)].flatMap((match) => {
    const table = aliases.get(match[1] ?? '');
    const columns = table === undefined ? undefined : tables.get(table);
    return columns === undefined || columns.has(match[2] ?? '') ? [] : [`${table}.${match[2]}`];
  });
}
