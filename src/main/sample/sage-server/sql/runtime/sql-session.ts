// One client's session: compiles what it is asked, runs statement by statement, turns failures into events.
import type Database from 'better-sqlite3';
import type { SqlError, SqlEvent, SqlParameter, SqlRequest, SqlSession, SqlType, SqlValue } from '../../engine.ts';
import type { CompiledBatch, Plan } from '../binding/plan.ts';
import { isCompileError, isDoomingError, SqlFailure } from '../errors.ts';
import { parseDeclaration } from '../language/parse-batch.ts';
import type { EngineState } from './engine-state.ts';
import { openConnection } from './open-connection.ts';
import { callProcedure } from './procedures.ts';
import { type RunContext, runPlan } from './run-plan.ts';
import { SERVER_NAME, type SessionFacts, VERSION_TEXT } from './session-facts.ts';
import { Interrupted, SessionTransaction } from './session-transaction.ts';
import { DEFAULT_SETTINGS, isolationOfByte, type Settings } from './settings.ts';
import { StatementCache, type Variables } from './statement-cache.ts';
import { finisherOf, type Stored, toStored } from './stored-values.ts';

type Frame = {
  readonly batch: CompiledBatch;
  readonly variables: Variables;
  readonly types: ReadonlyMap<string, SqlType>;
};

const asFailure = (error: unknown): SqlFailure => {
  if (error instanceof SqlFailure) return error;
  if (error instanceof Error && error.message.startsWith('integer overflow')) {
    return new SqlFailure(8115, 'Arithmetic overflow error converting expression to data type numeric.', { state: 2 });
  }
  throw error;
};

export class EngineSession implements SqlSession {
  readonly id: number;
  private readonly engine: EngineState;
  private readonly facts: SessionFacts;
  private readonly connection: Database.Database;
  private readonly statements: StatementCache;
  private readonly state: SessionTransaction;
  private readonly onEnd: () => void;
  private settings: Settings = DEFAULT_SETTINGS;
  private statementTime: Date;
  private rowCount = 0n;
  private lastError = 0;
  private scopeIdentity: bigint | null = null;
  private openRows: IterableIterator<unknown> | null = null;
  private ended = false;

  constructor(engine: EngineState, facts: SessionFacts, onEnd: () => void) {
    this.id = facts.id;
    this.engine = engine;
    this.facts = facts;
    this.onEnd = onEnd;
    this.statementTime = engine.now();
    this.connection = openConnection(engine.path, facts, {
      now: () => this.statementTime,
      global: (name) => this.globalVariable(name),
      database: () => engine.catalog.databaseName,
    });
    this.statements = new StatementCache(this.connection);
    this.state = new SessionTransaction(facts.id, engine, this.connection);
  }

  get transaction(): bigint | null {
    return this.state.descriptor;
  }

  async *run(request: SqlRequest, signal: AbortSignal): AsyncIterable<SqlEvent> {
    this.closeRows();
    if (request.kind === 'procedure') yield* this.runProcedure(request, signal);
    else if (request.kind === 'batch') yield* this.runText(request.text, [], signal);
    else yield* this.runExecuteSql(request, signal);
  }

  /** sp_executesql: the SETs inside end with the call, and OUTPUT parameters come back after it. */
  private async *runExecuteSql(
    request: Extract<SqlRequest, { kind: 'executesql' }>,
    signal: AbortSignal,
  ): AsyncIterable<SqlEvent> {
    const before = this.settings;
    try {
      const parameters = this.declaredParameters(request);
      yield* this.runText(request.text, parameters, signal);
    } catch (error) {
      if (!(error instanceof SqlFailure)) throw error;
      yield* this.fail(error);
      yield { kind: 'returnStatus', value: error.number };
    } finally {
      // An isolation level, too, goes back to what the caller had.
      this.use(before);
    }
  }

