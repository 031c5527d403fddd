// One attempt at the transaction: begin, lock and read, insert and read back, commit. Four round trips.
import sql from 'mssql';
import { appError } from '#shared/result/app-error.ts';
import { required } from '#shared/result/assert.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { SubcontractWrite, WriteOutcome, WriteStep } from '../../core/ports/sage.ts';
import { insertSubcontractCalls, readBack } from './insert-subcontract-calls.ts';
import { judgeSubcontractWrite, lockedReads, type Verdict } from './judge-subcontract-write.ts';
import { type Row, runOn } from './run-statements.ts';
import { type DriverFailure, driverFailure, isDuplicateKey, isRetryable, sageError } from './sage-errors.ts';
import { loggable, type SagePool } from './sage-pool.ts';
import { numberedValues, roundedSize, type Statement } from './statement.ts';
import { activeVendor } from './statements/active-vendor.ts';
import { costTypes } from './statements/cost-types.ts';
import { knownCostCodes } from './statements/known-cost-codes.ts';
import { knownPhase } from './statements/known-phase.ts';
import { numberHolders } from './statements/number-holders.ts';
import { openJob } from './statements/open-job.ts';
import { ourSubcontracts } from './statements/our-subcontracts.ts';
import { subcontractLinesByKeys } from './statements/subcontract-lines-by-keys.ts';
import { subcontractsByKeys } from './statements/subcontracts-by-keys.ts';
import { takeWriteLock } from './statements/take-write-lock.ts';
import { writeSession } from './statements/write-session.ts';
import { subcontractsFrom } from './subcontract-rows.ts';

/** How one attempt ended: for good, or worth another one. */
export type AttemptEnd = { readonly result: Result<WriteOutcome>; readonly again: boolean };

type Attempt = {
  readonly pool: SagePool;
  readonly write: SubcontractWrite;
  readonly transaction: sql.Transaction;
  readonly session: Statement;
};

export async function attemptSubcontractWrite(
  pool: SagePool,
  write: SubcontractWrite,
  lockTimeoutMs: number,
): Promise<AttemptEnd> {
  let transaction: sql.Transaction;
  try {
    transaction = new sql.Transaction(await pool.open());
    await transaction.begin(sql.ISOLATION_LEVEL.READ_COMMITTED);
  } catch (cause) {
    return ended(pool, write, driverError(cause));
  }
  const attempt: Attempt = { pool, write, transaction, session: writeSession(lockTimeoutMs) };
  let committing = false;
  let written: Written;
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
    return endedCommit(pool, write, driverError(cause));
  }
  await step(write, 'committed');
  return { again: false, result: ok(written.outcome) };
}

/** Stopped before the commit, with what is to be returned; or ready to be committed. */
type Written = ({ readonly stopped: true } & AttemptEnd) | { readonly stopped: false; readonly outcome: WriteOutcome };

function stop(result: Result<WriteOutcome>, again = false): Written {
  return { stopped: true, result, again };
}

async function writeInside(attempt: Attempt): Promise<Written> {
  const { write } = attempt;
  await step(write, 'begin');
  const verdict = await lockAndRead(attempt);
  await step(write, 'lock and read');
  if (verdict.say === 'refuse') return stop(err(verdict.error));
  if (verdict.say === 'again') return stop(err(verdict.error), true);
  if (verdict.say === 'already') return stop(ok(await readAlready(attempt, verdict.generation)));
  let sets: readonly (readonly Row[])[] = [];
  const keys = required(write.keys[verdict.generation], 'the keys of the generation');
  for (const call of insertSubcontractCalls(write, keys)) {
    const statements = [attempt.session, ...call.statements];
    sets = await runOn(attempt.transaction, { statements, inputs: call.inputs, signal: write.signal });
  }
  await step(write, 'insert');
  const record = readBack(write, sets);
  if (record === null) {
    return stop(err(appError('SAGE_VALUE_REFUSED', { detail: 'what was read back is not what was sent' })));
  }
  const last = await write.beforeCommit();
  if (!last.ok) return stop(last);
  if (write.signal?.aborted === true) return stop(err(appError('CALL_CANCELLED')));
  return { stopped: false, outcome: { outcome: 'written', generation: verdict.generation, record } };
}

async function lockAndRead(attempt: Attempt): Promise<Verdict> {
  const { write, session, transaction } = attempt;
  const { draft } = write;
  const headers = write.keys.map((keys) => keys.header);
  const codes = [...new Set(draft.lines.map((line) => line.costCode))];
  const [keysSize, codesSize] = [roundedSize(headers.length), roundedSize(codes.length)];
  const hasPhase = draft.phase !== null;
  const statements = [session, takeWriteLock, ourSubcontracts(keysSize), numberHolders, activeVendor, openJob];
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
  return judgeSubcontractWrite(write, lockedReads(sets, hasPhase));
}

async function readAlready(attempt: Attempt, generation: number): Promise<WriteOutcome> {
  const key0 = required(attempt.write.keys[generation], 'the keys of the generation').header;
  const statements = [subcontractsByKeys(1), subcontractLinesByKeys(1)];
  const sets = await runOn(attempt.transaction, { statements, inputs: { key0 }, signal: attempt.write.signal });
  const record = required(subcontractsFrom(sets[0] ?? [], sets[1] ?? [])[0], 'the subcontract that was found');
  return { outcome: 'already', generation, record };
}

async function step(write: SubcontractWrite, name: WriteStep): Promise<void> {
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
function ended(pool: SagePool, write: SubcontractWrite, failure: DriverFailure): AttemptEnd {
  pool.log.warn('sage write failed', { ...loggable(failure) });
  if (write.signal?.aborted === true) return { again: false, result: err(appError('CALL_CANCELLED')) };
  // A duplicate of our key means that somebody else was faster: the next attempt finds the row.
  return { again: isRetryable(failure) || isDuplicateKey(failure), result: err(sageError(failure, pool.facts)) };
}

/** Driver codes that say the commit was never sent. */
const notSent = new Set(['EINVALIDSTATE', 'ENOTBEGUN', 'EABORT', 'ECONNCLOSED']);

function endedCommit(pool: SagePool, write: SubcontractWrite, failure: DriverFailure): AttemptEnd {
  if (failure.number !== null || notSent.has(failure.code)) return ended(pool, write, failure);
  pool.log.warn('sage commit without an answer', { ...loggable(failure) });
  return {
    again: false,
    result: err(appError('SAGE_WRITE_UNSURE', { document: `subcontract ${write.draft.number}` })),
  };
}
