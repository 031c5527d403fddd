// One attempt at the transaction: begin, lock and read, insert and read back, commit. Four round trips.
import sql from 'mssql';
import { kinds } from '#shared/domain/kinds.ts';
import { appError } from '#shared/result/app-error.ts';
import { required } from '#shared/result/assert.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { DocumentWrite, SageDocumentKind, WriteOutcome, WriteStep } from '../../core/ports/sage.ts';
import { allDocuments } from './documents/all-documents.ts';
import type { DocumentPlan } from './documents/document-plan.ts';
import { insertDocumentCalls, readBack } from './insert-document-calls.ts';
import { judgeDocumentWrite, lockedReads, type Verdict } from './judge-document-write.ts';
import { type Row, runOn } from './run-statements.ts';
import { type DriverFailure, driverFailure, isDuplicateKey, isRetryable, sageError } from './sage-errors.ts';
import { loggable, type SagePool } from './sage-pool.ts';
import { numberedValues, roundedSize, type Statement } from './statement.ts';
import { activeVendor } from './statements/active-vendor.ts';
import { costTypes } from './statements/cost-types.ts';
import { knownCostCodes } from './statements/known-cost-codes.ts';
import { knownPhase } from './statements/known-phase.ts';
import { takeWriteLock } from './statements/take-write-lock.ts';
import { writeSession } from './statements/write-session.ts';

/** How one attempt ended: for good, or worth another one. */
export type AttemptEnd<K extends SageDocumentKind> = {
  readonly result: Result<WriteOutcome<K>>;
  readonly again: boolean;
};

/** A kind and what of it is to be written. */
export type DocumentOrder<K extends SageDocumentKind> = { readonly kind: K; readonly write: DocumentWrite<K> };

type Attempt<K extends SageDocumentKind> = {
  readonly pool: SagePool;
  readonly plan: DocumentPlan<K>;
  readonly write: DocumentWrite<K>;
  readonly transaction: sql.Transaction;
  readonly session: Statement;
};

export async function attemptDocumentWrite<K extends SageDocumentKind>(
  pool: SagePool,
  { kind, write }: DocumentOrder<K>,
  lockTimeoutMs: number,
): Promise<AttemptEnd<K>> {
  let transaction: sql.Transaction;
  try {
    transaction = new sql.Transaction(await pool.open());
    await transaction.begin(sql.ISOLATION_LEVEL.READ_COMMITTED);
  } catch (cause) {
    return ended(pool, write, driverError(cause));
  }
  const plan: DocumentPlan<K> = allDocuments[kind];
  const attempt: Attempt<K> = { pool, plan, write, transaction, session: writeSession(lockTimeoutMs) };
  let committing = false;
  let written: Written<K>;
  try {
    written = await writeInside(attempt);
    if (written.stopped) return written;
    await step(write, 'before commit');
    committing = true;
  } catch (cause) {
    return ended(pool, write, driverError(cause));
  } finally {
    if (!committing) await rollBack(transaction);
  }
  try {
    await transaction.commit();
  } catch (cause) {
    return endedCommit(pool, { kind, write }, driverError(cause));
  }
  await step(write, 'committed');
  return { again: false, result: ok(written.outcome) };
}

/** Stopped before the commit, with what is to be returned; or ready to be committed. */
type Written<K extends SageDocumentKind> =
  | ({ readonly stopped: true } & AttemptEnd<K>)
  | { readonly stopped: false; readonly outcome: WriteOutcome<K> };

function stop<K extends SageDocumentKind>(result: Result<WriteOutcome<K>>, again = false): Written<K> {
  return { stopped: true, result, again };
}

