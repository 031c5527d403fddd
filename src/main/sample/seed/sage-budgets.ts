// Budgets (6-2): per job, and per phase where there are phases, one row per cost code with a column per cost type.
import { sageMoney, split, sum } from './cents.ts';
import { generatedTrade } from './contracts.ts';
import { type CostCode, costCodes } from './cost-codes.ts';
import { addDays, sqlInstant } from './dates.ts';
import type { Job } from './jobs.ts';
import { makeRandom } from './random.ts';
import { clerks, type SageContext } from './sage-masters.ts';
import { entered, lazily, type SageRow, type SageTableRows, sageRow } from './sage-row.ts';
import { rowId } from './uuid.ts';

const TYPES = ['mat', 'lab', 'eqp', 'sub', 'oth'] as const;

/** The codes a job's budget and costs use: every third of the catalogue, or the generated job's own few. */
export function budgetCodes(job: Job): readonly CostCode[] {
  if (job.handMade) return costCodes.filter((_, index) => (index + job.number) % 3 === 0);
  const own = new Set(generatedTrade(job).codes);
  return costCodes.filter((code) => own.has(code.full));
}

function amountsOf(
  code: CostCode,
  total: number,
  context: SageContext,
  job: Job,
): Record<(typeof TYPES)[number], number> {
  const random = makeRandom(context.seed, `budget/${job.number}/${code.sage}`);
  // General requirements are our own people; nearly everything else is bought.
  const own = code.division === 1 || code.division === 6;
  const columns = own ? TYPES.slice(0, 3) : random.chance(60) ? TYPES.slice(3, 4) : TYPES.slice(0, 4);
  const shares = split(total, columns.length, random);
  const amounts = { mat: 0, lab: 0, eqp: 0, sub: 0, oth: 0 };
  for (const [index, column] of columns.entries()) amounts[column] = shares[index] ?? 0;
  return amounts;
}

function* budgetLines(context: SageContext, job: Job): Generator<SageRow> {
  const random = makeRandom(context.seed, `budget/${job.number}`);
  const phases = job.phases.length === 0 ? [0] : job.phases.map((phase) => phase.number);
  const codes = budgetCodes(job);
  // Nine tenths of the owner's contract: the rest is the fee.
  const shares = split(Math.floor(job.value / 10) * 9, phases.length * codes.length, random);
  // Whoever pressed Set Budget filled the original columns as well.
  const original = job.status !== 3;
  let index = 0;
  for (const phase of phases) {
    for (const code of codes) {
      const amounts = amountsOf(code, shares[index] ?? 0, context, job);
      const columns: Record<string, string> = {};
      for (const type of TYPES) {
        columns[`${type}bdg`] = sageMoney(amounts[type]);
        columns[`${type}org`] = sageMoney(original ? amounts[type] : 0);
      }
      const total = sum(Object.values(amounts));
      index++;
      yield sageRow({
        _idnum: rowId(context.seed, 'bdglin', `${job.number}/${phase}/${code.sage}`),
        _idref: rowId(context.seed, 'budget', job.number),
        recnum: job.number,
        linnum: index,
        phsnum: phase,
        cstcde: code.sage,
        ...columns,
        ttlbdg: sageMoney(total),
        ttlorg: sageMoney(original ? total : 0),
        ...entered(sqlInstant(addDays(job.start, -10), '18:40:00'), clerks[2].login),
      });
    }
  }
}

export function makeBudgets(context: SageContext, jobs: readonly Job[]): SageTableRows[] {
  const known = jobs.filter((job) => job.inSage);
  const header = (job: Job): SageRow =>
    sageRow({
      _idnum: rowId(context.seed, 'budget', job.number),
      recnum: job.number,
      lckedt: job.status === 4 ? 1 : 0,
      edtdte: addDays(job.start, -10),
      usrnme: clerks[2].name,
      ...entered(sqlInstant(addDays(job.start, -10), '18:40:00'), clerks[2].login),
    });
  return [
    { table: 'budget', rows: lazily(() => Iterator.from(known).map(header)) },
    { table: 'bdglin', rows: lazily(() => Iterator.from(known).flatMap((job) => budgetLines(context, job))) },
  ];
}
