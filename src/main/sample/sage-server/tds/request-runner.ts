// Runs one message's requests through the session and streams the answer, fault switches included.
import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlError, SqlEvent, SqlRequest, SqlSession, SqlValue } from '../engine.ts';
import { commitsInText, isHousekeeping, takeFailure } from './faults.ts';
import { ConnectionClosedError, type MessageWriter } from './message-writer.ts';
import { Response } from './response.ts';
import type { RpcCall } from './rpc-request.ts';
import type { ServerContext } from './server-context.ts';

/** What running needs of a connection. */
export type RequestScope = {
  readonly context: ServerContext;
  readonly session: SqlSession;
  readonly writer: MessageWriter;
  readonly connection: number;
  readonly signal: AbortSignal;
};

const DEADLOCK_NUMBER = 1205;

export const textOf = (request: SqlRequest): string => (request.kind === 'procedure' ? request.name : request.text);

const engineFailure: SqlError = {
  number: 3624,
  state: 1,
  class: 20,
  line: 1,
  message: 'A system assertion check has failed. The sample server could not answer; its log says why.',
};

const rollBackFor = async (scope: RequestScope, response: Response, error: SqlError): Promise<void> => {
  const open = scope.session.transaction;
  if (open === null || (error.number !== DEADLOCK_NUMBER && error.class < 20)) return;
  await scope.session.rollback();
  response.event({ kind: 'transaction', change: 'rolledBack', descriptor: open });
};

/** Waits as long as the switch says; ends early, and quietly, when the client calls off. */
export const delayRequest = async (scope: RequestScope): Promise<void> => {
  const { delayMs } = scope.context.faults;
  if (delayMs > 0) await sleep(delayMs, undefined, { signal: scope.signal }).catch(() => undefined);
};

const dieBeforeCommit = (scope: RequestScope, request: SqlRequest): void => {
  const { faults } = scope.context;
  if (faults.cutBeforeCommit <= 0 || request.kind === 'procedure' || !commitsInText(request.text)) return;
  faults.cutBeforeCommit -= 1;
  throw new ConnectionClosedError('Cut before a commit by a fault switch');
};

const dieAfterCommit = (scope: RequestScope, event: SqlEvent): void => {
  if (event.kind !== 'transaction' || event.change !== 'committed') return;
  const { faults } = scope.context;
  if (faults.cutBeforeCommitReply <= 0) return;
  faults.cutBeforeCommitReply -= 1;
  throw new ConnectionClosedError('Cut behind a commit by a fault switch');
};

const shouldCut = (scope: RequestScope, text: string): boolean => {
  if (isHousekeeping(text)) return false;
  const nth = scope.context.nextRequest();
  return scope.context.faults.cutDuringRequest?.(text, nth) ?? false;
};

const writeRows = async (
  scope: RequestScope,
  response: Response,
  rows: readonly (readonly SqlValue[])[],
): Promise<void> => {
  for (const row of rows) {
    response.row(row);
    if (!scope.writer.full) continue;
    await scope.writer.flushWhenFull();
    if (scope.signal.aborted) return;
  }
};

const stream = async (
  scope: RequestScope,
  response: Response,
  run: { request: SqlRequest; cut: boolean },
): Promise<void> => {
  const { writer, signal } = scope;
  for await (const event of scope.session.run(run.request, signal)) {
    dieAfterCommit(scope, event);
    if (signal.aborted) {
      // Called off, but the client must still learn what became of its database transaction.
      if (event.kind === 'transaction') response.event(event);
      continue;
    }
    if (event.kind === 'rows') await writeRows(scope, response, event.rows);
    else response.event(event);
    if (run.cut && event.kind !== 'columns') await writer.cutHalfway();
    await writer.flushWhenFull();
  }
  if (run.cut) await writer.cutHalfway();
};

const runOne = async (scope: RequestScope, response: Response, request: SqlRequest): Promise<void> => {
  const text = textOf(request);
  scope.context.log({ event: 'request', connection: scope.connection, detail: text.slice(0, 200) });
  const cut = shouldCut(scope, text);
  if (!isHousekeeping(text)) await delayRequest(scope);
  if (scope.signal.aborted) return;
  const failure = takeFailure(scope.context.faults, text);
  if (failure !== null) {
    response.error(failure);
    await rollBackFor(scope, response, failure);
    return;
  }
  dieBeforeCommit(scope, request);
  await stream(scope, response, { request, cut });
};

/** Ends an answer that the engine broke off with an exception: that is a bug, and the client hears class 20. */
const failHard = (scope: RequestScope, response: Response, error: unknown): void => {
  if (error instanceof ConnectionClosedError) throw error;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  scope.context.log({ event: 'engineFailure', connection: scope.connection, detail });
  response.error(engineFailure);
};

/** Answers one message. True: the connection has to end behind the answer. */
export const answerRequests = async (
  scope: RequestScope,
  calls: readonly RpcCall[],
  isRpc: boolean,
): Promise<boolean> => {
  const { writer, signal } = scope;
  const { serverName } = scope.context;
  for (const [index, call] of calls.entries()) {
    const response = new Response(writer.sink, { isRpc, serverName });
    try {
      if ('refusal' in call) response.error(call.refusal);
      else await runOne(scope, response, call.request);
    } catch (error) {
      failHard(scope, response, error);
    }
    if (signal.aborted) {
      response.abandon();
      break;
    }
    response.end(!response.fatal && index < calls.length - 1);
    if (response.fatal) {
      await writer.end();
      return true;
    }
  }
  await writer.end();
  return false;
};
