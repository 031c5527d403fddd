// A stand-in for the T-SQL engine behind the wire: it understands a handful of words and remembers what it was asked.
import type {
  LoginOutcome,
  LoginRequest,
  SqlColumn,
  SqlEngine,
  SqlError,
  SqlEvent,
  SqlRequest,
  SqlSession,
  SqlValue,
} from '../../../src/main/sample/sage-server/engine.ts';

export const sqlError = (number: number, message: string, level = 16): SqlError => ({
  number,
  state: 3,
  class: level,
  line: 7,
  message,
  procedure: 'sp_fake',
});

const column = (name: string, type: SqlColumn['type']): SqlColumn => ({ name, type, nullable: true });

export const MIXED_COLUMNS: readonly SqlColumn[] = [
  column('recnum', { kind: 'int' }),
  column('vndnum', { kind: 'bigint' }),
  column('status', { kind: 'tinyint' }),
  column('posted', { kind: 'bit' }),
  column('amount', { kind: 'decimal', precision: 12, scale: 2 }),
  column('quantity', { kind: 'decimal', precision: 19, scale: 4 }),
  column('amount_text', { kind: 'varchar', length: 40 }),
  column('description', { kind: 'nvarchar', length: 50 }),
  column('job', { kind: 'varchar', length: 75 }),
  column('due', { kind: 'date' }),
  column('entered', { kind: 'datetime' }),
  column('id', { kind: 'uniqueidentifier' }),
];

export const mixedRow = (index: number): readonly SqlValue[] => [
  BigInt(index),
  BigInt(index) * 1_000_003n,
  BigInt(index % 256),
  BigInt(index % 2),
  `${index}.25`,
  `-${index}.1250`,
  `${index}.25`,
  index % 7 === 0 ? null : `Concrete, line ${index}`,
  'Riverside Medical Office Building',
  '2025-03-31',
  '2025-03-31 14:05:09.337',
  '6f9619ff-8b86-d011-b42d-00c04fc964ff',
];

export class FakeEngine implements SqlEngine {
  readonly sessions: FakeSession[] = [];
  readonly logins: LoginRequest[] = [];
  committed = 0;

  async login(request: LoginRequest): Promise<LoginOutcome> {
    this.logins.push(request);
    const refuse = (number: number, message: string): LoginOutcome => ({
      ok: false,
      error: sqlError(number, message, 14),
    });
    if (request.password !== 'p') return refuse(18456, `Login failed for user '${request.user}'.`);
    if (request.database === 'Nowhere') return refuse(4060, 'Cannot open database "Nowhere" requested by the login.');
    if (request.appName === 'Excel') return refuse(17892, 'Logon failed due to trigger execution.');
    const session = new FakeSession(this, this.sessions.length + 51);
    this.sessions.push(session);
    return { ok: true, session, database: request.database || 'master', language: request.language || 'us_english' };
  }

  async close(): Promise<void> {
    await Promise.all(this.sessions.map((session) => session.end()));
  }
}

export class FakeSession implements SqlSession {
  readonly id: number;
  readonly requests: SqlRequest[] = [];
  transaction: bigint | null = null;
  resets = 0;
  rollbacks = 0;
  ended = 0;
  rowsGiven = 0;
  aborted = false;
  running = false;
  readonly #engine: FakeEngine;
  #descriptor = 0n;

  constructor(engine: FakeEngine, id: number) {
    this.#engine = engine;
    this.id = id;
  }

  async *run(request: SqlRequest, signal: AbortSignal): AsyncIterable<SqlEvent> {
    if (this.running) throw new Error('run() called while running');
    this.running = true;
    this.requests.push(request);
    try {
      if (request.kind === 'procedure') yield* this.#procedure(request.name);
      else yield* this.#text(request, signal);
    } finally {
      this.running = false;
    }
  }

