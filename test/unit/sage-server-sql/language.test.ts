// Tokens and statements of the T-SQL subset, and where the parser says no.
import { describe, expect, it } from 'vitest';
import { SqlFailure } from '../../../src/main/sample/sage-server/sql/errors.ts';
import { lex } from '../../../src/main/sample/sage-server/sql/language/lexer.ts';
import { parseBatch, parseDeclaration } from '../../../src/main/sample/sage-server/sql/language/parse-batch.ts';

const failureOf = (run: () => unknown): { number: number; message: string; line: number } | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof SqlFailure) return { number: error.number, message: error.message, line: error.line };
    throw error;
  }
};

describe('the lexer', () => {
  it('knows names, quotes, strings, numbers, variables and comments', () => {
    const tokens = lex("SELECT [a]]b], \"c\", N'it''s', 'x', 1.50, @v, @@ROWCOUNT -- rest\n/* in /* side */ */ <> 1e3");
    expect(tokens.map((token) => [token.kind, token.text])).toEqual([
      ['name', 'SELECT'],
      ['quoted', 'a]b'],
      ['operator', ','],
      ['quoted', 'c'],
      ['operator', ','],
      ['string', "it's"],
      ['operator', ','],
      ['string', 'x'],
      ['operator', ','],
      ['number', '1.50'],
      ['operator', ','],
      ['variable', '@v'],
      ['operator', ','],
      ['variable', '@@ROWCOUNT'],
      ['operator', '<>'],
      ['number', '1e3'],
      ['end', ''],
    ]);
    expect(tokens.filter((token) => token.national).map((token) => token.text)).toEqual(["it's"]);
    expect(tokens[14]?.line).toBe(2);
  });

  it('refuses open quotes and comments', () => {
    expect(failureOf(() => lex("SELECT\n 'abc"))).toEqual({
      number: 105,
      message: "Unclosed quotation mark after the character string 'abc'.",
      line: 2,
    });
    expect(failureOf(() => lex('SELECT /* x'))?.number).toBe(113);
    expect(failureOf(() => lex('SELECT a ? b'))).toEqual({
      number: 102,
      message: "Incorrect syntax near '?'.",
      line: 1,
    });
  });
});

describe('the parser', () => {
  it('takes statements with and without separators', () => {
    const kinds = parseBatch(`SET XACT_ABORT ON SET LOCK_TIMEOUT 5000; DECLARE @rc int, @s nvarchar(20) = N'x'
      EXEC @rc = sys.sp_getapplock @Resource = N'a', @LockMode = Exclusive; SELECT @rc AS rc
      BEGIN TRAN UPDATE dbo.t SET a = a + 1 WHERE b = 2 COMMIT TRANSACTION`).map((statement) => statement.kind);
    expect(kinds).toEqual([
      'setting',
      'setting',
      'declare',
      'declare',
      'execute',
      'query',
      'transaction',
      'update',
      'transaction',
    ]);
  });

  it.each([
    ['SELECT a FROM t CROSS APPLY (SELECT 1) x', 'APPLY'],
    ['SELECT a FROM t OUTER APPLY (SELECT 1) x', 'OUTER'],
    ['SELECT a FROM t FULL JOIN u ON 1 = 1', 'FULL'],
    ['SELECT a FROM t, u', ','],
    ['SELECT a FROM t WITH (NOLOCK)', 'NOLOCK'],
    ['SELECT TOP 5 PERCENT a FROM t', 'PERCENT'],
    ['SELECT a FROM t EXCEPT SELECT b FROM u', 'EXCEPT'],
    ['SELECT a INTO #x FROM t', 'INTO'],
    ['UPDATE t SET a = 1 FROM t', 'FROM'],
    ['MERGE INTO t USING u ON 1 = 1', 'MERGE'],
    ['IF 1 = 1 SELECT 1', 'IF'],
    ['BEGIN TRY SELECT 1 END TRY', 'TRY'],
    ['SELECT SUM(a) OVER (ORDER BY b) FROM t', 'OVER'],
    ['SELECT a FROM', 'FROM'],
    ['SET STATISTICS IO ON', 'STATISTICS'],
    ['INSERT INTO t (a) OUTPUT inserted.a INTO @x VALUES (1)', 'INTO'],
  ])('refuses %s near %s', (sql, near) => {
    expect(failureOf(() => parseBatch(sql))).toMatchObject({
      number: 102,
      message: `Incorrect syntax near '${near}'.`,
    });
  });

  it('reads parameter declarations and finds repeats', () => {
    expect(parseDeclaration('@a int, @b nvarchar(50) OUTPUT, @c decimal(12, 2)')).toEqual([
      { name: '@a', type: { kind: 'int' } },
      { name: '@b', type: { kind: 'nvarchar', length: 50 } },
      { name: '@c', type: { kind: 'decimal', precision: 12, scale: 2 } },
    ]);
    expect(failureOf(() => parseDeclaration('@a int, @A int'))?.number).toBe(134);
    expect(failureOf(() => parseDeclaration('@a geography'))?.number).toBe(2715);
  });
});
