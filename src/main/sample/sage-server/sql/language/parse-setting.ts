// SET options. Those that change behaviour are obeyed by the session; the others drivers send are taken and ignored.
import type { Statement } from './ast.ts';
import type { Token } from './lexer.ts';
import type { TokenStream } from './token-stream.ts';

const SWITCHES = new Set(
  `ANSI_DEFAULTS ANSI_NULLS ANSI_NULL_DFLT_ON ANSI_NULL_DFLT_OFF ANSI_NULL_DEFAULT ANSI_PADDING ANSI_WARNINGS ARITHABORT
  ARITHIGNORE CONCAT_NULL_YIELDS_NULL CURSOR_CLOSE_ON_COMMIT FMTONLY FORCEPLAN IMPLICIT_TRANSACTIONS NOCOUNT NOEXEC
  NO_BROWSETABLE NUMERIC_ROUNDABORT PARSEONLY QUOTED_IDENTIFIER REMOTE_PROC_TRANSACTIONS XACT_ABORT`.split(/\s+/),
);

const VALUED = new Set([
  'DATEFIRST',
  'DATEFORMAT',
  'LANGUAGE',
  'TEXTSIZE',
  'ROWCOUNT',
  'LOCK_TIMEOUT',
  'DEADLOCK_PRIORITY',
  'QUERY_GOVERNOR_COST_LIMIT',
  'CONTEXT_INFO',
]);

const LEVELS = ['READ COMMITTED', 'READ UNCOMMITTED', 'REPEATABLE READ', 'SERIALIZABLE', 'SNAPSHOT'];

/** `token` is the SET already taken. Values come out in upper case. */
export const parseSetting = (tokens: TokenStream, token: Token): Statement => {
  const first = tokens.peek();
  const make = (names: readonly string[], value: string): Statement => ({ kind: 'setting', names, value, token });
  if (tokens.accept('TRANSACTION')) {
    tokens.expect('ISOLATION');
    tokens.expect('LEVEL');
    let level = tokens.next().word;
    if (level === 'READ' || level === 'REPEATABLE') level += ` ${tokens.next().word}`;
    if (!LEVELS.includes(level)) throw tokens.failure(first);
    return make(['ISOLATION'], level);
  }
  if (tokens.accept('IDENTITY_INSERT')) {
    const table = tokens.dottedName().join('.');
    return make(['IDENTITY_INSERT'], `${table} ${onOrOff(tokens)}`);
  }
  if (VALUED.has(first.word)) {
    tokens.next();
    const negative = tokens.accept('-');
    const value = tokens.next();
    if (value.kind === 'end' || value.kind === 'operator') throw tokens.failure(value);
    return make([first.word], `${negative ? '-' : ''}${value.text}`.toUpperCase());
  }
  const names: string[] = [];
  do {
    if (!SWITCHES.has(tokens.peek().word)) throw tokens.failure();
    names.push(tokens.next().word);
  } while (tokens.accept(','));
  return make(names, onOrOff(tokens));
};

const onOrOff = (tokens: TokenStream): string => {
  if (tokens.accept('ON')) return 'ON';
  tokens.expect('OFF');
  return 'OFF';
};
