// Every row of the sample's Sage fits its table: types, lengths, references, and the totals that Sage stores.
import { describe, expect, it } from 'vitest';
import type { SageRow, SageValue } from '../../../src/main/sample/seed/sage-row.ts';
import { makeSampleCompany } from '../../../src/main/sample/seed/sample-company.ts';
import { sageColumns } from './sage-columns.ts';

const company = makeSampleCompany({ today: '2026-03-16', jobs: 40, transactions: 2500 });
const tables = company.sage.map(({ table, rows }) => ({ table, rows: [...rows] }));
const rowsOf = (table: string): SageRow[] => tables.find((entry) => entry.table === table)?.rows ?? [];

type Column = { type: string; nullable: boolean; target: string | undefined };

function columnsOf(table: string): Map<string, Column> {
  return new Map(
    (sageColumns[table] ?? '').split('|').map((text) => {
      const [definition = '', target] = text.split(' > ');
      const [name = '', type = '', nullable] = definition.split(' ');
      return [name, { type, nullable: nullable === 'null', target }];
    }),
  );
}

const INTEGERS: Readonly<Record<string, bigint>> = {
  tinyint: 255n,
  smallint: 32767n,
  int: 2147483647n,
  bigint: 1n << 62n,
};
const PATTERNS: Readonly<Record<string, RegExp>> = {
  uniqueidentifier: /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  date: /^20\d\d-[01]\d-[0-3]\d$/,
  datetime: /^20\d\d-[01]\d-[0-3]\d [0-2]\d:[0-5]\d:[0-5]\d\.000$/,
};

function fits(value: SageValue, { type, nullable }: Column): boolean {
  if (value === null) return nullable;
  if (typeof value === 'bigint') return value >= 0n && value <= (INTEGERS[type] ?? -1n);
  const pattern = PATTERNS[type];
  if (pattern !== undefined) return pattern.test(value);
  const [, text] = /^nvarchar\((\d+)\)$/.exec(type) ?? [];
  if (text !== undefined) return value.length <= Number(text) && value === value.trim();
  const [, precision, scale] = /^decimal\((\d+),(\d+)\)$/.exec(type) ?? [];
  const [, whole, fraction] = /^-?(\d+)\.(\d+)$/.exec(value) ?? [];
  if (scale === undefined || whole === undefined || fraction === undefined) return false;
  return fraction.length === Number(scale) && whole.length <= Number(precision) - Number(scale);
}

const cents = (value: SageValue | undefined): bigint => BigInt(String(value).replace('.', ''));
const sumOf = (rows: readonly SageRow[], column: string): bigint =>
  rows.reduce((all, row) => all + cents(row[column]), 0n);

