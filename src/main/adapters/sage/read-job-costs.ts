// Job costs streamed row by row: the server sorts once, and the socket waits while a page is being stored.
import sql from 'mssql';
import type { SageJobCost } from '#shared/domain/documents/job-cost.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { JobCostMark } from '../../core/ports/sage.ts';
import { type JobCostRow, jobCostFrom } from './job-cost-row.ts';
import { cancelled, prepareRequest } from './run-statements.ts';
import { driverFailure, sageError } from './sage-errors.ts';
import { loggable, type SagePool } from './sage-pool.ts';
import { jobCostsAfter } from './statements/job-costs-after.ts';

/** One statement sorts once; a bound keeps a single answer from lasting for ever. */
const rowsPerStatement = 200_000;
const beginning: JobCostMark = { stamp: '1753-01-01 00:00:00.000', record: '-1' };

export async function* readJobCosts(
  pool: SagePool,
  from: { after: JobCostMark | null; size: number },
  signal?: AbortSignal,
): AsyncGenerator<Result<readonly SageJobCost[]>> {
  let mark = from.after ?? beginning;
  for (;;) {
    let count = 0;
    try {
      for await (const rows of streamRows(await pool.open(), { mark, size: from.size, signal })) {
        const page = rows.map(jobCostFrom);
        count += page.length;
        const last = page.at(-1);
        if (last !== undefined) mark = { stamp: last.stamp, record: last.record };
        yield ok(page);
      }
    } catch (cause) {
      if (signal?.aborted === true) return yield err(appError('CALL_CANCELLED'));
      const failure = driverFailure(cause);
      if (failure.number === null && failure.code === '') throw cause;
      pool.log.warn('sage statement failed', { statements: [jobCostsAfter.name], ...loggable(failure) });
      return yield err(sageError(failure, pool.facts));
    }
    if (count < rowsPerStatement) return;
  }
}

async function* streamRows(
  pool: sql.ConnectionPool,
  wanted: { readonly mark: JobCostMark; readonly size: number; readonly signal: AbortSignal | undefined },
): AsyncGenerator<JobCostRow[]> {
  const { mark, size, signal } = wanted;
  if (signal?.aborted === true) throw cancelled();
  const request = new sql.Request(pool);
  request.stream = true;
  request.arrayRowMode = true;
  const text = prepareRequest(request, [jobCostsAfter], {
    page: rowsPerStatement,
    stamp: mark.stamp,
    record: mark.record,
  });
  let rows: JobCostRow[] = [];
  let done = false;
  let failure: unknown = null;
  let wake: () => void = () => {};
  const cancel = (): void => request.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  request.on('row', (row: unknown) => {
    rows.push(row as JobCostRow);
    if (rows.length === size) {
      request.pause();
      wake();
    }
  });
  request.on('error', (error: unknown) => {
    failure ??= error;
    wake();
  });
  request.on('done', () => {
    done = true;
    wake();
  });
  request.query(text).catch((error: unknown) => {
    failure ??= error;
    done = true;
    wake();
  });
  try {
    while (!done || rows.length > 0) {
      if (!done && failure === null && rows.length < size) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          request.resume();
        });
        continue;
      }
      if (failure !== null) throw failure;
      const page = rows.splice(0, size);
      yield page;
    }
    if (failure !== null) throw failure;
  } finally {
    signal?.removeEventListener('abort', cancel);
    if (!done) {
      request.cancel();
      request.resume();
    }
    rows = [];
  }
}