async function writeInside<K extends SageDocumentKind>(attempt: Attempt<K>): Promise<Written<K>> {
  const { plan, write } = attempt;
  await step(write, 'begin');
  const verdict = await lockAndRead(attempt);
  await step(write, 'lock and read');
  if (verdict.say === 'refuse') return stop(err(verdict.error));
  if (verdict.say === 'again') return stop(err(verdict.error), true);
  if (verdict.say === 'already') return stop(ok(await readAlready(attempt, verdict.generation)));
  let sets: readonly (readonly Row[])[] = [];
  const keys = required(write.keys[verdict.generation], 'the keys of the generation');
  for (const call of insertDocumentCalls(plan, write, keys)) {
    const statements = [attempt.session, ...call.statements];
    sets = await runOn(attempt.transaction, { statements, inputs: call.inputs, signal: write.signal });
  }
  await step(write, 'insert');
  const record = readBack(plan, write, sets);
  if (record === null) {
    return stop(err(appError('SAGE_VALUE_REFUSED', { detail: 'what was read back is not what was sent' })));
  }
  const last = await write.beforeCommit();
  if (!last.ok) return stop(last);
  if (write.signal?.aborted === true) return stop(err(appError('CALL_CANCELLED')));
  return { stopped: false, outcome: { outcome: 'written', generation: verdict.generation, record } };
}

async function lockAndRead<K extends SageDocumentKind>(attempt: Attempt<K>): Promise<Verdict> {
  const { write, session, transaction } = attempt;
  const { ours, numberHolders, openJob } = attempt.plan.locked;
  const { draft } = write;
  const headers = write.keys.map((keys) => keys.header);
  const codes = [...new Set(draft.lines.map((line) => line.costCode))];
  const [keysSize, codesSize] = [roundedSize(headers.length), roundedSize(codes.length)];
  const hasPhase = draft.phase !== null;
  const statements = [session, takeWriteLock, ours(keysSize), numberHolders, activeVendor, openJob];
  if (hasPhase) statements.push(knownPhase);
  statements.push(knownCostCodes(codesSize), costTypes);
  const inputs = {
    ...numberedValues('key', keysSize, headers),
    ...numberedValues('code', codesSize, codes),
    number: draft.number,
    vendor: draft.vendor,
    job: draft.job,
    phase: draft.phase,
  };
  const sets = await runOn(transaction, { statements, inputs, signal: write.signal });
  return judgeDocumentWrite(write, lockedReads(sets, hasPhase));
}

async function readAlready<K extends SageDocumentKind>(
  attempt: Attempt<K>,
  generation: number,
): Promise<WriteOutcome<K>> {
  const { read } = attempt.plan;
  const key0 = required(attempt.write.keys[generation], 'the keys of the generation').header;
  const statements = [read.byKeys(1), read.linesByKeys(1)];
  const sets = await runOn(attempt.transaction, { statements, inputs: { key0 }, signal: attempt.write.signal });
  const record = required(read.build(sets[0] ?? [], sets[1] ?? [])[0], 'the document that was found');
  return { outcome: 'already', generation, record };
}

async function step(write: DocumentWrite, name: WriteStep): Promise<void> {
  await write.onStep?.(name);
}

/** After an aborted or cut transaction there is nothing left to roll back: the driver says so, and that is fine. */
async function rollBack(transaction: sql.Transaction): Promise<void> {
  await transaction.rollback().catch(() => undefined);
}

/** What the driver did not throw is a bug of ours or of the caller's: passed on as it is. */
function driverError(cause: unknown): DriverFailure {
  const failure = driverFailure(cause);
  if (failure.number === null && failure.code === '') throw cause;
  return failure;
}

/** Nothing was sent to be committed, so the server rolled back whatever there was. */
function ended(pool: SagePool, write: DocumentWrite, failure: DriverFailure): AttemptEnd<never> {
  pool.log.warn('sage write failed', { ...loggable(failure) });
  if (write.signal?.aborted === true) return { again: false, result: err(appError('CALL_CANCELLED')) };
  // A duplicate of our key means that somebody else was faster: the next attempt finds the row.
  return { again: isRetryable(failure) || isDuplicateKey(failure), result: err(sageError(failure, pool.facts)) };
}

/** Driver codes that say the commit was never sent. */
const notSent = new Set(['EINVALIDSTATE', 'ENOTBEGUN', 'EABORT', 'ECONNCLOSED']);

function endedCommit<K extends SageDocumentKind>(
  pool: SagePool,
  { kind, write }: DocumentOrder<K>,
  failure: DriverFailure,
): AttemptEnd<never> {
  if (failure.number !== null || notSent.has(failure.code)) return ended(pool, write, failure);
  pool.log.warn('sage commit without an answer', { ...loggable(failure) });
  return {
    again: false,
    result: err(appError('SAGE_WRITE_UNSURE', { document: `${kinds[kind].name.toLowerCase()} ${write.draft.number}` })),
  };
}