describe('rows of Sage', () => {
  it.each(tables)('fit the columns of $table', ({ table, rows }) => {
    const columns = columnsOf(table);
    const wrong = rows.flatMap((row) =>
      Object.entries(row)
        .filter(
          ([name, value]) => !fits(value, columns.get(name) ?? { type: 'none', nullable: false, target: undefined }),
        )
        .map(([name, value]) => `${name} = ${value}`),
    );
    expect(wrong).toEqual([]);
    expect(new Set(rows.map((row) => row._idnum)).size).toBe(rows.length);
  });

  it('refer only to rows that come before them', () => {
    const seen = new Map<string, Set<SageValue>>();
    const missing: string[] = [];
    for (const { table, rows } of tables) {
      for (const key of ['_idnum', 'recnum']) seen.set(`${table}.${key}`, new Set(rows.map((row) => row[key] ?? null)));
      for (const [name, { target }] of columnsOf(table)) {
        if (target === undefined) continue;
        for (const row of rows) {
          const value = row[name] ?? null;
          if (value !== null && !seen.get(target)?.has(value)) missing.push(`${table}.${name} ${value} > ${target}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it('name only phases that the job has', () => {
    const phases = new Set(rowsOf('jobphs').map((row) => `${row.recnum}/${row.phsnum}`));
    for (const table of ['subcon', 'pchord', 'acpinv', 'bdglin', 'jobcst']) {
      for (const row of rowsOf(table)) {
        const job = table === 'bdglin' ? row.recnum : row.jobnum;
        if (row.phsnum !== null && row.phsnum !== 0n) expect(phases).toContain(`${job}/${row.phsnum}`);
      }
    }
  });

  it('carry record numbers that are unique within their table', () => {
    for (const { table, rows } of tables) {
      if (['cmpany', 'jobphs', 'bdglin', 'sbcnln', 'pcorln', 'apivln'].includes(table)) continue;
      expect(new Set(rows.map((row) => row.recnum)).size, table).toBe(rows.length);
    }
    const numbers = rowsOf('subcon').map((row) => String(row.ctcnum).toLowerCase());
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('totals that Sage stores', () => {
  const group = (table: string): Map<SageValue | undefined, SageRow[]> =>
    Map.groupBy(rowsOf(table), (row) => row._idref);

  it('of purchase orders are the sums of their lines, each its quantity times its price', () => {
    const lines = group('pcorln');
    const extended = (line: SageRow, column: string) =>
      (cents(line[column]) * cents(line.linprc) + 500_000n) / 1_000_000n;
    for (const header of rowsOf('pchord')) {
      const own = lines.get(header._idnum) ?? [];
      expect(own.length).toBeGreaterThan(0);
      for (const line of own) expect(cents(line.extttl)).toBe(extended(line, 'linqty'));
      expect(sumOf(own, 'extttl')).toBe(cents(header.subttl));
      expect(own.reduce((all, line) => all + extended(line, 'rcvdte'), 0n)).toBe(cents(header.rcvdte));
      expect(cents(header.pchttl)).toBe(cents(header.subttl) + cents(header.slstax));
      expect(cents(header.pchbal)).toBe(cents(header.pchttl) - cents(header.rcvdte) - cents(header.cancel));
    }
  });

  it('of subcontracts are the sums of their lines', () => {
    const lines = group('sbcnln');
    for (const header of rowsOf('subcon')) {
      const own = lines.get(header._idnum) ?? [];
      expect(own.length).toBeGreaterThan(0);
      expect(sumOf(own, 'amount')).toBe(cents(header.cntttl));
      expect(sumOf(own, 'billed')).toBe(cents(header.invttl));
      expect(cents(header.ctcttl)).toBe(cents(header.cntttl) + cents(header.chgttl));
      expect(cents(header.balttl)).toBe(cents(header.ctcttl) - cents(header.invttl));
      for (const line of own) {
        expect(cents(line.cntrct)).toBe(cents(line.amount) + cents(line.change));
        expect(cents(line.remain)).toBe(cents(line.cntrct) - cents(line.billed));
        expect(cents(line.remain)).toBeGreaterThanOrEqual(0n);
      }
    }
  });

  it('of invoices are the sums of their lines, and explain what was billed and what is owed', () => {
    const lines = group('apivln');
    for (const invoice of rowsOf('acpinv')) {
      expect(sumOf(lines.get(invoice._idnum) ?? [], 'extttl')).toBe(cents(invoice.invttl));
      expect(cents(invoice.invbal)).toBe(cents(invoice.invttl) - cents(invoice.ttlpad));
      expect(cents(invoice.invnet)).toBe(cents(invoice.invbal) - cents(invoice.retain));
    }
    for (const header of rowsOf('subcon')) {
      const own = rowsOf('acpinv').filter((invoice) => invoice.ctcnum === header.ctcnum);
      expect(sumOf(own, 'invttl')).toBe(cents(header.invttl));
    }
    for (const vendor of rowsOf('actpay')) {
      const open = rowsOf('acpinv').filter((invoice) => invoice.vndnum === vendor.recnum && invoice.status === 1n);
      expect(sumOf(open, 'invbal')).toBe(cents(vendor.endbal));
    }
  });

  it('of budget lines are the sums of their columns', () => {
    for (const line of rowsOf('bdglin')) {
      for (const end of ['bdg', 'org']) {
        const columns = ['mat', 'lab', 'eqp', 'sub', 'oth'].map((type) => cents(line[`${type}${end}`]));
        expect(columns.reduce((all, value) => all + value, 0n)).toBe(cents(line[`ttl${end}`]));
      }
    }
  });
});
