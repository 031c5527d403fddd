// The SQL of the Sage adapter: one statement a file, listed, in the style the house allows, and real T-SQL to a parser
// that is not ours.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/main/adapters/sage/statement.ts';

const adapters = join(import.meta.dirname, '../../src/main/adapters');
const folder = join(adapters, 'sage/statements');
const files = readdirSync(folder).sort();

/** The texts of a statement file; one whose length varies is shown at two lengths. */
async function statementsOf(file: string): Promise<{ exported: string[]; statements: Statement[] }> {
  const module: Record<string, Statement | ((size: number) => Statement)> = await import(join(folder, file));
  const statements = Object.values(module).flatMap((each) =>
    typeof each === 'function' ? [each(1), each(3)] : [each],
  );
  return { exported: Object.keys(module), statements };
}

const all = await Promise.all(files.map(async (file) => ({ file, ...(await statementsOf(file)) })));

describe('the SQL of the Sage adapter', () => {
  it('is these statements and no other', () => {
    expect(all.flatMap((each) => each.exported)).toEqual([
      'activeVendor',
      'companyName',
      'costCodesPage',
      'costTypes',
      'insertPurchaseOrderLines',
      'insertPurchaseOrder',
      'insertRight',
      'insertSubcontractLines',
      'insertSubcontract',
      'jobCostsAfter',
      'jobsPage',
      'knownCostCodes',
      'knownPhase',
      'lastFullBackup',
      'linesTotal',
      'numberHolders',
      'openJobForOrders',
      'openJob',
      'orderLinesTotal',
      'orderNumberHolders',
      'ourPurchaseOrders',
      'ourSubcontracts',
      'phasesOfJobs',
      'purchaseOrderLinesByKeys',
      'purchaseOrderLinesByNumber',
      'purchaseOrderLinesPage',
      'purchaseOrdersByKeys',
      'purchaseOrdersByNumber',
      'purchaseOrdersPage',
      'serverState',
      'subcontractLinesByKeys',
      'subcontractLinesByNumber',
      'subcontractLinesPage',
      'subcontractsByKeys',
      'subcontractsByNumber',
      'subcontractsPage',
      'tableColumns',
      'takeWriteLock',
      'vendorsPage',
      'writeSession',
    ]);
  });

  it('has one statement in each file, and the file bears its name', () => {
    for (const { file, exported, statements } of all) {
      const kebab = (exported[0] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect([file, exported.length]).toEqual([`${kebab}.ts`, 1]);
      for (const statement of statements) expect(statement.name).toBe(exported[0]);
    }
  });

  it('declares exactly the parameters that its text names', () => {
    for (const { statements } of all) {
      for (const { name, text, parameters } of statements) {
        const used = new Set([...text.matchAll(/(?<!@)@(\w+)/g)].map((match) => match[1]));
        for (const own of ['rc', 'Resource', 'LockMode', 'LockOwner', 'LockTimeout']) used.delete(own);
        expect([name, [...used].sort()]).toEqual([name, Object.keys(parameters).sort()]);
      }
    }
  });

  it('keeps to the style that a real server and the sample server both run', () => {
    const banned = [
      [/\b(CROSS|OUTER)\s+APPLY\b/i, 'APPLY'],
      [/\bDATEDIFF\b|\bTRY_CONVERT\b|\bTRY_CAST\b/i, 'a function that is not portable'],
      [/\bOUTPUT\b|@@IDENTITY|SCOPE_IDENTITY/i, 'OUTPUT or identity functions: every table has triggers'],
      [/\bNOLOCK\b|READUNCOMMITTED/i, 'dirty reads'],
      [/\bDELETE\b|\bMERGE\b|\bTRUNCATE\b|\bDROP\b|\bALTER\b|\bCREATE\b/i, 'anything but reads, inserts and updates'],
      [/\bIF\b|\bWHILE\b|\bBEGIN\b|\bTHROW\b/i, 'procedural code'],
      [/\bSELECT\s+\*/i, 'SELECT *'],
      [/'[^']*'\s*\+|\+\s*N?'/i, 'strings put together with +'],
      [/fedidn|steidn|actnum|resnum|payrec|grswge|bnk_id/i, 'tax ids, bank and payroll columns'],
    ] as const;
    for (const { statements } of all) {
      for (const { name, text } of statements) {
        for (const [pattern, what] of banned) expect(pattern.test(text), `${name}: ${what}`).toBe(false);
      }
    }
  });

  it('sends every decimal, date and stamp out as text', () => {
    const exact = [
      'cstcde',
      'rtnrte',
      'cntttl',
      'chgttl',
      'invttl',
      'amount',
      'change',
      'billed',
      'cstamt',
      'condte',
      'trndte',
      'orddte',
      'subttl',
      'slstax',
      'pchttl',
      'linqty',
      'linprc',
      'extttl',
      'insdte',
      'upddte',
    ];
    for (const { statements } of all) {
      for (const { name, text } of statements) {
        const selected = /^SELECT([\s\S]*?)\nFROM/m.exec(text)?.[1] ?? '';
        const bare = outsideConvert(selected).replace(/ AS \w+/g, '');
        for (const column of exact) expect(new RegExp(`\\.${column}\\b`).test(bare), `${name}: ${column}`).toBe(false);
      }
    }
  });
});

