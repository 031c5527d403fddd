// What SELECT answers: SQL Server's values and types, its comparisons, its refusals.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, int, openBench, parameter, text } from './sql-bench.ts';

const bench = openBench();
let client: Client;

beforeAll(async () => {
  client = await bench.connect('reader');
});
afterAll(() => bench.close());

const one = async (expression: string, parameters: Parameters<Client['query']>[1] = []) => {
  const answer = await client.query(`SELECT ${expression} AS x`, parameters);
  return answer.errors[0]?.number ?? answer.rows[0]?.[0];
};

describe('values', () => {
  it.each([
    ['CONVERT(varchar(40), CAST(-0.05 AS decimal(12,2)))', '-0.05'],
    ["CAST('0.005' AS decimal(12,2))", '0.01'],
    ["CAST('-0.005' AS decimal(12,2))", '-0.01'],
    ['CAST(1.005 AS decimal(12,2))', '1.01'],
    ['CAST(-12.345 AS decimal(6,1))', '-12.3'],
    ['CAST(99.9 AS int)', 99n],
    ['CAST(-99.9 AS int)', -99n],
    ['1.50 + 2', '3.50'],
    ['1 - -5', 6n],
    ['-(-(2.5))', '2.5'],
    ['7 / 2', 3n],
    ['-7 / 2', -3n],
    ['CONVERT(varchar(40), 12)', '12'],
    ["CONVERT(char(10), CAST('2026-02-03' AS date), 23)", '2026-02-03'],
    ["CONVERT(datetime, '2026-02-03 04:05:06.789', 121)", '2026-02-03 04:05:06.790'],
    ["CONVERT(varchar(23), CONVERT(datetime, '2026-02-03 04:05:06.788', 121), 121)", '2026-02-03 04:05:06.787'],
    ["CONVERT(varchar(10), CONVERT(datetime, '20260203', 112), 120)", '2026-02-03'],
    [
      "CONVERT(nvarchar(36), CAST('ABCDEF00-0000-0000-0000-000000000001' AS uniqueidentifier))",
      'ABCDEF00-0000-0000-0000-000000000001',
    ],
    ["CAST('ABCDEF00-0000-0000-0000-000000000001' AS uniqueidentifier)", 'abcdef00-0000-0000-0000-000000000001'],
    ["CASE WHEN 'a' = N'A  ' THEN 1 ELSE 0 END", 1n],
    ["CASE WHEN 'a' <> 'b' THEN 1 ELSE 0 END", 1n],
    ["CASE WHEN '10' = 10 THEN 1 ELSE 0 END", 1n],
    ['CASE WHEN NULL = NULL THEN 1 ELSE 0 END', 0n],
    ["CASE WHEN N'50%' LIKE N'50\\%' ESCAPE N'\\' THEN 1 ELSE 0 END", 1n],
    ["CASE WHEN 'abc' LIKE '[a-c]B%' THEN 1 ELSE 0 END", 1n],
    ["LEN('ab  ')", 2n],
    ["SUBSTRING('abcdef', 2, 3)", 'bcd'],
    ["LEFT('abc', 2)", 'ab'],
    ["RIGHT('abc', 2)", 'bc'],
    ["NULLIF('a', 'A ')", null],
    ['ISNULL(NULL, 3)', 3n],
    ["UPPER(N'é')", 'É'],
    ['DB_NAME()', 'HarborPine'],
    ['APP_NAME()', 'Tieout'],
    ['ORIGINAL_LOGIN()', 'reader'],
    ["HAS_PERMS_BY_NAME(N'dbo.acpinv', N'OBJECT', N'INSERT')", 0n],
    ["HAS_PERMS_BY_NAME(N'dbo.acpinv', N'OBJECT', N'SELECT')", 1n],
    ["IS_SRVROLEMEMBER('sysadmin')", 0n],
  ])('%s is %s', async (expression, expected) => {
    expect(await one(expression)).toBe(expected);
  });

  it.each([
    ["CAST('abc' AS int)", 245],
    ["CAST('abc' AS decimal(12,2))", 8114],
    ["CAST('99999999999.00' AS decimal(12,2))", 8115],
    ["CAST('2026-02-30' AS date)", 241],
    ["CONVERT(datetime, 'soon', 121)", 241],
    ["CAST('x' AS uniqueidentifier)", 8169],
    ['CAST(300 AS tinyint)', 220],
    ['2147483647 + 1', 8115],
    ['1 / 0', 8134],
    ["'a' + 'b'", 102],
    ['1.5 * 2.0', 102],
    ['DATEDIFF(DAY, 1, 2)', 195],
    ['TRY_CONVERT(int, 1)', 195],
    ['nowhere', 207],
    ['a.nowhere', 4104],
    ['@missing', 137],
    ['(SELECT recnum FROM dbo.actpay)', 512],
    ["CASE WHEN 'abc' = 1 THEN 1 ELSE 0 END", 245],
    ['CASE WHEN 1 THEN 1 END', 4145],
  ])('%s is refused with %i', async (expression, expected) => {
    expect(await one(expression)).toBe(expected);
  });

  it.each([
    ['SELECT 1 FROM dbo.nothing', 208],
    ['SELECT jobnme, COUNT(*) FROM dbo.actrec', 8120],
    ['SELECT j.recnum FROM dbo.actrec j CROSS APPLY (SELECT 1 AS a) AS x', 102],
    ['SELECT * FROM (VALUES (1)) AS v (a)', 102],
    ['SELECT recnum FROM dbo.actrec WITH (NOLOCK)', 102],
    ['SELECT recnum FROM dbo.actrec UNION SELECT 1', 102],
    ['SELECT TOP (recnum) recnum FROM dbo.actrec', 207],
    ['SELECT recnum FROM dbo.actrec HAVING recnum = 1', 102],
    ['SELECT status, recnum FROM dbo.actrec GROUP BY status', 8120],
    ['SELECT recnum FROM dbo.actrec WHERE SUM(recnum) > 1', 147],
    ['SELECT recnum FROM dbo.actrec OFFSET 1 ROWS', 102],
    ['SELECT ROW_NUMBER() OVER (ORDER BY recnum) FROM dbo.actrec', 102],
    ['WHILE 1 = 1 SELECT 1', 102],
    ["SELECT 'open", 105],
    ['UPDATE a SET recnum = 1 FROM dbo.actrec AS a', 102],
    ['SELECT recnum, recnum FROM dbo.actrec a JOIN dbo.actpay v ON v.recnum = a.recnum', 209],
  ])('%s is refused with %i', async (sql, expected) => {
    const answer = await client.query(sql);
    expect(answer.errors.map((error) => error.number)).toEqual([expected]);
    expect(answer.rows).toEqual([]);
  });
});

