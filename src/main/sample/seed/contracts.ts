// The subcontracts of the sample company before either side states them: who, where, how much, line by line.
import { extend, split, sum } from './cents.ts';
import { type CostCode, findCostCode, procoreOnlyCodes } from './cost-codes.ts';
import { addDays, instant, workday } from './dates.ts';
import type { Job } from './jobs.ts';
import { makeRandom, type Random } from './random.ts';
import { contractId, contractLineId, type SubcontractSpec, subcontractSpecs } from './sample-faults.ts';
import { findTrade, type Trade, trades } from './trades.ts';
import type { Vendor } from './vendors.ts';

export type ContractLine = {
  readonly id: number;
  readonly position: number;
  readonly description: string;
  readonly code: CostCode;
  /** 1 to 9, 'untied' for a type that Sage does not have, null for none. */
  readonly type: number | 'untied' | null;
  readonly cents: number;
  /** Ten-thousandths, on unit-based contracts only. */
  readonly unit: { readonly quantity: number; readonly cost: number; readonly name: string } | null;
};

export type Contract = {
  readonly kind: 'subcontract';
  readonly ordinal: number;
  readonly id: number;
  readonly spec: Pick<SubcontractSpec, 'state' | 'faults'>;
  readonly job: Job;
  readonly vendor: Vendor;
  readonly number: string;
  readonly title: string;
  readonly status: 'Draft' | 'Out For Signature' | 'Approved' | 'Complete' | 'Terminated';
  readonly retainagePercent: number;
  readonly lines: readonly ContractLine[];
  /** The sum of the lines. */
  readonly total: number;
  /** What Procore states as the total. */
  readonly grandTotal: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The day of creation where the project is. */
  readonly createdOn: string;
};

const LOCAL_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

export const projectTimeZone = { rails: 'Pacific Time (US & Canada)', iana: 'America/Los_Angeles' } as const;

/** The day of an instant in the Pacific Northwest, where all projects are. */
export function localDay(moment: string): string {
  return LOCAL_DAY.format(new Date(moment));
}

const TYPE_ORDER = [4, 1, 2, 3, 5] as const;
const TYPE_WORDS: Readonly<Record<number, string>> = {
  1: ', material',
  2: ', labor',
  3: ', equipment',
  5: ', allowance',
};
const AREAS = ['north', 'south', 'east', 'west', 'upper level'];
const UNITS = ['CY', 'LF', 'SF', 'EA', 'TON'];

export function makeLines(input: {
  trade: Trade;
  count: number;
  total: number;
  random: Random;
}): Omit<ContractLine, 'id'>[] {
  const { trade, count, total, random } = input;
  if (count === 0) return [];
  const amounts = split(total, count, random);
  return amounts.map((cents, index) => {
    const round = Math.floor(index / trade.codes.length);
    const type = TYPE_ORDER[round % TYPE_ORDER.length] ?? 4;
    const again = Math.floor(index / trade.scopes.length);
    const scope = trade.scopes[index % trade.scopes.length] ?? trade.title;
    const area = again === 0 ? '' : `, ${AREAS[(again - 1) % AREAS.length]}`;
    return {
      position: index + 1,
      description: `${scope}${area}${TYPE_WORDS[type] ?? ''}`,
      code: findCostCode(trade.codes[index % trade.codes.length] ?? ''),
      type,
      cents,
      unit: null,
    };
  });
}

const AWKWARD = [
  'Frames & "lites" <new>',
  "Owner's façade – déposé",
  'Ω-rated ground strap; 1/2" × 3\'',
  'Señal & café glass',
];
const LONG_TEXT = ' including all hoisting, scaffolding, layout and daily cleanup per the scope letter';

type DraftLine = Omit<ContractLine, 'id'>;

/** Puts the intended fault into lines that were fine. */
function spoil(lines: DraftLine[], spec: SubcontractSpec, random: Random): DraftLine[] {
  const change = (position: number, edit: Partial<DraftLine>): void => {
    const line = lines[position - 1];
    if (line !== undefined) lines[position - 1] = { ...line, ...edit };
  };
  if (spec.faults.includes('costCodeUnknown')) {
    change(5, { code: procoreOnlyCodes.stale });
    change(6, { code: procoreOnlyCodes.untied });
  }
  if (spec.faults.includes('costTypeMissing')) {
    change(2, { type: null });
    change(4, { type: 'untied' });
  }
  if (spec.faults.includes('sameCodeAndType')) change(3, { code: lines[1]?.code ?? findCostCode('15-500') });
  if (spec.faults.includes('lineTextCut')) {
    for (const position of [1, 4]) change(position, { description: `${lines[position - 1]?.description}${LONG_TEXT}` });
  }
  if (spec.faults.includes('awkwardText')) {
    for (const [index, description] of AWKWARD.entries()) change(index + 1, { description });
  }
  if (!spec.faults.includes('unitBased')) return lines;
  return lines.map((line, index) => {
    const quantity = random.int(40, 2400) * 10_000 + random.pick([0, 2500, 5000, 7500]);
    const cost = random.int(3, 180) * 10_000 + random.pick([0, 2500, 3750, 4999]);
    const unit = { quantity, cost, name: UNITS[index % UNITS.length] ?? 'EA' };
    return { ...line, unit, cents: extend(quantity, cost) };
  });
}