describe("the administrator's rights script", () => {
  const script = readFileSync(join(import.meta.dirname, '../../resources/sql/rights/grant-tieout-rights.sql'), 'utf8');
  const code = script.replace(/^--.*$/gm, '');
  const tables = (pattern: RegExp): string[] =>
    [
      ...new Set(
        all.flatMap((each) =>
          each.statements.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')),
        ),
      ),
    ].sort();

  it('opens for reading exactly the tables that the statements read', () => {
    const granted = [...code.matchAll(/GRANT SELECT ON dbo\.(\w+) TO \[tieout_readers\]/g)].map(
      (match) => match[1] ?? '',
    );
    expect(granted.sort()).toEqual(tables(/(?:FROM|JOIN) dbo\.(\w+)/g));
    expect(code).toContain('GRANT SELECT ON dbo.backupset');
  });

  it('opens for inserting exactly the tables that the statements insert into, and nothing for deleting', () => {
    const granted = [...code.matchAll(/GRANT INSERT ON dbo\.(\w+)/g)].map((match) => match[1] ?? '');
    expect(granted.sort()).toEqual(tables(/INSERT INTO dbo\.(\w+)/g));
    expect(code).not.toMatch(/GRANT (DELETE|ALTER|CONTROL|EXECUTE|TAKE)|sysadmin|db_owner|ADD SIGNATURE/i);
  });
});

describe('the adapters', () => {
  it('name no driver type that loses money', () => {
    const sources = readdirSync(adapters, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(10);
    for (const name of sources) {
      const source = readFileSync(join(adapters, name), 'utf8');
      expect(/\b(sql|mssql|tds|TYPES)\.(Money|SmallMoney|Float|Real)\b/.test(source), name).toBe(false);
      expect(/\bsql\.(Decimal|Numeric)(?!\(\d+,\s*\d+\))/.test(source), name).toBe(false);
      expect(/\bparseFloat\b|\bNumber\(|\btoFixed\b|\bMath\.round\b/.test(source), name).toBe(false);
    }
  });
});

describe("sqlfluff's T-SQL grammar", () => {
  const version = sqlfluffVersion();
  it.skipIf(version === null && process.env.CI !== 'true')(
    `parses every statement and refuses what is not T-SQL${version === null ? ' (skipped: sqlfluff is not installed; apt-get install sqlfluff)' : ''}`,
    { timeout: 180_000 },
    () => {
      expect(version, 'sqlfluff is needed on the build machine').not.toBeNull();
      const temporary = mkdtempSync(join(tmpdir(), 'tieout-sql-'));
      try {
        for (const { statements } of all) {
          statements.forEach((each, index) => {
            const text = each.text.replace(/SET (LOCK_TIMEOUT \d+|DEADLOCK_PRIORITY LOW);?/g, '').trim();
            if (text !== '') writeFileSync(join(temporary, `ok-${each.name}-${index}.sql`), `${text};\n`);
          });
        }
        const wrong = {
          limit: 'SELECT a.x FROM dbo.t AS a LIMIT 5;\n',
          pipes: 'SELECT a.x || a.y AS z FROM dbo.t AS a;\n',
          returning: 'INSERT INTO dbo.t (x) VALUES (1) RETURNING x;\n',
        };
        for (const [name, text] of Object.entries(wrong)) writeFileSync(join(temporary, `wrong-${name}.sql`), text);
        const unparsable = parseFolder(temporary);
        expect(unparsable.filter((name) => name.startsWith('ok-'))).toEqual([]);
        expect(unparsable.filter((name) => name.startsWith('wrong-')).sort()).toEqual(
          Object.keys(wrong)
            .map((name) => `wrong-${name}.sql`)
            .sort(),
        );
      } finally {
        rmSync(temporary, { recursive: true });
      }
    },
  );
});

/** What of a select list does not stand inside a CONVERT, however deep. */
function outsideConvert(text: string): string {
  const flat = text.replace(/\b(n?v?archar|char|decimal)\([\d,]+\)/g, '$1');
  const less = flat.replace(/\bCONVERT\([^()]*\)/g, '').replace(/\b(?:COALESCE|SUM|MAX)\(([^()]*)\)/g, '$1');
  return less === text ? text : outsideConvert(less);
}

function sqlfluffVersion(): string | null {
  try {
    return execFileSync('sqlfluff', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** The files in which something could not be parsed. */
function parseFolder(path: string): string[] {
  const output = runParser(path);
  const parsed: { filepath: string; segments: unknown }[] = JSON.parse(output);
  return parsed
    .filter((each) => each.segments === null || JSON.stringify(each.segments).includes('"unparsable"'))
    .map((each) => each.filepath.split('/').at(-1) ?? '');
}

function runParser(path: string): string {
  try {
    return execFileSync('sqlfluff', ['parse', '--dialect', 'tsql', '--format', 'json', path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64_000_000,
    });
  } catch (error) {
    // It ends with 1 when something was not parsable, and still prints everything.
    const { stdout } = error as { stdout?: string };
    if (stdout === undefined || stdout === '') throw error;
    return stdout;
  }
}
