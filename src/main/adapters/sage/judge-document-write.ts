// Decides, from what the locked reads found, whether a document may be written: what preflight promised must still hold.
import { type AppError, appError } from '#shared/result/app-error.ts';
import type { DocumentWrite } from '../../core/ports/sage.ts';
import { instantOf, smallNumberOf, textOf, textOrNull } from './row-values.ts';
import type { Row } from './run-statements.ts';

export type LockedReads = {
  readonly lock: number;
  readonly ours: readonly Row[];
  readonly holders: readonly Row[];
  readonly vendor: readonly Row[];
  readonly job: readonly Row[];
  /** Null when the draft has no phase. */
  readonly phase: readonly Row[] | null;
  readonly codes: readonly Row[];
  readonly types: readonly Row[];
};

export type Verdict =
  | { readonly say: 'write'; readonly generation: number }
  | { readonly say: 'already'; readonly generation: number }
  | { readonly say: 'again'; readonly error: AppError }
  | { readonly say: 'refuse'; readonly error: AppError };

/** Reads the sets in the order of the call: lock, ours, holders, vendor, job, phase if any, codes, types. */
export function lockedReads(sets: readonly (readonly Row[])[], hasPhase: boolean): LockedReads {
  const [lock, ours, holders, vendor, job, ...rest] = sets;
  const [codes, types] = hasPhase ? rest.slice(1) : rest;
  return {
    lock: smallNumberOf(lock?.[0]?.rc),
    ours: ours ?? [],
    holders: holders ?? [],
    vendor: vendor ?? [],
    job: job ?? [],
    phase: hasPhase ? (rest[0] ?? []) : null,
    codes: codes ?? [],
    types: types ?? [],
  };
}

export function judgeDocumentWrite(write: DocumentWrite, reads: LockedReads): Verdict {
  // -3: our session lost a deadlock; other negative values: the lock was not granted in time.
  if (reads.lock < 0) return { say: reads.lock === -3 ? 'again' : 'refuse', error: appError('SAGE_BUSY') };
  const present = new Set(reads.ours.map((row) => textOf(row.row_key)));
  const last = write.keys.findLastIndex((keys) => present.has(keys.header));
  // Whether a document is gone for good cannot be told in Sage, so any generation that is there is the document.
  if (last >= 0) return { say: 'already', generation: last };
  const error = refusal(write, reads);
  return error === null ? { say: 'write', generation: 0 } : { say: 'refuse', error };
}

function refusal(write: DocumentWrite, reads: LockedReads): AppError | null {
  const { draft } = write;
  const holder = reads.holders[0];
  if (holder !== undefined) return numberTaken(draft.number, holder);
  if (reads.vendor.length === 0) return appError('SAGE_VENDOR_NOT_ACTIVE', { vendor: draft.vendor });
  if (reads.job.length === 0) return appError('SAGE_JOB_NOT_OPEN', { job: draft.job });
  if (reads.phase?.length === 0) {
    return appError('SAGE_CODE_UNKNOWN', { code: `phase ${draft.phase ?? ''} of job ${draft.job}` });
  }
  const codes = new Set(reads.codes.map((row) => textOf(row.code)));
  const types = new Set(reads.types.map((row) => smallNumberOf(row.recnum)));
  for (const line of draft.lines) {
    if (!codes.has(line.costCode)) return appError('SAGE_CODE_UNKNOWN', { code: line.costCode });
    if (!types.has(line.costType)) return appError('SAGE_CODE_UNKNOWN', { code: `type ${line.costType}` });
  }
  return null;
}

function numberTaken(number: string, holder: Row): AppError {
  const record = textOf(holder.recnum);
  const job = textOrNull(holder.jobnum);
  const who = textOrNull(holder.usrnme) || textOrNull(holder.insusr) || 'somebody';
  const when = instantOf(holder.entered);
  return appError('SAGE_NUMBER_TAKEN', {
    number,
    holder: `record ${record} of ${job === null ? 'no job' : `job ${job}`}, "${textOf(holder.dscrpt)}", entered by ${who} at ${when}`,
    record,
    who,
    when,
  });
}
