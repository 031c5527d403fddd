// The rows of the test company: few, and each there for a test.
import { type Rows, rowKey, type Seed } from './test-company.ts';

export const oddTitle = `O'Brien & "Söhne" Ω é — 100%`;

const stamp = { insdte: '2026-01-05 08:00:00.003', insusr: 'maria' };

const jobs: Rows = [
  {
    _idnum: rowKey('job 1042'),
    recnum: '1042',
    jobnme: 'Harbor Tower',
    shtnme: 'Harbor',
    status: 4,
    inactv: 0,
    ...stamp,
    upddte: '2026-02-01 09:30:00.120',
  },
  { _idnum: rowKey('job 1043'), recnum: '1043', jobnme: 'Old Mill', shtnme: 'Mill', status: 6, inactv: 0, ...stamp },
  { _idnum: rowKey('job 1044'), recnum: '1044', jobnme: 'Pine Lofts', shtnme: 'Lofts', status: 4, inactv: 1, ...stamp },
];

const phases: Rows = [1, 2].map((phase) => ({
  _idnum: rowKey(`phase ${phase}`),
  _idref: rowKey('job 1042'),
  recnum: '1042',
  phsnum: phase,
  phsnme: `Phase ${phase}`,
}));

const vendors: Rows = [
  {
    _idnum: rowKey('vendor 317'),
    recnum: '317',
    vndnme: oddTitle,
    shtnme: 'OBrien',
    inactv: 0,
    vndtyp: null,
    fedidn: '00-0000000',
    ...stamp,
  },
  {
    _idnum: rowKey('vendor 318'),
    recnum: '318',
    vndnme: 'Gone Electric',
    shtnme: 'Gone',
    inactv: 1,
    vndtyp: null,
    ...stamp,
  },
];

const costCodes: Rows = ['16100.000', '3100.500', '1.001'].map((code) => ({
  _idnum: rowKey(`code ${code}`),
  recnum: code,
  cdenme: `Code ${code}`,
  ...stamp,
}));

const subcontracts: Rows = [
  {
    _idnum: rowKey('SC-7'),
    recnum: '7',
    ctcnum: 'sc-7',
    vndnum: '317',
    jobnum: '1042',
    phsnum: '2',
    dscrpt: oddTitle,
    status: 3,
    rtnrte: '10.00',
    condte: '2026-01-31',
    lckedt: 1,
    usrnme: 'Bob',
    cntttl: '1250.35',
    chgttl: '-50.05',
    ctcttl: '1200.30',
    invttl: '100.10',
    balttl: '1100.20',
    ...stamp,
  },
  {
    _idnum: rowKey('SC-8'),
    recnum: '8',
    ctcnum: 'SC-8',
    vndnum: '317',
    jobnum: '1043',
    dscrpt: 'No lines',
    status: 6,
    condte: null,
    ...stamp,
  },
];

const line = (number: number, amounts: readonly [string, string, string, string, string]): Rows[number] => ({
  _idnum: rowKey(`SC-7 line ${number}`),
  _idref: rowKey('SC-7'),
  recnum: '7',
  linnum: number,
  dscrpt: `Line ${number}`,
  cstcde: number === 1 ? '16100.000' : null,
  csttyp: number === 1 ? 4 : null,
  amount: amounts[0],
  change: amounts[1],
  cntrct: amounts[2],
  billed: amounts[3],
  remain: amounts[4],
});

/** Job costs come in groups with the same stamp, some of them updated later. */
export function jobCostRows(count: number): Rows {
  return Array.from({ length: count }, (_, index) => ({
    _idnum: rowKey(`cost ${index}`),
    recnum: index + 1,
    jobnum: '1042',
    trnnum: `T${index}`,
    dscrpt: `Cost ${index}`,
    trndte: '2026-03-01',
    actprd: 3,
    postyr: 2026,
    srcnum: 11,
    status: 1,
    phsnum: 0,
    cstcde: '16100.000',
    csttyp: 4,
    vndnum: index % 2 === 0 ? '317' : null,
    cstamt: `${index % 3 === 0 ? '-' : ''}${index}.${String(index % 100).padStart(2, '0')}`,
    insdte: `2026-03-01 10:${String(Math.floor(index / 1200) % 60).padStart(2, '0')}:${String(Math.floor(index / 20) % 60).padStart(2, '0')}.003`,
    insusr: 'maria',
    upddte: index % 50 === 7 ? '2026-04-01 00:00:00.120' : null,
  }));
}

export function testSeed(costs: number): Seed {
  return {
    cmpany: [{ _idnum: rowKey('company'), cmpnme: 'Harbor & Pine Builders' }],
    actrec: jobs,
    jobphs: phases,
    actpay: vendors,
    cstcde: costCodes,
    subcon: subcontracts,
    sbcnln: [
      line(1, ['1000.30', '-50.05', '950.25', '100.10', '850.15']),
      line(2, ['250.05', '0.00', '250.05', '0.00', '250.05']),
    ],
    jobcst: jobCostRows(costs),
  };
}
