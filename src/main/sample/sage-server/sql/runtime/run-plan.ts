// Runs one planned statement in its session: rights, the writer's place, rows in chunks, variables, SETs.
import { setImmediate as breathe } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { SqlEvent, SqlType, SqlValue } from '../../engine.ts';
import type { Plan } from '../binding/plan.ts';
import type { CatalogTable } from '../binding/scope.ts';
import { permissionDenied, SqlFailure } from '../errors.ts';
import { type ChangeContext, deleteRows, insertRows, updateRows } from './change-rows.ts';
import type { EngineState } from './engine-state.ts';
import { callProcedure } from './procedures.ts';
import { mayDo, type SessionFacts } from './session-facts.ts';
import { Interrupted, type SessionTransaction } from './session-transaction.ts';
import { applySetting, readsLock, type Settings } from './settings.ts';
import type { StatementCache, Variables } from './statement-cache.ts';
import { finisherOf, finishRow, type Stored, toStored } from './stored-values.ts';

export type RunContext = {
  readonly engine: EngineState;
  readonly connection: Database.Database;
  readonly statements: StatementCache;
  readonly transaction: SessionTransaction;
  readonly settings: Settings;
  readonly facts: SessionFacts;
  readonly variables: Variables;
  readonly types: ReadonlyMap<string, SqlType>;
  readonly signal: AbortSignal;
  readonly now: Date;
  use(settings: Settings): void;
  counted(rows: bigint): void;
  drewIdentity(value: bigint): void;
  /** A result is being read from SQLite; null when it ended. */
  streaming(rows: IterableIterator<unknown> | null): void;
};

type PlanOf<Kind extends Plan['kind']> = Extract<Plan, { kind: Kind }>;
type Events = AsyncGenerator<SqlEvent, void>;

const CHUNK = 256;
/** Chunks after which other sessions get a turn even if the client takes everything at once. */
const CHUNKS_PER_TURN = 8;

const OTHER_DONE = { kind: 'statementDone', count: null, command: 'other' } as const;

/** Throws SqlFailure for what SQL Server would refuse, Interrupted on attention. */
export async function* runPlan(plan: Plan, context: RunContext): Events {
  switch (plan.kind) {
    case 'query':
      return yield* runQuery(plan, context);
    case 'insert':
    case 'update':
    case 'delete':
      return yield* runChange(plan, context);
    case 'assign':
      context.variables.set(plan.name, context.statements.rows(plan.value, context.variables)[0]?.[0] ?? null);
      return;
    case 'execute':
      return yield* runExecute(plan, context);
    case 'setting': {
      context.use(plan.names.reduce((settings, name) => applySetting(settings, name, plan.value), context.settings));
      return yield OTHER_DONE;
    }
    case 'transaction':
      return yield* runTransaction(plan, context);
    case 'use':
      return yield* runUse(plan.database, context);
    case 'definition':
      throw new SqlFailure(
        262,
        `${plan.what} permission denied in database '${context.engine.catalog.databaseName}'.`,
        { class: 14 },
      );
  }
}

const countOf = (context: RunContext, rows: number): bigint | null => {
  context.counted(BigInt(rows));
  return context.settings.nocount ? null : BigInt(rows);
};

async function* runQuery(plan: PlanOf<'query'>, context: RunContext): Events {
  const { transaction, settings, signal } = context;
  const locks = plan.locks || (transaction.count > 0 && readsLock(settings));
  if (locks) await transaction.enterWriter(settings.lockTimeout, signal);
  let ok = false;
  try {
    yield { kind: 'columns', columns: plan.columns };
    const rows = yield* transaction.writing ? sendAll(plan, context) : sendStreamed(plan, context);
    ok = true;
    yield { kind: 'statementDone', count: countOf(context, rows), command: 'select' };
  } finally {
    if (locks) transaction.endStatement(ok ? 'COMMIT' : 'ROLLBACK');
  }
}

const finishersOf = (plan: PlanOf<'query'>) =>
  plan.columns.map((column, at) => finisherOf(column.type, plan.mayOverflow[at] === true));

/** On the writer's connection: the whole result at once, because the open transaction must stay usable. */
async function* sendAll(plan: PlanOf<'query'>, context: RunContext): AsyncGenerator<SqlEvent, number> {
  const finishers = finishersOf(plan);
  const rows = context.statements.rows(plan.query, context.variables).map((row) => finishRow(row, finishers));
  for (let at = 0; at < rows.length; at += CHUNK) {
    if (context.signal.aborted) throw new Interrupted();
    yield { kind: 'rows', rows: rows.slice(at, at + CHUNK) };
  }
  return rows.length;
}