  /** The declaration names the types; what the wire sent is converted to them. */
  private declaredParameters(request: Extract<SqlRequest, { kind: 'executesql' }>): readonly SqlParameter[] {
    const declared = parseDeclaration(request.declaration);
    // The first of a name counts. Up to 2,100 come with one call: no search among them for each.
    const byName = new Map(
      request.parameters.toReversed().map((parameter) => [parameter.name.toLowerCase(), parameter]),
    );
    return declared.map((one, at) => {
      const named = byName.get(one.name.toLowerCase());
      const sent = named ?? (request.parameters[at]?.name === '' ? request.parameters[at] : undefined);
      if (sent === undefined) {
        throw new SqlFailure(
          8178,
          `The parameterized query '(${request.declaration})${request.text.slice(0, 60)}' expects the parameter '${one.name}', which was not supplied.`,
        );
      }
      return { name: one.name, type: one.type, value: sent.value, output: sent.output };
    });
  }

  private async *runText(
    text: string,
    parameters: readonly SqlParameter[],
    signal: AbortSignal,
  ): AsyncIterable<SqlEvent> {
    let frame: Frame;
    try {
      frame = this.prepareFrame(text, parameters);
    } catch (error) {
      yield* this.fail(asFailure(error));
      return;
    }
    for (const plan of frame.batch.plans) {
      const going = yield* this.runStatement(plan, frame, signal);
      if (!going) return;
    }
    for (const parameter of parameters) {
      if (parameter.output) {
        yield {
          kind: 'outputParameter',
          name: parameter.name,
          type: parameter.type,
          value: this.variableValue(parameter, frame),
        };
      }
    }
  }

  private variableValue(parameter: SqlParameter, frame: Frame): SqlValue {
    const stored = frame.variables.get(parameter.name.toLowerCase()) ?? null;
    const finish = finisherOf(parameter.type, false);
    return finish === null ? stored : finish(stored);
  }

  private prepareFrame(text: string, parameters: readonly SqlParameter[]): Frame {
    const types = new Map(parameters.map((parameter) => [parameter.name.toLowerCase(), parameter.type]));
    const batch = this.engine.compile(text, types);
    const variables: Variables = new Map();
    for (const parameter of parameters)
      variables.set(parameter.name.toLowerCase(), toStored(parameter.value, parameter.type));
    return { batch, variables, types };
  }

  /** False when the batch ends here. */
  private async *runStatement(plan: Plan, frame: Frame, signal: AbortSignal): AsyncGenerator<SqlEvent, boolean> {
    if (signal.aborted) {
      yield* this.interrupted();
      return false;
    }
    this.statementTime = this.engine.now();
    try {
      yield* runPlan(plan, this.contextFor(frame, signal));
      this.lastError = 0;
    } catch (error) {
      if (error instanceof Interrupted) {
        yield* this.interrupted();
        return false;
      }
      const failure = asFailure(error);
      if (failure.line === 0) failure.line = plan.line;
      const goesOn = yield* this.fail(failure);
      if (goesOn) yield { kind: 'statementDone', count: null, command: 'other' };
      return goesOn;
    } finally {
      this.closeRows();
    }
    if (!signal.aborted) return true;
    yield* this.interrupted();
    return false;
  }

  /** The error, and the rollback it brings. True when the batch goes on. */
  private *fail(failure: SqlFailure): Generator<SqlEvent, boolean> {
    this.lastError = failure.number;
    this.rowCount = 0n;
    yield { kind: 'error', error: failure.toSqlError() };
    const compile = isCompileError(failure);
    const ends = isDoomingError(failure) || (this.settings.xactAbort && !compile);
    if (ends) yield* this.rollBackOpen();
    return !ends && !compile;
  }

  /** Attention: under XACT_ABORT it takes the transaction with it. */
  private *interrupted(): Generator<SqlEvent> {
    if (this.settings.xactAbort) yield* this.rollBackOpen();
  }

  private *rollBackOpen(): Generator<SqlEvent> {
    if (this.state.descriptor === null) return;
    yield { kind: 'transaction', change: 'rolledBack', descriptor: this.state.rollback() };
  }

