// Purchase orders as Sage holds them: those people entered there, and those that Tieout wrote on an earlier day.
import { cutText } from '#shared/domain/transform/length-profile.ts';
import { extend, sageMoney, sageRate, sum } from './cents.ts';
import { makeLines } from './contracts.ts';
import { addDays, sqlInstant, workday } from './dates.ts';
import type { Job } from './jobs.ts';
import type { Order } from './orders.ts';
import { documentKey, documentLineKey } from './origins.ts';
import { people, sampleCompany } from './procore-directory.ts';
import { makeRandom } from './random.ts';
import { clerks, type SageContext } from './sage-masters.ts';
import { lazily, type SageRow, type SageTableRows, sageRow } from './sage-row.ts';
import { findTrade } from './trades.ts';
import { rowId } from './uuid.ts';
import type { Vendor } from './vendors.ts';

type SageOrderLine = {
  readonly key: string;
  readonly number: number;
  readonly text: string;
  readonly unit: string;
  /** Ten-thousandths. */
  readonly quantity: number;
  readonly price: number;
  readonly received: number;
  readonly code: string;
  readonly type: number;
};

export type SageOrder = {
  readonly key: string;
  readonly record: number;
  readonly number: string;
  readonly job: number;
  readonly vendor: number;
  readonly title: string;
  readonly status: number;
  readonly date: string;
  readonly person: string;
  readonly login: string;
  readonly enteredAt: string;
  readonly changedAt: string | null;
  readonly tax: number;
  readonly lines: readonly SageOrderLine[];
};

/** number; vendor; trade; lines; title; received percent; sales tax in cents */
const NATIVE = `
1042-P01;Alder Creek Excavating;excavation;3;Storm pipe;100;0
1043-P01;Columbia Concrete Inc;concrete;4;Form lumber;50;0
1044-P01;Tamarack Foundations LLC;concrete;3;Anchor bolts;0;0
1048-P02;Mossback Brick & Block;masonry;3;Split-face block;0;0
1049-P01;Three Rivers Iron Inc;steel;4;Joist and deck;100;218350
1053-P01;Cowlitz Ready Crew;concrete;2;Wire mesh;0;0`;

const FIRST_RECORD = 3310;
const one = 10_000;

function makeNative(spec: string, record: number, source: Source, { seed, today }: SageContext): SageOrder {
  const [number = '', firm, trade = '', lines, title = '', percent, tax] = spec.split(';');
  const job = source.jobs.find((candidate) => candidate.number === Number(number.slice(0, 4)));
  const vendor = source.vendors.find((candidate) => candidate.procoreName === firm);
  if (job === undefined || vendor === undefined) throw new Error(`Sage order ${number} names nobody.`);
  const random = makeRandom(seed, `sage-order/${number}`);
  const planned = addDays(job.start, random.int(5, 40));
  const latest = addDays(today, -30);
  const date = workday(planned < latest ? planned : latest);
  const clerk = random.pick(clerks);
  return {
    key: rowId(seed, 'pchord', number),
    record,
    number,
    job: job.number,
    vendor: vendor.number ?? 0,
    title,
    status: Number(percent) === 100 ? 4 : 1,
    date,
    person: clerk.name,
    login: clerk.login,
    enteredAt: sqlInstant(date, '18:02:11'),
    changedAt: Number(percent) > 0 ? sqlInstant(addDays(date, 12), '17:20:45') : null,
    tax: Number(tax),
    lines: makeLines({ trade: findTrade(trade), count: Number(lines), total: random.int(20, 90) * 10_000, random }).map(
      (line) => {
        const quantity = random.int(2, 60) * one;
        return {
          key: rowId(seed, 'pcorln', `${number}/${line.position}`),
          number: line.position,
          text: line.description,
          unit: 'EA',
          quantity,
          price: random.int(3, 150) * one + random.pick([0, 2500, 7500]),
          received: Math.floor((quantity / one) * (Number(percent) / 100)) * one,
          code: line.code.sage,
          type: 1,
        };
      },
    ),
  };
}