describe('types', () => {
  it('tells the client what SQL Server would tell it', async () => {
    const answer = await client.query(
      `SELECT COUNT(*) AS a, COUNT_BIG(*) AS b, SUM(v.endbal) AS c, SUM(v.recnum) AS d, MAX(v.vndnme) AS e,
              SUM(v.endbal) - 1 AS f, CONVERT(varchar(40), SUM(v.endbal)) AS g, MIN(v.insdte) AS h, SUM(v.status1) AS i
       FROM (SELECT endbal, recnum, vndnme, insdte, CAST(1 AS tinyint) AS status1 FROM dbo.actpay) AS v`,
    );
    expect(answer.types).toEqual([
      { kind: 'int' },
      { kind: 'bigint' },
      { kind: 'decimal', precision: 38, scale: 2 },
      { kind: 'bigint' },
      { kind: 'nvarchar', length: 75 },
      { kind: 'decimal', precision: 38, scale: 2 },
      { kind: 'varchar', length: 40 },
      { kind: 'datetime' },
      { kind: 'int' },
    ]);
    expect(answer.rows[0]?.slice(0, 4)).toEqual([2n, 2n, '-0.05', 15n]);
    expect(answer.rows[0]?.[6]).toBe('-0.05');
  });

  it('brings the branches of UNION ALL and CASE to one type', async () => {
    const answer = await client.query(
      `SELECT 1 AS a, NULL AS b, N'x' AS c UNION ALL SELECT 2.50, CAST('2026-01-01' AS date), 'longer' ORDER BY 1 DESC`,
    );
    expect(answer.rows).toEqual([
      ['2.50', '2026-01-01', 'longer'],
      ['1.00', null, 'x'],
    ]);
    expect(answer.types[2]).toEqual({ kind: 'nvarchar', length: 6 });
  });
});