async function* sendStreamed(plan: PlanOf<'query'>, context: RunContext): AsyncGenerator<SqlEvent, number> {
  const finishers = finishersOf(plan);
  const source = context.statements.iterate(plan.query, context.variables);
  context.streaming(source);
  let sent = 0;
  let chunk: (readonly SqlValue[])[] = [];
  for (let next = source.next(); next.done !== true; next = source.next()) {
    chunk.push(finishRow(next.value, finishers));
    if (chunk.length < CHUNK) continue;
    sent += CHUNK;
    yield { kind: 'rows', rows: chunk };
    chunk = [];
    if ((sent / CHUNK) % CHUNKS_PER_TURN === 0) await breathe();
    if (context.signal.aborted) throw new Interrupted();
  }
  context.streaming(null);
  if (chunk.length > 0) yield { kind: 'rows', rows: chunk };
  return sent + chunk.length;
}

const refuseUnlessAllowed = (verb: string, table: CatalogTable, context: RunContext): void => {
  if (table.writable && mayDo(context.facts.role, verb)) return;
  throw permissionDenied(verb, table.name, { schema: table.schema, database: context.engine.catalog.databaseName });
};

async function* runChange(plan: PlanOf<'insert' | 'update' | 'delete'>, context: RunContext): Events {
  const { transaction, settings, signal, connection } = context;
  refuseUnlessAllowed(plan.kind.toUpperCase(), plan.table, context);
  await transaction.enterWriter(settings.lockTimeout, signal);
  let changed = 0;
  connection.exec('SAVEPOINT statement');
  try {
    changed = applyChange(plan, { ...context, login: context.facts.login, identityInsert: settings.identityInsert });
    connection.exec('RELEASE statement');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK TO statement; RELEASE statement');
    transaction.endStatement('ROLLBACK');
    throw error;
  }
  transaction.endStatement('COMMIT');
  yield { kind: 'statementDone', count: countOf(context, changed), command: plan.kind };
}

const applyChange = (plan: PlanOf<'insert' | 'update' | 'delete'>, context: ChangeContext): number => {
  if (plan.kind === 'insert') return insertRows(plan, context);
  return plan.kind === 'update' ? updateRows(plan, context) : deleteRows(plan, context);
};

async function* runExecute(plan: PlanOf<'execute'>, context: RunContext): Events {
  const { transaction, settings, signal, variables, statements } = context;
  const values = plan.arguments.map((argument) => {
    const stored: Stored = statements.rows(argument.value, variables)[0]?.[0] ?? null;
    return { name: argument.name, value: stored };
  });
  const outcome = await callProcedure(
    { name: plan.procedure, arguments: values },
    { transaction, lockTimeout: settings.lockTimeout, signal },
  );
  if (signal.aborted) throw new Interrupted();
  const type = plan.result === null ? undefined : context.types.get(plan.result);
  if (plan.result !== null && type !== undefined) variables.set(plan.result, toStored(BigInt(outcome.status), type));
  if (outcome.failure !== undefined) throw outcome.failure;
  yield OTHER_DONE;
}

async function* runTransaction(plan: PlanOf<'transaction'>, context: RunContext): Events {
  const { transaction } = context;
  if (plan.onlyIfOpen && transaction.count === 0) return;
  if (plan.verb === 'begin') {
    const outermost = transaction.count === 0;
    const descriptor = transaction.begin();
    if (outermost) yield { kind: 'transaction', change: 'begun', descriptor };
  } else if (plan.verb === 'commit') {
    const { ended, whole } = transaction.commit();
    if (whole) yield { kind: 'transaction', change: 'committed', descriptor: ended };
  } else yield { kind: 'transaction', change: 'rolledBack', descriptor: transaction.rollback() };
  yield OTHER_DONE;
}

async function* runUse(database: string, context: RunContext): Events {
  const { databaseName } = context.engine.catalog;
  if (database.toLowerCase() !== databaseName.toLowerCase()) {
    throw new SqlFailure(911, `Database '${database}' does not exist. Make sure that the name is entered correctly.`);
  }
  const message = `Changed database context to '${databaseName}'.`;
  yield { kind: 'info', info: { number: 5701, state: 1, class: 0, line: 1, message } };
  yield OTHER_DONE;
}
