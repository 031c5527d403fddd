// Subcontracts as Sage holds them: those people entered there, and those that Tieout wrote on an earlier day.
import { cutText } from '#shared/domain/transform/length-profile.ts';
import { sageMoney, sum } from './cents.ts';
import { type Contract, generatedTrade, makeLines } from './contracts.ts';
import { addDays, sqlInstant, workday } from './dates.ts';
import type { Job } from './jobs.ts';
import { documentKey, documentLineKey } from './origins.ts';
import { people, sampleCompany } from './procore-directory.ts';
import { makeRandom } from './random.ts';
import { clerks, type SageContext } from './sage-masters.ts';
import { lazily, type SageRow, type SageTableRows, sageRow } from './sage-row.ts';
import { findTrade } from './trades.ts';
import { rowId } from './uuid.ts';
import type { Vendor } from './vendors.ts';

export type SageLine = {
  readonly key: string;
  readonly number: number;
  readonly text: string;
  readonly code: string;
  readonly type: number;
  readonly cents: number;
  readonly billed: number;
};

export type SageSubcontract = {
  readonly key: string;
  readonly record: number;
  readonly number: string;
  readonly job: number;
  readonly phase: number | null;
  readonly vendor: number;
  readonly title: string;
  readonly status: number;
  readonly retainage: number;
  readonly date: string;
  readonly person: string;
  readonly login: string;
  readonly enteredAt: string;
  readonly changedAt: string | null;
  readonly lines: readonly SageLine[];
};

/** number; vendor; trade; lines; title; billed percent */
const NATIVE = `
1038-01;Columbia Concrete Inc;concrete;5;Foundations and slab;100
1038-02;Ironwood Steel Fabricators;steel;4;Gym frame;100
1038-03;Evergreen Electric Inc;electrical;6;Electrical;100
1042-01;Alder Creek Excavating;excavation;4;Site prep and utilities;90
1043-01;Three Sisters Sitework Inc;excavation;6;Early sitework;75
1044-01;Tamarack Foundations LLC;concrete;7;Foundations, both buildings;60
1044-02;Deschutes Grading Co;excavation;5;Grading and retaining walls;0
1046-01;Juniper Wiring Co;electrical;4;Selective demolition, electrical;50
1048-07;Mossback Brick & Block;masonry;3;Hose tower masonry;0
1048-01;Granite Bar Excavation;excavation;5;Sitework;40
1049-01;Three Rivers Iron Inc;steel;8;Shell steel;85
1049-02;Overlake Roof Services;roofing;4;Shell roof;0
1051-01;Deschutes Grading Co;excavation;4;Access road;0
1053-01;Cowlitz Ready Crew;concrete;3;Slab placement;0
1054-01;Fir Street Plumbing & Drain;plumbing;5;Plumbing;95`;

type NativeSpec = {
  readonly number: string;
  readonly job: Job;
  readonly vendor: Vendor;
  readonly trade: string;
  readonly lineCount: number;
  readonly title: string;
  readonly billedPercent: number;
};

const FIRST_RECORD = 6981;

function handMadeSpecs(jobs: readonly Job[], vendors: readonly Vendor[]): NativeSpec[] {
  return NATIVE.trim()
    .split('\n')
    .map((line) => {
      const [number = '', firm, trade = '', lines, title = '', percent] = line.split(';');
      const job = jobs.find((candidate) => candidate.number === Number(number.slice(0, 4)));
      const vendor = vendors.find((candidate) => candidate.procoreName === firm);
      if (job === undefined || vendor === undefined) throw new Error(`Sage subcontract ${number} names nobody.`);
      return { number, job, vendor, trade, lineCount: Number(lines), title, billedPercent: Number(percent) };
    });
}

function generatedSpecs(jobs: readonly Job[], vendors: readonly Vendor[]): NativeSpec[] {
  const known = vendors.filter((vendor) => vendor.number !== null && !vendor.inactiveInSage);
  return jobs
    .filter((job) => !job.handMade && job.number % 4 === 1)
    .flatMap((job, index): NativeSpec[] => {
      const vendor = known[(index * 11) % known.length];
      if (vendor === undefined) return [];
      const trade = generatedTrade(job);
      const billedPercent = (index % 5) * 20;
      return [
        { number: `${job.number}-01`, job, vendor, trade: trade.key, lineCount: 5, title: trade.title, billedPercent },
      ];
    });
}

