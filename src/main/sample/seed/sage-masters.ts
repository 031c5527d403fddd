// Sage's lists of the sample company: types, divisions, accounts, people, clients, cost codes.
import { costCodes, costDivisions, costTypes } from './cost-codes.ts';
import { addDays, sqlInstant } from './dates.ts';
import { clientNames, type Job, jobTypes } from './jobs.ts';
import { makeRandom } from './random.ts';
import { entered, lazily, type SageRow, type SageTableRows, sageRow } from './sage-row.ts';
import { vendorTypes } from './trades.ts';
import { rowId } from './uuid.ts';
import { streets, towns } from './vendor-names.ts';

export type SageContext = { readonly seed: number; readonly today: string };

export const clerks = [
  { name: 'Rosa Delgado', login: 'HARBORPINE\\rosa' },
  { name: 'Marta Lindqvist', login: 'HARBORPINE\\marta' },
  { name: 'Gil Osei', login: 'HARBORPINE\\gil' },
] as const;

const EMPLOYEES =
  `Whitfield,Dana|Ruiz,Marco|Solberg,Ingrid|Nakamura,Theo|Delgado,Rosa|Lindqvist,Marta|Osei,Gil|Kowalski,Piotr|Abara,Chidi|Haugen,Lise|Tran,Minh|Becker,Otto|Fuentes,Lucía|Yazzie,Raymond|Maki,Jorma|Brandt,Nils`.split(
    '|',
  );
export const firstEmployee = 101;
export const employeeCount = EMPLOYEES.length;

/** number; short name; account type; 1 debit or 2 credit; cost type */
const ACCOUNTS = `1000;Operating checking;1;1;|1010;Payroll checking;1;1;|1020;Money market;1;1;|1100;Petty cash;1;1;
1200;Contract receivables;2;1;|1210;Retention receivable;2;1;|1300;Inventory;2;1;|1350;Prepaid insurance;2;1;|1400;Underbillings;2;1;
1500;Vehicles;5;1;|1510;Equipment;5;1;|1520;Office equipment;5;1;|1600;Accumulated depreciation;6;2;
2000;Accounts payable;7;2;|2010;Retention payable;7;2;|2100;Credit cards;7;2;|2200;Payroll taxes payable;7;2;|2300;Sales tax payable;7;2;|2400;Overbillings;7;2;|2500;Equipment loans;8;2;
3000;Common stock;9;2;|3100;Retained earnings;9;2;|3200;Distributions;10;1;
4000;Contract income;11;2;|4010;Service income;11;2;|4900;Interest income;12;2;
5010;Material;13;1;1|5020;Labor;13;1;2|5030;Equipment;13;1;3|5040;Subcontract;13;1;4|5050;Other direct;13;1;5|5060;Permits and fees;13;1;6|5070;Bonds and insurance;13;1;7|5080;Small tools;13;1;8|5090;Contingency;13;1;9
6000;Equipment repairs;14;1;|6010;Fuel;14;1;|6020;Shop supplies;14;1;
7000;Workers compensation;15;1;|7010;Payroll taxes;15;1;|7020;Safety and training;15;1;
8000;Office salaries;16;1;|8010;Rent;16;1;|8020;Utilities;16;1;|8030;Software;16;1;|8040;Professional fees;16;1;|9000;Income tax;17;1;`;

const SOURCES =
  'Checks|Deposits|Journal|Recurring journal|Receivable invoices|Recurring receivables|Progress billing|Unitary billing|T&M billing|Cash receipts|Payable invoices|Recurring payables|PO receipts|Vendor payments|Vouchers|Payroll|Payroll summary|Daily payroll|Equipment allocation|Equipment payments|Depreciation|Service|Inventory allocation|Inventory audit|Payable credit cards|Card receipts|Recurring card charges|Card payments|Direct deposit|Electronic receipts|Job costs|Equipment costs|Equipment revenue'.split(
    '|',
  );

function companyRow({ seed, today }: SageContext): SageRow {
  return sageRow({
    _idnum: rowId(seed, 'cmpany', 1),
    cmpnme: 'Harbor & Pine Builders',
    cmpad1: '1200 Harbor Ave',
    ctynme: 'Portland',
    state_: 'OR',
    zipcde: '97209',
    vernum: '27.1.36',
    ...entered(sqlInstant(addDays(today, -2900), '16:00:00'), 'sa'),
  });
}

function accountRows(context: SageContext, stamp: Record<string, string | null>): SageRow[] {
  return ACCOUNTS.split(/[|\n]/).map((line) => {
    const [number, name = '', type, side, costType] = line.split(';');
    return sageRow({
      _idnum: rowId(context.seed, 'lgract', number ?? ''),
      recnum: Number(number),
      shtnme: name,
      lngnme: name,
      acttyp: Number(type),
      dbtcrd: Number(side),
      csttyp: costType ? Number(costType) : null,
      ...stamp,
    });
  });
}

