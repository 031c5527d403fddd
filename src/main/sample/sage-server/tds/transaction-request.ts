// Transaction manager requests: begin (5), commit (7), roll back (8), save (9), and the distributed ones, refused.
import type { SqlError } from '../engine.ts';
import type { ByteSource } from './byte-source.ts';
import { ConnectionClosedError } from './message-writer.ts';
import { answerRequests, delayRequest, type RequestScope } from './request-runner.ts';
import { Response } from './response.ts';

type Begin = { readonly isolation: number; readonly name: string };

export type TransactionRequest =
  | ({ readonly kind: 'begin' } & Begin)
  /** `next`: the client wants a new database transaction at once. */
  | { readonly kind: 'commit' | 'rollback'; readonly name: string; readonly next: Begin | null }
  | { readonly kind: 'save'; readonly name: string }
  | { readonly kind: 'refused'; readonly error: SqlError };

const BEGIN_NEXT = 0x01;

const readName = (source: ByteSource): string => {
  const bytes = source.remaining > 0 ? source.u8() : 0;
  return source.bytes(bytes).toString('utf16le');
};

const readBegin = (source: ByteSource): Begin => ({ isolation: source.u8(), name: readName(source) });

const readEnd = (source: ByteSource, kind: 'commit' | 'rollback'): TransactionRequest => {
  const name = readName(source);
  const flags = source.remaining > 0 ? source.u8() : 0;
  return { kind, name, next: (flags & BEGIN_NEXT) !== 0 ? readBegin(source) : null };
};

const refuse = (number: number, message: string): TransactionRequest => ({
  kind: 'refused',
  error: { number, state: 1, class: 16, line: 1, message },
});

export const readTransactionRequest = (source: ByteSource): TransactionRequest => {
  const type = source.u16();
  switch (type) {
    case 5:
      return { kind: 'begin', ...readBegin(source) };
    case 7:
      return readEnd(source, 'commit');
    case 8:
      return readEnd(source, 'rollback');
    case 9:
      return { kind: 'save', name: readName(source) };
    case 0:
    case 1:
    case 6:
      return refuse(8501, 'MSDTC on server is unavailable.');
    default:
      return refuse(
        4002,
        `The incoming tabular data stream (TDS) protocol stream is incorrect. Unknown transaction manager request ${type}.`,
      );
  }
};

const isError = (outcome: object): outcome is SqlError => 'number' in outcome;

const begin = async (scope: RequestScope, response: Response, isolation: number): Promise<boolean> => {
  const outcome = await scope.session.begin(isolation);
  if (isError(outcome)) response.error(outcome);
  else response.event({ kind: 'transaction', change: 'begun', descriptor: outcome.descriptor });
  return !isError(outcome);
};

const takeCut = (scope: RequestScope, which: 'cutBeforeCommit' | 'cutBeforeCommitReply'): void => {
  const { faults } = scope.context;
  if (faults[which] <= 0) return;
  faults[which] -= 1;
  throw new ConnectionClosedError('Cut at a commit by a fault switch');
};

const end = async (scope: RequestScope, response: Response, kind: 'commit' | 'rollback'): Promise<boolean> => {
  if (kind === 'commit') takeCut(scope, 'cutBeforeCommit');
  const outcome = kind === 'commit' ? await scope.session.commit() : await scope.session.rollback();
  if (isError(outcome)) {
    response.error(outcome);
    return false;
  }
  if (kind === 'commit') takeCut(scope, 'cutBeforeCommitReply');
  const change = kind === 'commit' ? 'committed' : 'rolledBack';
  response.event({ kind: 'transaction', change, descriptor: outcome.ended });
  return true;
};

const quote = (name: string): string => `[${name.replaceAll(']', ']]')}]`;

/** Remembers the name a client gave its database transaction: a rollback to another name means a savepoint. */
export type TransactionNames = { outermost: string };

const savepointText = (request: TransactionRequest, names: TransactionNames): string | null => {
  if (request.kind === 'save') return `SAVE TRANSACTION ${quote(request.name)}`;
  if (request.kind !== 'rollback' || request.name === '' || request.name === names.outermost) return null;
  return `ROLLBACK TRANSACTION ${quote(request.name)}`;
};

/** Answers one transaction manager request. True: the connection has to end behind the answer. */
export const answerTransactionRequest = async (
  scope: RequestScope,
  request: TransactionRequest,
  names: TransactionNames,
): Promise<boolean> => {
  const text = savepointText(request, names);
  if (text !== null) return answerRequests(scope, [{ request: { kind: 'batch', text } }], false);
  scope.context.log({ event: 'request', connection: scope.connection, detail: `${request.kind} transaction` });
  await delayRequest(scope);
  const response = new Response(scope.writer.sink, { isRpc: false, serverName: scope.context.serverName });
  if (request.kind === 'refused') response.error(request.error);
  else if (request.kind === 'begin') {
    if (await begin(scope, response, request.isolation)) names.outermost = request.name;
  } else if (request.kind !== 'save' && (await end(scope, response, request.kind)) && request.next !== null) {
    if (await begin(scope, response, request.next.isolation)) names.outermost = request.next.name;
  }
  response.end();
  await scope.writer.end();
  return response.fatal;
};
