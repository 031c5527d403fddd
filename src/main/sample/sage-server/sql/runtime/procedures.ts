// System procedures by name: application locks, and the resets drivers ask for. Unknown names end in 2812.
import type { SqlValue } from '../../engine.ts';
import { SqlFailure } from '../errors.ts';
import type { LockMode } from './locks.ts';
import type { SessionTransaction } from './session-transaction.ts';

export type ProcedureCall = {
  /** As written: sp_getapplock, sys.sp_getapplock, [master].sys.sp_getapplock. */
  readonly name: string;
  readonly arguments: readonly { readonly name: string; readonly value: SqlValue }[];
};

export type ProcedureContext = {
  readonly transaction: SessionTransaction;
  readonly lockTimeout: number;
  readonly signal: AbortSignal;
};

/** The return status, and the error SQL Server raises beside it. */
export type ProcedureOutcome = { readonly status: number; readonly failure?: SqlFailure };

const argumentOf = (call: ProcedureCall, name: string, position: number): string | null => {
  const named = call.arguments.find((argument) => argument.name.toLowerCase() === `@${name.toLowerCase()}`);
  const positional = call.arguments[position];
  const value = named?.value ?? (positional?.name === '' ? positional.value : null);
  return value === null || value === undefined ? null : String(value);
};

const MODES: Readonly<Record<string, LockMode>> = {
  shared: 'shared',
  intentshared: 'shared',
  update: 'exclusive',
  intentexclusive: 'exclusive',
  exclusive: 'exclusive',
};

const STATUS = { granted: 0, waited: 1, timeout: -1, cancelled: -2, deadlock: -3 } as const;

const ownerOf = (text: string | null): 'Transaction' | 'Session' | null => {
  const word = (text ?? 'transaction').toLowerCase();
  if (word === 'transaction') return 'Transaction';
  return word === 'session' ? 'Session' : null;
};

const refused = (number: number, message: string): ProcedureOutcome => ({
  status: -999,
  failure: new SqlFailure(number, message),
});

const getAppLock = async (call: ProcedureCall, context: ProcedureContext): Promise<ProcedureOutcome> => {
  const resource = argumentOf(call, 'Resource', 0);
  const mode = MODES[(argumentOf(call, 'LockMode', 1) ?? '').toLowerCase()];
  const owner = ownerOf(argumentOf(call, 'LockOwner', 2));
  if (resource === null || mode === undefined || owner === null) {
    return refused(15600, "An invalid parameter or option was specified for procedure 'sys.xp_userlock'.");
  }
  if (owner === 'Transaction' && context.transaction.count === 0) {
    return refused(15626, 'You attempted to acquire a transactional application lock without an active transaction.');
  }
  const given = argumentOf(call, 'LockTimeout', 3);
  const timeout = given === null ? context.lockTimeout : Number.parseInt(given, 10);
  const outcome = await context.transaction.takeAppLock(resource, { owner, mode, timeout, signal: context.signal });
  return { status: STATUS[outcome] };
};

const releaseAppLock = (call: ProcedureCall, context: ProcedureContext): ProcedureOutcome => {
  const resource = argumentOf(call, 'Resource', 0) ?? '';
  const owner = ownerOf(argumentOf(call, 'LockOwner', 1));
  if (owner !== null && context.transaction.releaseAppLock(resource, owner)) return { status: 0 };
  return refused(
    1223,
    `Cannot release the application lock (Database Principal: 'public', Resource: '${resource}') because it is not currently held.`,
  );
};

/** Runs the procedure; waits where it has to. */
export const callProcedure = async (call: ProcedureCall, context: ProcedureContext): Promise<ProcedureOutcome> => {
  const bare =
    call.name
      .replaceAll(/[[\]"]/g, '')
      .split('.')
      .pop()
      ?.toLowerCase() ?? '';
  if (bare === 'sp_getapplock') return getAppLock(call, context);
  if (bare === 'sp_releaseapplock') return releaseAppLock(call, context);
  throw new SqlFailure(2812, `Could not find stored procedure '${call.name}'.`, { state: 62 });
};
