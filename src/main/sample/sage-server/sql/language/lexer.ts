// T-SQL text into tokens: names, [quoted] and "quoted" names, strings, numbers, @variables, operators.
import { SqlFailure, syntaxError, unclosedQuote } from '../errors.ts';

export type TokenKind = 'name' | 'quoted' | 'string' | 'number' | 'variable' | 'operator' | 'end';

export type Token = {
  readonly kind: TokenKind;
  /** As written, except that quotes are off names and strings. */
  readonly text: string;
  /** Upper case of a bare name, the operator itself, '' for everything else: what keywords are compared with. */
  readonly word: string;
  /** N'…' strings. */
  readonly national: boolean;
  readonly line: number;
  /** Offset of the first character in the text. */
  readonly start: number;
  readonly end: number;
};

const NAME_START = /[\p{L}_#]/u;
const NAME_PART = /[\p{L}\p{N}_@#$]*/uy;
const VARIABLE = /@[\p{L}\p{N}_@#$]*/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const SPACE = /[\s\u00a0\ufeff]+/y;
const OPERATORS = ['<>', '<=', '>=', '!=', '!<', '!>', '=', '<', '>', '+', '-', '*', '/', '%', '(', ')', ',', '.', ';'];

type Cursor = { readonly text: string; position: number; line: number };

const match = (cursor: Cursor, pattern: RegExp): string => {
  pattern.lastIndex = cursor.position;
  return pattern.exec(cursor.text)?.[0] ?? '';
};

const countLines = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

const advance = (cursor: Cursor, length: number): void => {
  cursor.line += countLines(cursor.text.slice(cursor.position, cursor.position + length));
  cursor.position += length;
};

/** Skips white space, -- line comments and nested block comments. */
const skipBlanks = (cursor: Cursor): void => {
  for (;;) {
    const space = match(cursor, SPACE);
    if (space !== '') advance(cursor, space.length);
    else if (cursor.text.startsWith('--', cursor.position)) {
      const end = cursor.text.indexOf('\n', cursor.position);
      advance(cursor, (end < 0 ? cursor.text.length : end) - cursor.position);
    } else if (cursor.text.startsWith('/*', cursor.position)) skipBlockComment(cursor);
    else return;
  }
};

const skipBlockComment = (cursor: Cursor): void => {
  let depth = 0;
  for (let at = cursor.position; at < cursor.text.length; at += 1) {
    const pair = cursor.text.slice(at, at + 2);
    if (pair !== '/*' && pair !== '*/') continue;
    depth += pair === '/*' ? 1 : -1;
    at += 1;
    if (depth === 0) {
      advance(cursor, at + 1 - cursor.position);
      return;
    }
  }
  throw new SqlFailure(113, "Missing end comment mark '*/'.", { class: 15, line: cursor.line });
};

/** Reads a quoted run; the closing mark is doubled inside. Returns the inner text and moves past the mark. */
const readQuoted = (cursor: Cursor, open: number, close: string): string => {
  let inner = '';
  let at = cursor.position + open;
  for (;;) {
    const end = cursor.text.indexOf(close, at);
    if (end < 0) throw unclosedQuote(cursor.text.slice(cursor.position + open), cursor.line);
    inner += cursor.text.slice(at, end);
    if (cursor.text[end + 1] !== close) {
      advance(cursor, end + 1 - cursor.position);
      return inner;
    }
    inner += close;
    at = end + 2;
  }
};

const readToken = (cursor: Cursor): Token => {
  const { line, position: start } = cursor;
  const char = cursor.text[start] ?? '';
  const make = (kind: TokenKind, text: string, extra: { word?: string; national?: boolean } = {}): Token => ({
    kind,
    text,
    word: extra.word ?? '',
    national: extra.national ?? false,
    line,
    start,
    end: cursor.position,
  });
  const take = (kind: TokenKind, text: string, word = ''): Token => {
    advance(cursor, text.length);
    return make(kind, text, { word });
  };
  if ((char === 'N' || char === 'n') && cursor.text[start + 1] === "'") {
    return make('string', readQuoted(cursor, 2, "'"), { national: true });
  }
  if (char === "'") return make('string', readQuoted(cursor, 1, "'"));
  if (char === '[') return make('quoted', readQuoted(cursor, 1, ']'));
  if (char === '"') return make('quoted', readQuoted(cursor, 1, '"'));
  if (char === '@') return take('variable', match(cursor, VARIABLE));
  const number = match(cursor, NUMBER);
  if (number !== '') return take('number', number);
  if (NAME_START.test(char)) {
    const name = match(cursor, NAME_PART);
    return take('name', name, name.toUpperCase());
  }
  const operator = OPERATORS.find((candidate) => cursor.text.startsWith(candidate, start));
  if (operator === undefined) throw syntaxError(char, line);
  return take('operator', operator, operator);
};

/** All tokens of the text, ended by one of kind 'end'. Throws 102, 105 or 113. */
export const lex = (text: string): readonly Token[] => {
  const cursor: Cursor = { text, position: 0, line: 1 };
  const tokens: Token[] = [];
  for (;;) {
    skipBlanks(cursor);
    if (cursor.position >= text.length) break;
    tokens.push(readToken(cursor));
  }
  const { line, position } = cursor;
  tokens.push({ kind: 'end', text: '', word: '', national: false, line, start: position, end: position });
  return tokens;
};