/** What Tieout wrote from a Procore order: the same document, with its derived keys. */
function makeWritten(order: Order, record: number): SageOrder {
  const drifted = order.spec.faults.includes('drifted');
  const day = addDays(order.createdOn, 4);
  return {
    key: documentKey(sampleCompany.id, order),
    record,
    number: order.spec.number,
    job: order.job.number,
    vendor: order.vendor.number ?? 0,
    title: cutText(order.spec.title, 50),
    status: 1,
    date: order.createdOn,
    person: people[0]?.name ?? '',
    login: 'tieout_writer',
    enteredAt: sqlInstant(day, '17:51:32'),
    changedAt: drifted ? sqlInstant(addDays(day, 5), '21:08:14') : null,
    tax: 0,
    lines: order.lines.map((line) => ({
      key: documentLineKey(sampleCompany.id, order, line.id),
      number: line.position,
      text: cutText(line.description, 50),
      unit: line.unit?.name ?? '',
      quantity: line.unit?.quantity ?? one,
      price: (line.unit?.cost ?? line.cents * 100) + (drifted && line.position === 1 ? 12_500 : 0),
      received: 0,
      code: line.code.sage,
      type: typeof line.type === 'number' ? line.type : 1,
    })),
  };
}

type Source = { readonly jobs: readonly Job[]; readonly vendors: readonly Vendor[]; readonly orders: readonly Order[] };

export function makeSageOrders(context: SageContext, source: Source): SageOrder[] {
  const native = NATIVE.trim().split('\n');
  const written = source.orders.filter((order) => order.spec.state === 'synced');
  return [
    ...native.map((spec, index) => makeNative(spec, FIRST_RECORD + index, source, context)),
    ...written.map((order, index) => makeWritten(order, FIRST_RECORD + native.length + index)),
  ];
}

function audit(order: SageOrder): Record<string, string | null> {
  const updusr = order.changedAt === null ? null : clerks[0].login;
  return { insdte: order.enteredAt, insusr: order.login, upddte: order.changedAt, updusr };
}

function headerRow(order: SageOrder): SageRow {
  const subtotal = sum(order.lines.map((line) => extend(line.quantity, line.price)));
  const received = sum(order.lines.map((line) => extend(line.received, line.price)));
  return sageRow({
    _idnum: order.key,
    recnum: order.record,
    ordnum: order.number,
    orddte: order.date,
    vndnum: order.vendor,
    jobnum: order.job,
    phsnum: null,
    dscrpt: order.title,
    status: order.status,
    entdte: order.enteredAt.slice(0, 10),
    usrnme: order.person,
    rcvdte: sageMoney(received),
    currnt: '0.00',
    cancel: '0.00',
    subttl: sageMoney(subtotal),
    slstax: sageMoney(order.tax),
    pchttl: sageMoney(subtotal + order.tax),
    pchbal: sageMoney(subtotal + order.tax - received),
    ...audit(order),
  });
}

function* lineRows(order: SageOrder): Generator<SageRow> {
  for (const line of order.lines) {
    yield sageRow({
      _idnum: line.key,
      _idref: order.key,
      recnum: order.record,
      linnum: line.number,
      prtdsc: line.text,
      untdsc: line.unit,
      linqty: sageRate(line.quantity),
      linprc: sageRate(line.price),
      extttl: sageMoney(extend(line.quantity, line.price)),
      rcvdte: sageRate(line.received),
      currnt: '0.0000',
      cancel: '0.0000',
      cstcde: line.code,
      csttyp: line.type,
      ...audit(order),
    });
  }
}

export function orderTables(orders: readonly SageOrder[]): SageTableRows[] {
  return [
    { table: 'pchord', rows: lazily(() => Iterator.from(orders).map(headerRow)) },
    { table: 'pcorln', rows: lazily(() => Iterator.from(orders).flatMap(lineRows)) },
  ];
}