function makeNative(spec: NativeSpec, record: number, { seed, today }: SageContext): SageSubcontract {
  const random = makeRandom(seed, `sage/${spec.number}`);
  const trade = findTrade(spec.trade);
  const total = random.int(trade.from, trade.to) * 100;
  const lines = makeLines({ trade, count: spec.lineCount, total, random });
  const key = rowId(seed, 'subcon', spec.number);
  const latest = addDays(today, -40);
  const planned = addDays(spec.job.start, random.int(5, 40));
  const date = workday(planned < latest ? planned : latest);
  const clerk = random.pick(clerks);
  return {
    key,
    record,
    number: spec.number,
    job: spec.job.number,
    phase: spec.job.phases[0]?.number ?? null,
    vendor: spec.vendor.number ?? 0,
    title: spec.title,
    status: spec.job.status === 6 ? 6 : 4,
    retainage: 10,
    date,
    person: clerk.name,
    login: clerk.login,
    enteredAt: sqlInstant(date, '19:12:40'),
    changedAt: spec.billedPercent > 0 ? sqlInstant(addDays(date, 20), '20:31:05') : null,
    lines: lines.map((line) => ({
      key: rowId(seed, 'sbcnln', `${spec.number}/${line.position}`),
      number: line.position,
      text: line.description,
      code: line.code.sage,
      type: 4,
      cents: line.cents,
      billed: billedPart(line.cents, spec.billedPercent),
    })),
  };
}

/** Whole dollars, except that a line billed in full is billed to the cent. */
function billedPart(cents: number, percent: number): number {
  if (percent === 100) return cents;
  const part = Number((BigInt(cents) * BigInt(percent)) / 100n);
  return part - (part % 100);
}

/** What Tieout wrote from a Procore subcontract: the same document, with its derived keys. */
function makeWritten(contract: Contract, record: number): SageSubcontract {
  const drifted = contract.spec.faults.includes('drifted');
  const key = documentKey(sampleCompany.id, contract);
  const day = addDays(contract.createdOn, 5);
  return {
    key,
    record,
    number: contract.number.slice(0, 20),
    job: contract.job.number,
    phase: null,
    vendor: contract.vendor.number ?? 0,
    title: drifted ? 'Insulation, firestopping and air barrier' : cutText(contract.title, 50),
    status: 3,
    retainage: contract.retainagePercent,
    date: contract.createdOn,
    person: people[0]?.name ?? '',
    login: 'tieout_writer',
    enteredAt: sqlInstant(day, '17:45:09'),
    changedAt: drifted ? sqlInstant(addDays(day, 6), '22:10:33') : null,
    lines: contract.lines.map((line) => ({
      key: documentLineKey(sampleCompany.id, contract, line.id),
      number: line.position,
      text: cutText(line.description, 50),
      code: line.code.sage,
      type: typeof line.type === 'number' ? line.type : 4,
      cents: line.cents + (drifted && line.position === 2 ? 125_000 : 0),
      billed: 0,
    })),
  };
}

export function makeSageSubcontracts(
  context: SageContext,
  source: { jobs: readonly Job[]; vendors: readonly Vendor[]; contracts: readonly Contract[] },
): SageSubcontract[] {
  const { jobs, vendors, contracts } = source;
  const native = [...handMadeSpecs(jobs, vendors), ...generatedSpecs(jobs, vendors)].map((spec, index) =>
    makeNative(spec, FIRST_RECORD + index, context),
  );
  const written = contracts
    .filter((contract) => contract.spec.state === 'synced')
    .map((contract, index) => makeWritten(contract, FIRST_RECORD + native.length + index));
  return [...native, ...written];
}

function headerRow(document: SageSubcontract): SageRow {
  const total = sum(document.lines.map((line) => line.cents));
  const billed = sum(document.lines.map((line) => line.billed));
  return sageRow({
    _idnum: document.key,
    recnum: document.record,
    ctcnum: document.number,
    vndnum: document.vendor,
    jobnum: document.job,
    phsnum: document.phase,
    dscrpt: document.title,
    status: document.status,
    contyp: document.login === 'tieout_writer' ? null : 1,
    rtnrte: `${document.retainage}.00`,
    condte: document.date,
    entdte: document.enteredAt.slice(0, 10),
    usrnme: document.person,
    cntttl: sageMoney(total),
    chgttl: '0.00',
    ctcttl: sageMoney(total),
    taxttl: '0.00',
    invttl: sageMoney(billed),
    balttl: sageMoney(total - billed),
    insdte: document.enteredAt,
    insusr: document.login,
    upddte: document.changedAt,
    updusr: document.changedAt === null ? null : clerks[0].login,
  });
}

function* lineRows(document: SageSubcontract): Generator<SageRow> {
  for (const line of document.lines) {
    yield sageRow({
      _idnum: line.key,
      _idref: document.key,
      recnum: document.record,
      linnum: line.number,
      dscrpt: line.text,
      cstcde: line.code,
      csttyp: line.type,
      amount: sageMoney(line.cents),
      change: '0.00',
      cntrct: sageMoney(line.cents),
      billed: sageMoney(line.billed),
      remain: sageMoney(line.cents - line.billed),
      linref: line.key.replaceAll('-', ''),
      insdte: document.enteredAt,
      insusr: document.login,
      upddte: document.changedAt,
      updusr: document.changedAt === null ? null : clerks[0].login,
    });
  }
}

export function subcontractTables(documents: readonly SageSubcontract[]): SageTableRows[] {
  return [
    { table: 'subcon', rows: lazily(() => Iterator.from(documents).map(headerRow)) },
    { table: 'sbcnln', rows: lazily(() => Iterator.from(documents).flatMap(lineRows)) },
  ];
}
