// Job cost transactions (6-3): first those of the payable invoices, then payroll, material, equipment and the rest.
import { sageMoney } from './cents.ts';
import type { CostCode } from './cost-codes.ts';
import { addDays, monthOf, sqlInstant, yearOf } from './dates.ts';
import type { Job } from './jobs.ts';
import { makeRandom, type Random } from './random.ts';
import { budgetCodes } from './sage-budgets.ts';
import type { SageInvoice } from './sage-invoices.ts';
import { clerks, employeeCount, firstEmployee, type SageContext } from './sage-masters.ts';
import { entered, lazily, type SageRow, type SageTableRows, sageRow } from './sage-row.ts';
import { rowId } from './uuid.ts';
import type { Vendor } from './vendors.ts';

const FIRST_RECORD = 558_001;

const MATERIAL = [
  'Lumber and sheathing',
  'Concrete, 4000 psi',
  'Anchors and fasteners',
  'Rebar, cut and bent',
  'Pipe and fittings',
];
const OTHER = ['Permit fee', 'Dump fees', 'Portable toilets', 'Blueprints', 'Parking and tolls', 'Testing laboratory'];
const RIGS = ['Telehandler, weekly', 'Excavator, daily', 'Scissor lift, weekly', 'Generator, monthly'];

type Base = {
  readonly record: number;
  readonly job: number;
  readonly phase: number;
  readonly date: string;
  readonly code: string;
};

function costRow(context: SageContext, base: Base, rest: Readonly<Record<string, null | number | string>>): SageRow {
  return sageRow({
    _idnum: rowId(context.seed, 'jobcst', base.record),
    recnum: base.record,
    jobnum: base.job,
    phsnum: base.phase,
    trndte: base.date,
    entdte: base.date,
    actprd: monthOf(base.date),
    postyr: yearOf(base.date),
    cstcde: base.code,
    status: 1,
    bllsts: 1,
    usrnme: clerks[0].name,
    ...rest,
    ...entered(
      sqlInstant(base.date, `2${base.record % 4}:${10 + (base.record % 50)}:${10 + (base.record % 47)}`),
      clerks[0].login,
    ),
  });
}

function* invoiceCosts(context: SageContext, invoices: readonly SageInvoice[]): Generator<SageRow> {
  let record = FIRST_RECORD;
  for (const invoice of invoices) {
    const { subcontract, date, number } = invoice;
    for (const line of invoice.lines) {
      if (line.cents === 0) continue;
      const base = { record: record++, job: subcontract.job, phase: subcontract.phase ?? 0, date, code: line.code };
      yield costRow(context, base, {
        trnnum: number,
        dscrpt: line.text,
        srcnum: 11,
        csttyp: line.type,
        vndnum: subcontract.vendor,
        cstamt: sageMoney(line.cents),
      });
    }
  }
}

type Sources = { readonly vendors: readonly Vendor[]; readonly random: Random; readonly base: Base };

function laborCost({ random, base }: Sources): Record<string, null | number | string> {
  const quarters = random.int(4, 160);
  const rate = random.int(118, 236) * 25;
  return {
    trnnum: `PR${base.date.slice(2, 4)}${base.date.slice(5, 7)}${base.date.slice(8)}`,
    dscrpt: 'Payroll',
    srcnum: 16,
    csttyp: 2,
    empnum: firstEmployee + random.int(0, employeeCount - 1),
    csthrs: sageMoney(quarters * 25),
    cstamt: sageMoney(Math.floor((quarters * rate) / 4)),
    grswge: sageMoney(Math.floor((quarters * rate) / 6)),
  };
}

/** Six in ten are payroll; one in forty was voided; a few are credits. */
function otherCost(sources: Sources): Record<string, null | number | string> {
  const { random, base, vendors } = sources;
  const kind = random.int(1, 100);
  if (kind <= 60) return laborCost(sources);
  if (kind <= 80) {
    const cents = random.int(1_500, 1_850_000) * (random.chance(4) ? -1 : 1);
    const vendor = random.pick(vendors);
    const trnnum = `${cents < 0 ? 'CM' : 'INV'}${random.int(10_000, 99_999)}`;
    return {
      trnnum,
      dscrpt: random.pick(MATERIAL),
      srcnum: 11,
      csttyp: 1,
      vndnum: vendor.number,
      cstamt: sageMoney(cents),
    };
  }
  if (kind <= 90) {
    const amount = sageMoney(random.int(12_000, 460_000));
    return { trnnum: `EQ${base.record}`, dscrpt: random.pick(RIGS), srcnum: 32, csttyp: 3, cstamt: amount };
  }
  const type = random.pick([5, 5, 6, 8]);
  const amount = sageMoney(random.int(900, 240_000));
  return {
    trnnum: `JC${base.record}`,
    dscrpt: random.pick(OTHER),
    srcnum: random.pick([31, 3]),
    csttyp: type,
    cstamt: amount,
  };
}

function latestDay(job: Job, today: string): string {
  const end = job.end < today ? job.end : today;
  return end > job.start ? end : job.start;
}

function* ordinaryCosts(
  context: SageContext,
  source: { jobs: readonly Job[]; vendors: readonly Vendor[]; first: number; count: number },
): Generator<SageRow> {
  const random = makeRandom(context.seed, 'job costs');
  const jobs = source.jobs.filter((job) => job.inSage && job.start < context.today);
  const codes = new Map<number, readonly CostCode[]>();
  for (let index = 0; index < source.count; index++) {
    const job = random.pick(jobs);
    const known = codes.get(job.number) ?? budgetCodes(job);
    codes.set(job.number, known);
    const latest = latestDay(job, context.today);
    const days = Math.floor((Date.parse(latest) - Date.parse(job.start)) / 86_400_000);
    const base: Base = {
      record: source.first + index,
      job: job.number,
      phase: job.phases.length === 0 ? 0 : random.pick(job.phases).number,
      date: addDays(job.start, random.int(0, Math.max(0, days - 1))),
      code: random.pick(known).sage,
    };
    const cost = otherCost({ vendors: source.vendors, random, base });
    yield costRow(context, base, random.chance(2) ? { ...cost, status: 2 } : cost);
  }
}

/** `count` rows in all, streamed. */
export function makeJobCosts(
  context: SageContext,
  source: { jobs: readonly Job[]; vendors: readonly Vendor[]; invoices: readonly SageInvoice[]; count: number },
): SageTableRows {
  const billed = source.invoices.reduce((n, invoice) => n + invoice.lines.filter((line) => line.cents !== 0).length, 0);
  const vendors = source.vendors.filter((vendor) => vendor.number !== null && !vendor.inactiveInSage);
  const count = Math.max(0, source.count - billed);
  return {
    table: 'jobcst',
    rows: lazily(function* () {
      yield* invoiceCosts(context, source.invoices);
      yield* ordinaryCosts(context, { jobs: source.jobs, vendors, first: FIRST_RECORD + billed, count });
    }),
  };
}