function statusOf(spec: Pick<SubcontractSpec, 'faults'>): Contract['status'] {
  if (spec.faults.includes('draft')) return 'Draft';
  if (spec.faults.includes('outForSignature')) return 'Out For Signature';
  return spec.faults.includes('terminated') ? 'Terminated' : 'Approved';
}

/** Every fourth one was created in the evening, when it is already tomorrow in UTC. */
export function creation(ordinal: number, days: { first: string; latest: string }, random: Random): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const since = Math.floor((Date.parse(days.latest) - Date.parse(days.first)) / 86_400_000);
  const day = workday(addDays(days.latest, -random.int(3, Math.max(6, Math.min(75, since)))));
  const clock = `${two(random.int(0, 59))}:${two(random.int(0, 59))}`;
  return ordinal % 4 === 0
    ? instant(addDays(day, 1), `${two(random.int(1, 5))}:${clock}`)
    : instant(day, `${two(random.int(16, 23))}:${clock}`);
}

type Basis = {
  readonly spec: SubcontractSpec;
  readonly job: Job;
  readonly vendor: Vendor;
  readonly seed: number;
  readonly today: string;
};

function makeContract({ spec, job, vendor, seed, today }: Basis): Contract {
  const random = makeRandom(seed, `contract/${spec.ordinal}`);
  const trade = findTrade(spec.trade);
  const planned = random.int(trade.from, trade.to) * 100 - random.pick([0, 0, 1, 37, 50]);
  const lines = spoil(makeLines({ trade, count: spec.lineCount, total: planned, random }), spec, random);
  const total = sum(lines.map((line) => line.cents));
  const latest = spec.state === 'synced' ? addDays(today, -20) : today;
  const createdAt = creation(spec.ordinal, { first: job.start, latest }, random);
  const updatedDay = addDays(createdAt.slice(0, 10), random.int(0, 1));
  return {
    kind: 'subcontract',
    ordinal: spec.ordinal,
    id: contractId(spec.ordinal),
    spec,
    job,
    vendor,
    number: spec.number,
    title: spec.title,
    status: statusOf(spec),
    retainagePercent: random.pick([5, 10, 10, 10]),
    lines: lines.map((line) => ({ ...line, id: contractLineId(spec.ordinal, line.position) })),
    total,
    grandTotal:
      total + (spec.faults.includes('linesDoNotSum') ? 25_000 : spec.faults.includes('noLines') ? 4_812_500 : 0),
    createdAt,
    updatedAt: instant(updatedDay, '23:59:12'),
    createdOn: localDay(createdAt),
  };
}

/** The trade whose codes a generated job uses. */
export function generatedTrade(job: Job): Trade {
  const trade = trades[job.number % trades.length];
  if (trade === undefined) throw new Error('No trades.');
  return trade;
}

function generatedSpec(index: number, job: Job, vendor: Vendor): SubcontractSpec {
  const ordinal = subcontractSpecs.length + 1 + index;
  const trade = generatedTrade(job);
  return {
    ordinal,
    state: index % 5 === 4 ? 'synced' : 'ready',
    faults: [],
    job: job.number,
    vendor: vendor.procoreName ?? '',
    trade: trade.key,
    lineCount: 3 + (index % 10),
    title: trade.title,
    number: `SC-${job.number}-${String((index % 9) + 1).padStart(3, '0')}`,
  };
}

/** The forty made by hand, then one for every second generated job. */
export function makeContracts(input: {
  jobs: readonly Job[];
  vendors: readonly Vendor[];
  seed: number;
  today: string;
}): Contract[] {
  const { jobs, vendors, seed, today } = input;
  const byNumber = new Map(jobs.map((job) => [job.number, job]));
  const byName = new Map(vendors.map((vendor) => [vendor.procoreName, vendor]));
  const handMade = subcontractSpecs.map((spec) => {
    const job = byNumber.get(spec.job);
    const vendor = byName.get(spec.vendor);
    if (job === undefined || vendor === undefined) throw new Error(`Subcontract ${spec.ordinal} names nobody.`);
    return makeContract({ spec, job, vendor, seed, today });
  });
  const sound = vendors.filter((vendor) => vendor.linked && !vendor.inactiveInSage);
  const more = jobs
    .filter((job) => !job.handMade && job.number % 2 === 0)
    .map((job, index) => {
      const vendor = sound[(index * 7) % sound.length];
      if (vendor === undefined) throw new Error('No linked vendor.');
      return makeContract({ spec: generatedSpec(index, job, vendor), job, vendor, seed, today });
    });
  return [...handMade, ...more];
}