  async *#procedure(name: string): AsyncIterable<SqlEvent> {
    if (name !== 'sp_getapplock') {
      yield { kind: 'error', error: sqlError(2812, `Could not find stored procedure '${name}'.`) };
      return;
    }
    yield { kind: 'outputParameter', name: '@Granted', type: { kind: 'nvarchar', length: 20 }, value: 'granted' };
    yield { kind: 'returnStatus', value: 1 };
  }

  async *#text(request: Exclude<SqlRequest, { kind: 'procedure' }>, signal: AbortSignal): AsyncIterable<SqlEvent> {
    const [word = '', argument = ''] = request.text.trim().split(/\s+/);
    switch (word.toLowerCase()) {
      case 'rows':
        yield* this.#rows(Number(argument), signal);
        return;
      case 'echo':
        yield* this.#echo(request);
        return;
      case 'size':
        yield* this.#one('size', { kind: 'bigint' }, BigInt(String(parameterOf(request)).length));
        return;
      case 'big':
        yield* this.#one('big', { kind: 'nvarchar', length: 'max' }, 'ä€'.repeat(Number(argument) / 2));
        return;
      case 'wait':
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        this.aborted = true;
        if (argument === 'rollback') yield { kind: 'transaction', change: 'rolledBack', descriptor: this.#end() };
        return;
      case 'two':
        yield* this.#one('first', { kind: 'int' }, 1n);
        yield { kind: 'statementDone', count: null, command: 'other' };
        yield { kind: 'statementDone', count: 5n, command: 'update' };
        yield { kind: 'info', info: sqlError(50_000, 'printed', 0) };
        yield* this.#one('second', { kind: 'int' }, 2n);
        return;
      case 'fail':
        yield { kind: 'error', error: sqlError(547, 'The INSERT statement conflicted.', Number(argument || '16')) };
        return;
      case 'failhalfway':
        yield { kind: 'columns', columns: [column('n', { kind: 'int' })] };
        yield { kind: 'rows', rows: [[1n], [2n]] };
        yield { kind: 'error', error: sqlError(8134, 'Divide by zero error encountered.') };
        return;
      case 'boom':
        throw new Error('a bug of the engine');
      case 'badrow':
        yield { kind: 'columns', columns: [column('n', { kind: 'int' })] };
        yield { kind: 'rows', rows: [[1n], ['not a bigint']] };
        return;
      case 'nothing':
        return;
      default:
        yield* this.#transactionWord(word.toLowerCase());
    }
  }

  async *#transactionWord(word: string): AsyncIterable<SqlEvent> {
    switch (word) {
      case 'xactabort':
        yield* this.#abortTransaction();
        return;
      case 'begin':
        yield { kind: 'transaction', change: 'begun', descriptor: this.#begin() };
        yield { kind: 'statementDone', count: null, command: 'other' };
        return;
      case 'commit':
        yield { kind: 'transaction', change: 'committed', descriptor: this.#commit() };
        yield { kind: 'statementDone', count: null, command: 'other' };
        return;
      default:
        yield { kind: 'statementDone', count: null, command: 'other' };
    }
  }

  async *#one(name: string, type: SqlColumn['type'], value: SqlValue): AsyncIterable<SqlEvent> {
    yield { kind: 'columns', columns: [column(name, type)] };
    yield { kind: 'rows', rows: [[value]] };
    yield { kind: 'statementDone', count: 1n, command: 'select' };
  }

  async *#echo(request: SqlRequest): AsyncIterable<SqlEvent> {
    const parameters = request.kind === 'executesql' ? request.parameters : [];
    yield { kind: 'columns', columns: parameters.map(({ name, type }) => column(name.replace('@', ''), type)) };
    yield { kind: 'rows', rows: [parameters.map(({ value }) => value)] };
    yield { kind: 'statementDone', count: 1n, command: 'select' };
    for (const { name, type, value, output } of parameters) {
      if (output) yield { kind: 'outputParameter', name, type, value: typeof value === 'bigint' ? value + 1n : value };
    }
  }

  async *#rows(count: number, signal: AbortSignal): AsyncIterable<SqlEvent> {
    yield { kind: 'columns', columns: MIXED_COLUMNS };
    for (let from = 0; from < count; from += 256) {
      if (signal.aborted) {
        this.aborted = true;
        return;
      }
      const size = Math.min(256, count - from);
      const rows = Array.from({ length: size }, (_, index) => mixedRow(from + index));
      this.rowsGiven += size;
      yield { kind: 'rows', rows };
    }
    yield { kind: 'statementDone', count: BigInt(count), command: 'select' };
  }

  async *#abortTransaction(): AsyncIterable<SqlEvent> {
    yield { kind: 'error', error: sqlError(2627, 'Violation of PRIMARY KEY constraint.', 14) };
    if (this.transaction === null) return;
    yield { kind: 'transaction', change: 'rolledBack', descriptor: this.#end() };
  }

  #begin(): bigint {
    this.#descriptor += 1n;
    this.transaction = (BigInt(this.id) << 32n) + this.#descriptor;
    return this.transaction;
  }

  #end(): bigint {
    const ended = this.transaction ?? 0n;
    this.transaction = null;
    return ended;
  }

  #commit(): bigint {
    this.#engine.committed += 1;
    return this.#end();
  }

  async begin(): Promise<{ descriptor: bigint } | SqlError> {
    return { descriptor: this.#begin() };
  }

  async commit(): Promise<{ ended: bigint } | SqlError> {
    if (this.transaction === null) return sqlError(3902, 'The COMMIT TRANSACTION request has no BEGIN TRANSACTION.');
    return { ended: this.#commit() };
  }

  async rollback(): Promise<{ ended: bigint } | SqlError> {
    if (this.transaction === null) return sqlError(3903, 'The ROLLBACK TRANSACTION request has no BEGIN TRANSACTION.');
    this.rollbacks += 1;
    return { ended: this.#end() };
  }

  async reset(): Promise<void> {
    this.resets += 1;
    this.transaction = null;
  }

  async end(): Promise<void> {
    if (this.running) throw new Error('end() called while running');
    this.ended += 1;
    this.transaction = null;
  }
}

const parameterOf = (request: SqlRequest): SqlValue =>
  request.kind === 'batch' ? null : (request.parameters[0]?.value ?? null);
