// A row of jobCostsAfter, as an array in the order of its columns: half a million of them are read at a first sync.
import type { SageJobCost } from '#shared/domain/documents/job-cost.ts';
import { amountOf, dateOrNull, smallNumberOf, textOf, textOrNull, type Value } from './row-values.ts';

export type JobCostRow = readonly Value[];

export function jobCostFrom(row: JobCostRow): SageJobCost {
  const [key, record, job, phase, costCode, costType, transaction, description, date, period, year, ...rest] = row;
  const [source, status, vendor, amount, stamp] = rest;
  return {
    key: textOf(key),
    record: textOf(record),
    job: textOf(job),
    phase: textOf(phase),
    costCode: textOf(costCode),
    costType: smallNumberOf(costType),
    transaction: textOf(transaction),
    description: textOf(description),
    date: dateOrNull(date),
    period: smallNumberOf(period),
    year: smallNumberOf(year),
    source: smallNumberOf(source),
    status: smallNumberOf(status),
    vendor: textOrNull(vendor),
    amount: amountOf(amount),
    stamp: textOf(stamp),
  };
}