function clientRows({ seed }: SageContext, stamp: Record<string, string | null>): SageRow[] {
  return clientNames.map((name, index) => {
    const random = makeRandom(seed, `client/${index}`);
    const [city, state, zip, area] = random.pick(towns);
    return sageRow({
      _idnum: rowId(seed, 'reccln', 201 + index),
      recnum: 201 + index,
      shtnme: name.slice(0, 30).trimEnd(),
      clnnme: name,
      addrs1: `${random.int(2, 4980)} ${random.pick(streets)}`,
      ctynme: city,
      state_: state,
      zipcde: zip,
      phnnum: `(${area}) 555-01${random.int(10, 99)}`,
      ...stamp,
    });
  });
}

function employeeRows({ seed }: SageContext, stamp: Record<string, string | null>): SageRow[] {
  return EMPLOYEES.map((person, index) => {
    const [last = '', first = ''] = person.split(',');
    return sageRow({
      _idnum: rowId(seed, 'employ', firstEmployee + index),
      recnum: firstEmployee + index,
      lstnme: last,
      fstnme: first,
      fullst: `${last}, ${first}`,
      status: 1,
      inactv: 0,
      ...stamp,
    });
  });
}

/** Lists, in the order of their references. */
export function makeMasters(context: SageContext): SageTableRows[] {
  const { seed, today } = context;
  const stamp = entered(sqlInstant(addDays(today, -1500), '17:30:00'), clerks[1].login);
  const list = (table: string, column: string, entries: readonly (readonly [number, string])[]): SageTableRows => ({
    table,
    rows: entries.map(([recnum, name]) =>
      sageRow({ _idnum: rowId(seed, table, recnum), recnum, [column]: name, ...stamp }),
    ),
  });
  const numbered = (names: readonly string[]): (readonly [number, string])[] => names.map((name, i) => [i + 1, name]);
  return [
    { table: 'cmpany', rows: [companyRow(context)] },
    list('source', 'srcnme', numbered(SOURCES)),
    list(
      'csttyp',
      'typnme',
      costTypes.map((type) => [type.number, type.name]),
    ),
    list(
      'cstdiv',
      'divnme',
      costDivisions.map((division) => [division.number, division.name]),
    ),
    list('jobtyp', 'typnme', numbered(jobTypes)),
    list('vndtyp', 'typnme', vendorTypes),
    list('sbctyp', 'dscrpt', numbered(['Lump sum', 'Unit price', 'Time and material'])),
    { table: 'employ', rows: employeeRows(context, stamp) },
    { table: 'lgract', rows: accountRows(context, stamp) },
    { table: 'reccln', rows: clientRows(context, stamp) },
    {
      table: 'cstcde',
      rows: costCodes.map((code) =>
        sageRow({
          _idnum: rowId(seed, 'cstcde', code.sage),
          recnum: code.sage,
          cdenme: code.name,
          divnum: code.division,
          ...stamp,
        }),
      ),
    },
  ];
}

/** Jobs and their phases; the two that only Procore knows are left out. */
export function makeSageJobs(context: SageContext, jobs: readonly Job[]): SageTableRows[] {
  const { seed, today } = context;
  const known = jobs.filter((job) => job.inSage);
  const stampOf = (job: Job) => entered(sqlInstant(addDays(job.start, -30), '18:05:00'), clerks[0].login);
  const jobRow = (job: Job): SageRow =>
    sageRow({
      _idnum: rowId(seed, 'actrec', job.number),
      recnum: job.number,
      jobnme: job.name,
      shtnme: job.shortName,
      clnnum: job.client,
      addrs1: job.address,
      ctynme: job.city,
      state_: job.state,
      zipcde: job.zip,
      sprvsr: firstEmployee + (job.number % 4),
      lgract: 4000,
      retain: '5.00',
      cntrct: `${job.value / 100}.00`,
      sttdte: job.start,
      cmpdte: job.end < today ? job.end : null,
      strdte: job.start,
      dtecmp: job.end,
      jobtyp: job.type,
      status: job.status,
      ...stampOf(job),
    });
  const phaseRows = (job: Job): SageRow[] =>
    job.phases.map((phase) =>
      sageRow({
        _idnum: rowId(seed, 'jobphs', `${job.number}/${phase.number}`),
        _idref: rowId(seed, 'actrec', job.number),
        recnum: job.number,
        phsnum: phase.number,
        phsnme: phase.name,
        ...stampOf(job),
      }),
    );
  return [
    { table: 'actrec', rows: lazily(() => Iterator.from(known).map(jobRow)) },
    { table: 'jobphs', rows: lazily(() => Iterator.from(known).flatMap(phaseRows)) },
  ];
}
