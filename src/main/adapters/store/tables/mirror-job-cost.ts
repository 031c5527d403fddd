// mirror_job_cost: Sage's job costs in typed columns, because there are hundreds of thousands of them.
import type { SageJobCost } from '#shared/domain/documents/job-cost.ts';
import { amountFromCents } from '#shared/money/amount.ts';
import { required } from '#shared/result/assert.ts';
import type { MirrorRead, MirrorWrite } from '../../../core/ports/mirror.ts';
import type { JobCostMark } from '../../../core/ports/sage.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';
import { smallInteger } from '../small-integer.ts';

type Totals = { readonly count: bigint; readonly sum: bigint };
// In the order of the columns: positions bind faster than names.
type Row = [
  key: string,
  record: string,
  job: string,
  phase: string,
  costCode: string,
  costType: number,
  transaction: string,
  description: string,
  date: string | null,
  period: number,
  year: number,
  source: number,
  status: number,
  vendor: string | null,
  amount: bigint,
  stamp: string,
];

const insert = `
INSERT INTO mirror_job_cost (key, record, job, phase, cost_code, cost_type, transaction_number, description, date,
  period, year, source, status, vendor, amount, stamp)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET record = excluded.record, job = excluded.job, phase = excluded.phase,
  cost_code = excluded.cost_code, cost_type = excluded.cost_type, transaction_number = excluded.transaction_number,
  description = excluded.description, date = excluded.date, period = excluded.period, year = excluded.year,
  source = excluded.source, status = excluded.status, vendor = excluded.vendor, amount = excluded.amount,
  stamp = excluded.stamp`;

export function readMirrorJobCosts(connection: ReadConnection): Pick<MirrorRead, 'jobCostMark' | 'jobCostTotals'> {
  const mark = connection.prepare<[], JobCostMark>('SELECT stamp, record FROM mirror_job_cost_mark');
  const totals = connection.prepare<[], Totals>(
    'SELECT count(*) AS count, coalesce(sum(amount), 0) AS sum FROM mirror_job_cost',
  );
  return {
    jobCostMark: () => mark.get() ?? null,
    jobCostTotals() {
      const found = required(totals.get(), 'the totals of the job costs');
      return { count: smallInteger(found.count), sum: amountFromCents(found.sum) };
    },
  };
}

export function writeMirrorJobCosts(connection: WriteConnection): Pick<MirrorWrite, 'putJobCosts'> {
  const put = connection.prepare<Row, never>(insert);
  const setMark = connection.prepare<[string, string], never>(
    `INSERT INTO mirror_job_cost_mark (one, stamp, record) VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET stamp = excluded.stamp, record = excluded.record`,
  );
  return {
    putJobCosts(rows, mark) {
      assertWriting(connection);
      for (const row of rows) put.run(...rowOf(row));
      setMark.run(mark.stamp, mark.record);
    },
  };
}

function rowOf(cost: SageJobCost): Row {
  return [
    cost.key,
    cost.record,
    cost.job,
    cost.phase,
    cost.costCode,
    cost.costType,
    cost.transaction,
    cost.description,
    cost.date,
    cost.period,
    cost.year,
    cost.source,
    cost.status,
    cost.vendor,
    cost.amount,
    cost.stamp,
  ];
}