  private contextFor(frame: Frame, signal: AbortSignal): RunContext {
    return {
      engine: this.engine,
      connection: this.connection,
      statements: this.statements,
      transaction: this.state,
      settings: this.settings,
      facts: this.facts,
      variables: frame.variables,
      types: new Map([...frame.types, ...frame.batch.variables]),
      signal,
      now: this.statementTime,
      use: (settings) => this.use(settings),
      counted: (rows) => {
        this.rowCount = rows;
      },
      drewIdentity: (value) => {
        this.scopeIdentity = value;
      },
      streaming: (rows) => {
        this.openRows = rows;
      },
    };
  }

  private use(settings: Settings): void {
    this.settings = settings;
    this.state.deadlockPriority = settings.deadlockPriority;
  }

  private async *runProcedure(
    request: Extract<SqlRequest, { kind: 'procedure' }>,
    signal: AbortSignal,
  ): AsyncIterable<SqlEvent> {
    try {
      const outcome = await callProcedure(
        { name: request.name, arguments: request.parameters },
        { transaction: this.state, lockTimeout: this.settings.lockTimeout, signal },
      );
      if (signal.aborted) {
        yield* this.interrupted();
        return;
      }
      if (outcome.failure !== undefined) yield* this.fail(outcome.failure);
      yield { kind: 'returnStatus', value: outcome.status };
    } catch (error) {
      yield* this.fail(asFailure(error));
    }
  }

  async begin(isolation: number): Promise<{ readonly descriptor: bigint } | SqlError> {
    this.closeRows();
    this.use({ ...this.settings, isolation: isolationOfByte(isolation, this.settings.isolation) });
    return { descriptor: this.state.begin() };
  }

  async commit(): Promise<{ readonly ended: bigint } | SqlError> {
    return this.endTransaction(() => this.state.commit().ended);
  }

  async rollback(): Promise<{ readonly ended: bigint } | SqlError> {
    return this.endTransaction(() => this.state.rollback());
  }

  private endTransaction(end: () => bigint): { readonly ended: bigint } | SqlError {
    this.closeRows();
    try {
      return { ended: end() };
    } catch (error) {
      return asFailure(error).toSqlError();
    }
  }

  async reset(): Promise<void> {
    this.closeRows();
    this.state.releaseEverything();
    this.use(DEFAULT_SETTINGS);
    this.rowCount = 0n;
    this.lastError = 0;
    this.scopeIdentity = null;
  }

  async end(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    this.closeRows();
    this.state.releaseEverything();
    this.connection.close();
    this.onEnd();
  }

  /** A result the client stopped reading keeps its SQLite statement busy until it is closed. */
  private closeRows(): void {
    this.openRows?.return?.();
    this.openRows = null;
  }

  private globalVariable(name: string): Stored {
    const values: Readonly<Record<string, Stored>> = {
      '@@TRANCOUNT': BigInt(this.state.count),
      '@@ROWCOUNT': this.rowCount,
      '@@ERROR': BigInt(this.lastError),
      '@@SPID': BigInt(this.id),
      '@@LOCK_TIMEOUT': BigInt(this.settings.lockTimeout),
      '@@MAX_PRECISION': 38n,
      '@@OPTIONS': this.settings.xactAbort ? 21880n : 5496n,
      '@@TEXTSIZE': BigInt(this.settings.textSize),
      '@@DATEFIRST': 7n,
      '@@NESTLEVEL': 0n,
      '@@MICROSOFTVERSION': 251662670n,
      '@@VERSION': VERSION_TEXT,
      '@@SERVERNAME': SERVER_NAME,
      '@@SERVICENAME': 'SAGE100CON',
      '@@LANGUAGE': this.settings.language,
      '@@IDENTITY': this.scopeIdentity,
      SCOPE_IDENTITY: this.scopeIdentity,
      XACT_STATE: this.state.count > 0 ? 1n : 0n,
    };
    return values[name] ?? null;
  }
}
