// The purchase orders of the sample company before either side states them.
import { extend, sum } from './cents.ts';
import { type ContractLine, creation, localDay, makeLines } from './contracts.ts';
import { addDays, instant } from './dates.ts';
import type { Job } from './jobs.ts';
import { makeRandom, type Random } from './random.ts';
import { type OrderSpec, orderId, orderLineId, orderSpecs } from './sample-order-faults.ts';
import { findTrade } from './trades.ts';
import type { Vendor } from './vendors.ts';

export type Order = {
  readonly kind: 'purchaseOrder';
  readonly ordinal: number;
  readonly id: number;
  readonly spec: OrderSpec;
  readonly job: Job;
  readonly vendor: Vendor;
  readonly status: 'Processing' | 'Submitted' | 'Approved';
  readonly lines: readonly ContractLine[];
  /** The sum of the lines. */
  readonly total: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The day of creation where the project is. */
  readonly createdOn: string;
};

const UNITS = ['EA', 'LF', 'BOX', 'SF', 'TON'];

/** Unit costs with all four decimals, so that every rounding shows. */
function priced(line: Omit<ContractLine, 'id'>, spec: OrderSpec, random: Random): Omit<ContractLine, 'id'> {
  const quantity = random.int(4, 900) * 10_000 + random.pick([0, 0, 2500, 3333]);
  const cost = random.int(2, 140) * 10_000 + random.pick([3750, 4999, 1, 6667]);
  const name =
    spec.faults.includes('unitCut') && line.position === 2 ? 'PER LINEAR FOOT' : UNITS[line.position % UNITS.length];
  const off = spec.faults.includes('extensionOff') && line.position === 2 ? 100 : 0;
  return { ...line, unit: { quantity, cost, name: name ?? 'EA' }, cents: extend(quantity, cost) + off };
}

function makeOrder(spec: OrderSpec, parties: { job: Job; vendor: Vendor }, { seed, today }: Days): Order {
  const random = makeRandom(seed, `order/${spec.ordinal}`);
  const trade = findTrade(spec.trade);
  const total = random.int(40, 380) * 10_000 - random.pick([0, 1, 25, 99]);
  const plain = makeLines({ trade, count: spec.lineCount, total, random }).map((line) => ({ ...line, type: 1 }));
  const lines = spec.faults.includes('unitBased') ? plain.map((line) => priced(line, spec, random)) : plain;
  const latest = spec.state === 'synced' ? addDays(today, -20) : today;
  const createdAt = creation(spec.ordinal, { first: parties.job.start, latest }, random);
  return {
    kind: 'purchaseOrder',
    ordinal: spec.ordinal,
    id: orderId(spec.ordinal),
    spec,
    ...parties,
    status: spec.faults.includes('draft') ? 'Processing' : spec.faults.includes('submitted') ? 'Submitted' : 'Approved',
    lines: lines.map((line) => ({ ...line, id: orderLineId(spec.ordinal, line.position) })),
    total: sum(lines.map((line) => line.cents)),
    createdAt,
    updatedAt: instant(addDays(createdAt.slice(0, 10), random.int(0, 1)), '23:59:27'),
    createdOn: localDay(createdAt),
  };
}

type Days = { readonly seed: number; readonly today: string };

export function makeOrders(source: { jobs: readonly Job[]; vendors: readonly Vendor[] }, days: Days): Order[] {
  const byNumber = new Map(source.jobs.map((job) => [job.number, job]));
  const byName = new Map(source.vendors.map((vendor) => [vendor.procoreName, vendor]));
  return orderSpecs.map((spec) => {
    const job = byNumber.get(spec.job);
    const vendor = byName.get(spec.vendor);
    if (job === undefined || vendor === undefined) throw new Error(`Purchase order ${spec.ordinal} names nobody.`);
    return makeOrder(spec, { job, vendor }, days);
  });
}
