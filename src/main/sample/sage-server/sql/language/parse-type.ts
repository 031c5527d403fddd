// Type names as they are written in CAST, DECLARE, parameter declarations and CREATE TABLE.
import type { SqlType } from '../../engine.ts';
import { SqlFailure } from '../errors.ts';
import type { TokenStream } from './token-stream.ts';

const SIMPLE: Readonly<Record<string, SqlType>> = {
  BIT: { kind: 'bit' },
  TINYINT: { kind: 'tinyint' },
  SMALLINT: { kind: 'smallint' },
  INT: { kind: 'int' },
  INTEGER: { kind: 'int' },
  BIGINT: { kind: 'bigint' },
  FLOAT: { kind: 'float' },
  REAL: { kind: 'float' },
  DATE: { kind: 'date' },
  DATETIME: { kind: 'datetime' },
  UNIQUEIDENTIFIER: { kind: 'uniqueidentifier' },
  SYSNAME: { kind: 'nvarchar', length: 128 },
};

const SIZED: Readonly<Record<string, 'char' | 'varchar' | 'nchar' | 'nvarchar' | 'varbinary'>> = {
  CHAR: 'char',
  VARCHAR: 'varchar',
  NCHAR: 'nchar',
  NVARCHAR: 'nvarchar',
  VARBINARY: 'varbinary',
};

const numbersInParentheses = (tokens: TokenStream): readonly (number | 'max')[] => {
  if (!tokens.accept('(')) return [];
  const sizes: (number | 'max')[] = [];
  do {
    if (tokens.accept('MAX')) sizes.push('max');
    else if (tokens.peek().kind === 'number') sizes.push(Number.parseInt(tokens.next().text, 10));
    else throw tokens.failure();
  } while (tokens.accept(','));
  tokens.expect(')');
  return sizes;
};

/** `unsized` is the length of char and friends without one: 1 in a declaration, 30 in CAST and CONVERT. */
export const parseType = (tokens: TokenStream, unsized: 1 | 30): SqlType => {
  const token = tokens.peek();
  const word = token.kind === 'quoted' ? token.text.toUpperCase() : token.word;
  const sized = SIZED[word];
  const simple = SIMPLE[word];
  if (sized === undefined && simple === undefined && !['DECIMAL', 'NUMERIC', 'DATETIME2'].includes(word)) {
    if (token.kind !== 'name' && token.kind !== 'quoted') throw tokens.failure();
    throw new SqlFailure(2715, `Column, parameter, or variable #1: Cannot find data type ${token.text}.`, {
      line: token.line,
    });
  }
  tokens.next();
  const [first, second] = numbersInParentheses(tokens);
  if (simple !== undefined) return simple;
  if (sized !== undefined) return { kind: sized, length: first ?? unsized };
  if (first === 'max' || second === 'max') throw tokens.failure(token);
  if (word === 'DATETIME2') return { kind: 'datetime2', scale: first ?? 7 };
  const precision = first ?? 18;
  const scale = second ?? 0;
  if (precision < 1 || precision > 38 || scale > precision) {
    throw new SqlFailure(1007, `The number '${precision}' is out of the range for numeric representation.`, {
      class: 15,
      line: token.line,
    });
  }
  return { kind: 'decimal', precision, scale };
};
