// A whole batch into statements. Everything is parsed before anything runs, so a refusal never leaves half a batch.
import type { SqlType } from '../../engine.ts';
import { SqlFailure } from '../errors.ts';
import type { ProcedureArgument, Statement } from './ast.ts';
import { parseDelete, parseInsert, parseUpdate } from './parse-change.ts';
import { parseExpression, parseQuery } from './parse-query.ts';
import { parseSetting } from './parse-setting.ts';
import { parseType } from './parse-type.ts';
import { TokenStream } from './token-stream.ts';

const DEFINITIONS = new Set(['CREATE', 'ALTER', 'DROP', 'TRUNCATE', 'GRANT', 'REVOKE', 'DENY', 'BACKUP', 'RESTORE']);

export const parseBatch = (text: string): readonly Statement[] => {
  const tokens = new TokenStream(text);
  const statements: Statement[] = [];
  while (!tokens.atEnd) {
    if (tokens.accept(';')) continue;
    statements.push(...parseStatement(tokens));
  }
  return statements;
};

const parseStatement = (tokens: TokenStream): readonly Statement[] => {
  const token = tokens.peek();
  switch (token.word) {
    case 'SELECT':
    case 'WITH':
      return [{ kind: 'query', query: parseQuery(tokens), token }];
    case 'INSERT':
      return [parseInsert(tokens)];
    case 'UPDATE':
      return [parseUpdate(tokens)];
    case 'DELETE':
      return [parseDelete(tokens)];
    case 'DECLARE':
      return parseDeclare(tokens);
    case 'SET':
      return [parseSet(tokens)];
    case 'EXEC':
    case 'EXECUTE':
      return [parseExecute(tokens)];
    case 'BEGIN':
    case 'COMMIT':
    case 'ROLLBACK':
      return [parseTransaction(tokens, false)];
    case 'IF':
      return [parseGuardedTransaction(tokens)];
    case 'USE':
      tokens.next();
      return [{ kind: 'use', database: tokens.name().text, token }];
    default:
      if (DEFINITIONS.has(token.word)) return [parseDefinition(tokens)];
      throw tokens.failure();
  }
};

const parseDeclare = (tokens: TokenStream): readonly Statement[] => {
  const token = tokens.next();
  const declared: Statement[] = [];
  do {
    if (tokens.peek().kind !== 'variable') throw tokens.failure();
    const name = tokens.next().text;
    tokens.accept('AS');
    const type = parseType(tokens, 1);
    declared.push({ kind: 'declare', name, type, value: tokens.accept('=') ? parseExpression(tokens) : null, token });
  } while (tokens.accept(','));
  return declared;
};

const parseSet = (tokens: TokenStream): Statement => {
  const token = tokens.next();
  if (tokens.peek().kind !== 'variable') return parseSetting(tokens, token);
  const name = tokens.next().text;
  tokens.expect('=');
  return { kind: 'assign', name, value: parseExpression(tokens), token };
};

/** EXEC [@rc =] [schema.]procedure [@name =] value [OUTPUT], … */
const parseExecute = (tokens: TokenStream): Statement => {
  const token = tokens.next();
  let result: string | null = null;
  if (tokens.peek().kind === 'variable') {
    result = tokens.next().text;
    tokens.expect('=');
  }
  const procedure = tokens.dottedName().join('.');
  const list: ProcedureArgument[] = [];
  const ends = (): boolean => tokens.atEnd || tokens.is(';') || (tokens.peek().kind === 'name' && !tokens.atName);
  if (!ends()) {
    do {
      let name = '';
      if (tokens.peek().kind === 'variable' && tokens.is('=', 1)) {
        name = tokens.next().text;
        tokens.next();
      }
      // A bare word is a string in this one place (EXEC sp_x Exclusive).
      const word = tokens.peek();
      const bare = word.kind === 'name' && tokens.atName;
      if (bare) tokens.next();
      const value = bare
        ? ({ kind: 'string', text: word.text, national: true, token: word } as const)
        : parseExpression(tokens);
      list.push({ name, value, output: tokens.accept('OUTPUT') || tokens.accept('OUT') });
    } while (tokens.accept(','));
  }
  return { kind: 'execute', procedure, arguments: list, result, token };
};

const parseTransaction = (tokens: TokenStream, onlyIfOpen: boolean): Statement => {
  const token = tokens.next();
  const verb = token.word === 'BEGIN' ? 'begin' : token.word === 'COMMIT' ? 'commit' : 'rollback';
  const named = tokens.accept('TRAN') || tokens.accept('TRANSACTION');
  if (!named && verb === 'begin') throw tokens.failure();
  if (!named && tokens.is('WORK')) tokens.next();
  if (named && tokens.atName) tokens.next();
  return { kind: 'transaction', verb, onlyIfOpen, token };
};

/** IF @@TRANCOUNT > 0 COMMIT|ROLLBACK: several drivers end their transactions with it. No other IF. */
const parseGuardedTransaction = (tokens: TokenStream): Statement => {
  const token = tokens.next();
  const guarded =
    tokens.next().text.toUpperCase() === '@@TRANCOUNT' && tokens.accept('>') && tokens.next().text === '0';
  if (!guarded || (!tokens.is('COMMIT') && !tokens.is('ROLLBACK'))) throw tokens.failure(token);
  return parseTransaction(tokens, true);
};

/** DDL is never run: the rest of the batch is swallowed, the session answers 262. */
const parseDefinition = (tokens: TokenStream): Statement => {
  const token = tokens.next();
  const what = `${token.word} ${tokens.peek().word}`.trim();
  while (!tokens.atEnd) tokens.next();
  return { kind: 'definition', what, token };
};

/** '@a int, @b nvarchar(50) OUTPUT' of sp_executesql. */
export const parseDeclaration = (text: string): readonly { readonly name: string; readonly type: SqlType }[] => {
  const tokens = new TokenStream(text);
  const declared: { name: string; type: SqlType }[] = [];
  const names = new Set<string>();
  let repeated: string | undefined;
  while (!tokens.atEnd) {
    if (tokens.peek().kind !== 'variable') throw tokens.failure();
    const name = tokens.next().text;
    tokens.accept('AS');
    declared.push({ name, type: parseType(tokens, 1) });
    const folded = name.toLowerCase();
    if (names.has(folded)) repeated ??= name;
    names.add(folded);
    if (!tokens.accept('OUTPUT') && !tokens.accept('OUT')) tokens.accept('READONLY');
    if (!tokens.atEnd) tokens.expect(',');
  }
  if (repeated !== undefined) {
    throw new SqlFailure(134, `The variable name '${repeated}' has already been declared.`, { class: 15 });
  }
  return declared;
};
