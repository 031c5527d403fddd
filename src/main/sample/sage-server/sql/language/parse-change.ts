// INSERT, UPDATE and DELETE. OUTPUT is parsed only to be refused by its proper number (334) later.
import { SqlFailure } from '../errors.ts';
import type { Assignment, Expression, Statement, TargetTable } from './ast.ts';
import type { Token } from './lexer.ts';
import { parseExpression, parseHints, parseQuery } from './parse-query.ts';
import type { TokenStream } from './token-stream.ts';

/** SQL Server's limit on the rows of one VALUES list. */
const MOST_ROWS = 1000;

const parseTarget = (tokens: TokenStream): TargetTable => {
  const parts = tokens.dottedName();
  return { parts, hints: parseHints(tokens) };
};

/** OUTPUT list up to the keyword that must follow. OUTPUT … INTO is outside the subset. */
const skipOutput = (tokens: TokenStream, until: readonly string[]): boolean => {
  if (!tokens.accept('OUTPUT')) return false;
  while (!tokens.atEnd && !until.some((word) => tokens.is(word))) {
    if (tokens.is('INTO') || tokens.is(';')) throw tokens.failure();
    tokens.next();
  }
  return true;
};

export const parseInsert = (tokens: TokenStream): Statement => {
  const token = tokens.expect('INSERT');
  tokens.accept('INTO');
  const table = parseTarget(tokens);
  const columns: Token[] = [];
  if (tokens.accept('(')) {
    do columns.push(tokens.name());
    while (tokens.accept(','));
    tokens.expect(')');
  }
  const output = skipOutput(tokens, ['VALUES', 'SELECT', 'WITH']);
  const base = { kind: 'insert', table, columns, output, token } as const;
  if (!tokens.accept('VALUES')) {
    if (!tokens.is('SELECT') && !tokens.is('WITH')) throw tokens.failure();
    return { ...base, source: { query: parseQuery(tokens) } };
  }
  const values: (readonly (Expression | null)[])[] = [];
  do values.push(parseRow(tokens));
  while (tokens.accept(','));
  if (values.length > MOST_ROWS) {
    throw new SqlFailure(
      10738,
      'The number of row value expressions in the INSERT statement exceeds the maximum allowed number of 1000 row values.',
      { class: 15, line: token.line },
    );
  }
  return { ...base, source: { values } };
};

const parseRow = (tokens: TokenStream): readonly (Expression | null)[] => {
  tokens.expect('(');
  const row: (Expression | null)[] = [];
  do row.push(tokens.accept('DEFAULT') ? null : parseExpression(tokens));
  while (tokens.accept(','));
  tokens.expect(')');
  return row;
};

export const parseUpdate = (tokens: TokenStream): Statement => {
  const token = tokens.expect('UPDATE');
  const table = parseTarget(tokens);
  tokens.expect('SET');
  const assignments: Assignment[] = [];
  do {
    const column = tokens.name();
    tokens.expect('=');
    assignments.push({ column: column.text, value: parseExpression(tokens), token: column });
  } while (tokens.accept(','));
  const output = skipOutput(tokens, ['WHERE']);
  // UPDATE … FROM is outside the style: refused at FROM.
  if (tokens.is('FROM')) throw tokens.failure();
  const where = tokens.accept('WHERE') ? parseExpression(tokens) : null;
  return { kind: 'update', table, assignments, output, where, token };
};

export const parseDelete = (tokens: TokenStream): Statement => {
  const token = tokens.expect('DELETE');
  tokens.accept('FROM');
  const table = parseTarget(tokens);
  const output = skipOutput(tokens, ['WHERE']);
  if (tokens.is('FROM')) throw tokens.failure();
  const where = tokens.accept('WHERE') ? parseExpression(tokens) : null;
  return { kind: 'delete', table, output, where, token };
};
