// The one place where what the driver or SQL Server say becomes one of our error codes.
import { type AppError, appError } from '#shared/result/app-error.ts';

/** What the driver threw, reduced to what decides: SQL Server's number, the driver's code. Text only for the log. */
export type DriverFailure = { readonly number: number | null; readonly code: string; readonly message: string };

export type ErrorFacts = { readonly login: string; readonly database: string };

export const notEncryptedCode = 'ENOTENCRYPTED';

type Raw = {
  number?: unknown;
  code?: unknown;
  message?: unknown;
  originalError?: unknown;
  precedingErrors?: unknown;
  errors?: unknown;
};

/** Follows the driver's wrappers: an aborted transaction (EABORT) is its cause; of several errors the telling one wins. */
export function driverFailure(cause: unknown): DriverFailure {
  const all: DriverFailure[] = [];
  collect(cause, all, 0);
  const found =
    all.find((each) => each.number !== null && decisive.has(each.number)) ?? all.find((each) => each.number !== null);
  return (
    found ??
    all.find((each) => each.code !== '' && each.code !== 'EABORT') ??
    all[0] ?? { number: null, code: '', message: String(cause) }
  );
}

function collect(cause: unknown, into: DriverFailure[], depth: number): void {
  if (typeof cause !== 'object' || cause === null || depth > 5) return;
  const raw = cause as Raw;
  into.push({
    number: typeof raw.number === 'number' ? raw.number : null,
    code: typeof raw.code === 'string' ? raw.code : '',
    message: typeof raw.message === 'string' ? raw.message : '',
  });
  collect(raw.originalError, into, depth + 1);
  for (const list of [raw.precedingErrors, raw.errors]) {
    if (Array.isArray(list)) for (const each of list) collect(each, into, depth + 1);
  }
}

export function isRetryable(failure: DriverFailure): boolean {
  return failure.number === 1205 || failure.number === 1222;
}

export function isDuplicateKey(failure: DriverFailure): boolean {
  return failure.number === 2627 || failure.number === 2601;
}

/** Missing table, column, database or right: what an optional question may run into. */
export function isAbsence(failure: DriverFailure): boolean {
  return failure.number !== null && absence.has(failure.number);
}

const absence = new Set([207, 208, 229, 230, 297, 300, 911, 916, 40515]);
/** Of several errors in one answer these say why; 18456 follows 4060, 3621 follows 2627. */
const decisive = new Set([4060, 17892, 1205, 1222, 2627, 2601, 229, 230, 547, 515, 8152, 2628]);

/** Never SQL text, parameters or secrets: `detail` is ours, or SQL Server's number. */
export function sageError(failure: DriverFailure, facts: ErrorFacts): AppError {
  if (failure.number !== null) return serverError(failure.number, facts);
  switch (failure.code) {
    case notEncryptedCode:
    case 'EENCRYPT':
      return appError('SAGE_NOT_ENCRYPTED');
    case 'ECANCEL':
      return appError('CALL_CANCELLED');
    case 'ELOGIN':
      return appError('SAGE_LOGIN_REFUSED', { login: facts.login });
    case 'EPARAM':
    case 'EARGS':
      return appError('SAGE_VALUE_REFUSED', { detail: 'a value does not fit its column' });
    default:
      return appError('SAGE_NOT_REACHABLE', { detail: reasons[failure.code] ?? 'the connection failed' });
  }
}

const reasons: Readonly<Record<string, string>> = {
  ESOCKET: 'the connection could not be opened or was cut',
  ECONNRESET: 'the connection was cut',
  ECONNREFUSED: 'nothing answers at this address',
  ECLOSE: 'the connection was cut',
  ECONNCLOSED: 'the connection is closed',
  ENOTOPEN: 'the connection is closed',
  EINVALIDSTATE: 'the connection was cut',
  ETIMEOUT: 'it did not answer in time',
  EINSTLOOKUP: 'the SQL Browser does not know this instance',
};

function serverError(number: number, facts: ErrorFacts): AppError {
  switch (number) {
    case 18456:
    case 18452:
    case 18470:
    case 18486:
    case 18487:
    case 18488:
      return appError('SAGE_LOGIN_REFUSED', { login: facts.login });
    case 4060:
    case 911:
    case 916:
      return appError('SAGE_DATABASE_UNKNOWN', { database: facts.database });
    case 17892:
      return appError('SAGE_APP_NOT_APPROVED');
    case 229:
    case 230:
    case 262:
    case 297:
    case 300:
      return appError('SAGE_RIGHT_MISSING', { detail: `error ${number}` });
    case 207:
    case 208:
      return appError('SAGE_SCHEMA_UNKNOWN', { fingerprint: `error ${number}` });
    case 1204:
    case 1205:
    case 1222:
      return appError('SAGE_BUSY');
    case 9001:
    case 9002:
    case 1105:
    case 6005:
    case 596:
      return appError('SAGE_NOT_REACHABLE', { detail: `the server says error ${number}` });
    default:
      return appError('SAGE_VALUE_REFUSED', { detail: `SQL Server says error ${number}` });
  }
}