describe('comparisons', () => {
  it('ignores case and trailing blanks in WHERE, IN, GROUP BY, DISTINCT and joins', async () => {
    const where = await client.query('SELECT recnum FROM dbo.actpay WHERE vndnme = @name', [
      text('@name', 'SMITH & sons'),
    ]);
    expect(where.rows).toEqual([[8n]]);
    const inList = await client.query("SELECT recnum FROM dbo.actpay WHERE shtnme IN ('ALVAREZ ', N'nobody')");
    expect(inList.rows).toEqual([[7n]]);
    const grouped = await client.query(
      "SELECT COUNT(*) AS n FROM (SELECT N'a' AS x UNION ALL SELECT N'A ') AS u GROUP BY u.x",
    );
    expect(grouped.rows).toEqual([[2n]]);
    const distinct = await client.query("SELECT DISTINCT u.x FROM (SELECT N'a' AS x UNION ALL SELECT N'A ') AS u");
    expect(distinct.rows).toHaveLength(1);
    const joined = await client.query(
      "SELECT v.recnum FROM dbo.actpay AS v JOIN (SELECT N'smith' AS s) AS x ON x.s = v.shtnme",
    );
    expect(joined.rows).toEqual([[8n]]);
  });

  it('compares numbers of different scales exactly', async () => {
    const answer = await client.query('SELECT recnum FROM dbo.cstcde WHERE recnum = @code', [
      parameter('@code', { kind: 'decimal', precision: 9, scale: 1 }, '16000.5'),
    ]);
    expect(answer.rows).toEqual([['16000.500']]);
  });

  it('takes a row count from a parameter and orders by name, number and expression', async () => {
    const answer = await client.query('SELECT TOP (@n) recnum AS code, cdenme FROM dbo.cstcde ORDER BY code DESC', [
      int('@n', 1),
    ]);
    expect(answer.rows).toEqual([['16000.500', 'Electrical']]);
  });

  it('reads through CTEs, grouped derived tables, EXISTS and scalar subqueries', async () => {
    const answer = await client.query(
      `WITH c AS (SELECT k.divnum, COUNT(*) AS n FROM dbo.cstcde AS k GROUP BY k.divnum)
       SELECT d.divnme, c.n, (SELECT MAX(k.recnum) FROM dbo.cstcde AS k WHERE k.divnum = d.recnum) AS top_code,
              CASE WHEN EXISTS (SELECT 1 FROM dbo.cstcde AS k WHERE k.divnum = d.recnum) THEN 1 ELSE 0 END AS used
       FROM dbo.cstdiv AS d JOIN c ON c.divnum = d.recnum`,
    );
    expect(answer.rows).toEqual([['General', 2n, '16000.500', 1n]]);
  });
});

describe('the fingerprint', () => {
  it('shows the database, every table, keys, checks and triggers', async () => {
    const database = await client.query(
      `SELECT d.compatibility_level, d.collation_name, d.is_read_only, d.recovery_model_desc,
              CONVERT(nvarchar(50), SERVERPROPERTY('ProductVersion')) AS v
       FROM sys.databases AS d WHERE d.database_id = DB_ID()`,
    );
    expect(database.rows).toEqual([[150n, 'Latin1_General_CI_AS', 0n, 'FULL', '15.0.4430.1']]);
    const columns = await client.query(
      `SELECT c.name, ty.name AS type_name, c.max_length, c.precision, c.scale, c.is_nullable, c.is_identity,
              OBJECT_DEFINITION(c.default_object_id) AS default_text
       FROM sys.tables AS t
       JOIN sys.columns AS c ON c.object_id = t.object_id
       JOIN sys.types AS ty ON ty.user_type_id = c.user_type_id
       WHERE t.schema_id = SCHEMA_ID(N'dbo') AND t.name IN (N'subcon') ORDER BY t.name, c.column_id`,
    );
    expect(columns.rows[0]).toEqual(['_idnum', 'uniqueidentifier', 16n, 0n, 0n, 0n, 0n, null]);
    expect(columns.rows).toContainEqual(['cntttl', 'decimal', 9n, 12n, 2n, 0n, 0n, '(0)']);
    const objects = await client.query(
      `SELECT N'fk' AS kind, COUNT(*) AS n FROM sys.foreign_keys AS f WHERE f.schema_id = SCHEMA_ID(N'dbo')
       UNION ALL SELECT N'check', COUNT(*) FROM sys.check_constraints AS k WHERE k.schema_id = SCHEMA_ID(N'dbo')
       UNION ALL SELECT N'trigger', COUNT(*) FROM sys.triggers AS g WHERE g.parent_class = 1 ORDER BY 1`,
    );
    expect(objects.rows).toEqual([
      ['check', 30n],
      ['fk', 77n],
      ['trigger', 153n],
    ]);
    const backup = await client.query(
      'SELECT MAX(b.backup_finish_date) AS last FROM msdb.dbo.backupset AS b WHERE b.database_name = DB_NAME()',
    );
    expect(backup.rows[0]?.[0]).toMatch(/^\d{4}-/);
  });

  it('answers for every table of the script, its audit twin and the stand-ins', async () => {
    const tables = await client.query(
      'SELECT s.name, t.name FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id ORDER BY 1, 2',
    );
    expect(tables.rows).toHaveLength(38 + 38 + 2);
    for (const [schema, name] of tables.rows) {
      const answer = await client.query(`SELECT COUNT(*) AS n FROM ${schema}.${name}`);
      expect(answer.errors, `${schema}.${name}`).toEqual([]);
    }
    const lists = await client.query(
      'SELECT (SELECT COUNT(*) FROM dbo.source) AS s, (SELECT COUNT(*) FROM dbo.csttyp) AS c',
    );
    expect(lists.rows).toEqual([[33n, 9n]]);
  });
});
