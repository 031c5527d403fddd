// Remote procedure calls: by number or name, with parameters, turned into the engine's requests or refused.
import type { SqlError, SqlParameter, SqlRequest } from '../engine.ts';
import { type ByteSource, TdsStreamError } from './byte-source.ts';
import { readTypedValue, UnknownWireTypeError } from './type-decoder.ts';

/** A call the engine can run, or the error it ends in without reaching the engine. */
export type RpcCall = { readonly request: SqlRequest } | { readonly refusal: SqlError };

const BY_REFERENCE = 0x01;
const DEFAULT_VALUE = 0x02;
const SEPARATORS: ReadonlySet<number | null> = new Set([0x80, 0xff, 0xfe]);

/** The procedures that have a number; only sp_executesql is offered. */
const NUMBERED = new Map<number, string>([
  [1, 'sp_cursor'],
  [2, 'sp_cursoropen'],
  [3, 'sp_cursorprepare'],
  [4, 'sp_cursorexecute'],
  [5, 'sp_cursorprepexec'],
  [6, 'sp_cursorunprepare'],
  [7, 'sp_cursorfetch'],
  [8, 'sp_cursoroption'],
  [9, 'sp_cursorclose'],
  [10, 'sp_executesql'],
  [11, 'sp_prepare'],
  [12, 'sp_execute'],
  [13, 'sp_prepexec'],
  [14, 'sp_prepexecrpc'],
  [15, 'sp_unprepare'],
]);

const NO_CURSOR =
  'A server cursor cannot be opened on the given statement or statements. Use a default result set or client cursor.';
const UNKNOWN_CURSOR = 'The cursor identifier value provided (0) is not valid.';

/** What SQL Server itself answers where it cannot open, find or prepare: clients know these numbers. */
const REFUSALS: ReadonlyMap<string, { readonly number: number; readonly message: string }> = new Map([
  ['sp_cursoropen', { number: 16937, message: NO_CURSOR }],
  ['sp_cursorprepare', { number: 16937, message: NO_CURSOR }],
  ['sp_cursorprepexec', { number: 16937, message: NO_CURSOR }],
  ['sp_cursor', { number: 16909, message: `sp_cursor: ${UNKNOWN_CURSOR}` }],
  ['sp_cursorfetch', { number: 16909, message: `sp_cursorfetch: ${UNKNOWN_CURSOR}` }],
  ['sp_cursoroption', { number: 16909, message: `sp_cursoroption: ${UNKNOWN_CURSOR}` }],
  ['sp_cursorclose', { number: 16909, message: `sp_cursorclose: ${UNKNOWN_CURSOR}` }],
  ['sp_cursorexecute', { number: 8179, message: 'Could not find prepared statement with handle 0.' }],
  ['sp_cursorunprepare', { number: 8179, message: 'Could not find prepared statement with handle 0.' }],
  ['sp_prepare', { number: 8180, message: 'Statement(s) could not be prepared.' }],
  ['sp_prepexec', { number: 8180, message: 'Statement(s) could not be prepared.' }],
  ['sp_prepexecrpc', { number: 8180, message: 'Statement(s) could not be prepared.' }],
  ['sp_execute', { number: 8179, message: 'Could not find prepared statement with handle 0.' }],
  ['sp_unprepare', { number: 8179, message: 'Could not find prepared statement with handle 0.' }],
]);

const error = (number: number, message: string, procedure = ''): SqlError => ({
  number,
  state: 1,
  class: 16,
  line: 1,
  message,
  procedure,
});

const readParameter = (source: ByteSource): { parameter: SqlParameter; isDefault: boolean } => {
  const name = source.utf16(source.u8());
  const status = source.u8();
  const { type, value } = readTypedValue(source);
  const parameter = { name, type, value, output: (status & BY_REFERENCE) !== 0 };
  return { parameter, isDefault: (status & DEFAULT_VALUE) !== 0 };
};

const unicodeText = (parameter: SqlParameter): string | null => {
  if (parameter.type.kind !== 'nvarchar' && parameter.type.kind !== 'nchar') return null;
  return parameter.value === null ? '' : typeof parameter.value === 'string' ? parameter.value : null;
};

/** The first two parameters, or those named so, are the statement and the declaration of the others. */
const executeSql = (all: readonly SqlParameter[]): RpcCall => {
  const rest = [...all];
  const take = (names: readonly string[]): SqlParameter | undefined => {
    const named = rest.findIndex((parameter) => names.includes(parameter.name.toLowerCase()));
    const index = named >= 0 ? named : 0;
    return rest.splice(index, 1)[0];
  };
  const statement = take(['@statement', '@stmt']);
  if (statement === undefined) {
    const message = "Procedure or function 'sp_executesql' expects parameter '@statement', which was not supplied.";
    return { refusal: error(201, message, 'sp_executesql') };
  }
  const text = unicodeText(statement);
  const wrongType = (name: string): RpcCall => ({
    refusal: error(214, `Procedure expects parameter '${name}' of type 'ntext/nchar/nvarchar'.`, 'sp_executesql'),
  });
  if (text === null) return wrongType('@statement');
  const declared = rest.length === 0 ? undefined : take(['@params', '@parameters', '@parms']);
  const declaration = declared === undefined ? '' : unicodeText(declared);
  if (declaration === null) return wrongType('@params');
  return { request: { kind: 'executesql', text, declaration, parameters: rest } };
};

const bareName = (name: string): string => (name.split('.').at(-1) ?? name).replace(/^[["]|[\]"]$/g, '').toLowerCase();

const callOf = (name: string, parameters: readonly SqlParameter[]): RpcCall => {
  const bare = bareName(name);
  if (bare === 'sp_executesql') return executeSql(parameters);
  const refusal = REFUSALS.get(bare);
  if (refusal !== undefined) return { refusal: error(refusal.number, refusal.message, bare) };
  return { request: { kind: 'procedure', name, parameters } };
};

const readName = (source: ByteSource): string => {
  const length = source.u16();
  if (length !== 0xffff) return source.utf16(length);
  const number = source.u16();
  return NUMBERED.get(number) ?? String(number);
};

const readCall = (source: ByteSource): RpcCall => {
  const name = readName(source);
  source.u16();
  const parameters: SqlParameter[] = [];
  let ordinal = 0;
  while (source.remaining > 0 && !SEPARATORS.has(source.peek())) {
    ordinal += 1;
    try {
      const { parameter, isDefault } = readParameter(source);
      if (!isDefault) parameters.push(parameter);
    } catch (cause) {
      if (!(cause instanceof UnknownWireTypeError)) throw cause;
      // Where an unknown type ends cannot be known: the rest of the message is given up.
      source.position = source.buffer.length;
      const message = `The incoming tabular data stream (TDS) remote procedure call (RPC) protocol stream is incorrect. Parameter ${ordinal}: ${cause.message}`;
      return { refusal: error(8009, message) };
    }
  }
  return callOf(name, parameters);
};

/** All calls of one message; a client may put several behind one another. Throws TdsStreamError. */
export const readRpcCalls = (source: ByteSource): readonly RpcCall[] => {
  const calls: RpcCall[] = [];
  if (source.remaining === 0) throw new TdsStreamError('A remote procedure call without a procedure.');
  while (source.remaining > 0) {
    calls.push(readCall(source));
    if (source.remaining > 0) source.u8();
  }
  return calls;
};
