// The loader that fills a sample company: defaults, exactness, keys.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSageDatabase } from '../../../src/main/sample/sage-server/schema/create-sage-database.ts';
import { openSageLoader } from '../../../src/main/sample/sage-server/schema/open-sage-loader.ts';
import { guid, LOGINS, openBench } from './sql-bench.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tieout-seed-'));
  path = join(folder, 'sage.sqlite');
  createSageDatabase(path);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the loader', () => {
  it('refuses values that are not exactly what the column holds, and rows that point nowhere', () => {
    const loader = openSageLoader(path);
    const division = { _idnum: guid(1), recnum: 1 };
    expect(() => loader.insert('cstdiv', [{ ...division, divnme: 'x'.repeat(51) }])).toThrow('truncated');
    expect(() => loader.insert('cstcde', [{ _idnum: guid(2), recnum: '1.0001' }])).toThrow('no decimal of scale 3');
    expect(() => loader.insert('cstcde', [{ _idnum: guid(2), recnum: 1.5 }])).toThrow('no decimal');
    expect(() => loader.insert('cstdiv', [{ ...division, colour: 'red' }])).toThrow('no column colour');
    expect(() => loader.insert('cstdiv', [{ recnum: 4 }])).toThrow('_idnum has no default');
    expect(() => loader.insert('nothing', [])).toThrow('no table nothing');
    loader.insert('cstcde', [{ _idnum: guid(3), recnum: '5.000', divnum: 77 }]);
    expect(() => loader.close()).toThrow('points to no row of cstdiv');
  });

  it('leaves no audit rows, keeps the stamps it is given, and the triggers work afterwards', async () => {
    const bench = openBench();
    await bench.engine.close();
    const loader = openSageLoader(bench.path);
    loader.insert('dbo.cstdiv', [{ _idnum: guid(50), recnum: 50, divnme: 'Late', insdte: '2025-01-02 03:04:05.678' }]);
    loader.insert('wb.period', [{ postyr: 2026, actprd: 1, is_current: 1 }]);
    loader.close();
    const { createSqlEngine } = await import('../../../src/main/sample/sage-server/sql/create-sql-engine.ts');
    const engine = createSqlEngine({ path: bench.path, databaseName: 'HarborPine', logins: LOGINS });
    const outcome = await engine.login({
      user: 'writer',
      password: 'writer-secret',
      database: '',
      appName: 'Tieout',
      hostName: '',
      language: '',
      readOnlyIntent: false,
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    const seen: unknown[] = [];
    const text = `SELECT insdte FROM dbo.cstdiv WHERE recnum = 50; SELECT COUNT(*) AS n FROM dbo_Audit.cstdiv;
      UPDATE dbo.cstdiv SET divnme = N'y' WHERE recnum = 50; SELECT COUNT(*) AS n FROM dbo_Audit.cstdiv; SELECT postyr FROM wb.period`;
    for await (const event of outcome.session.run({ kind: 'batch', text }, new AbortController().signal)) {
      if (event.kind === 'rows') seen.push(event.rows[0]?.[0]);
      expect(event.kind).not.toBe('error');
    }
    expect(seen).toEqual(['2025-01-02 03:04:05.677', 0n, 2n, 2026n]);
    await engine.close();
    await bench.close();
  });
});
