// The sample company is repeatable, has the counts it promises, and its amounts tie on both sides.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SageRow } from '../../../src/main/sample/seed/sage-row.ts';
import { makeSampleCompany, type SampleCompany } from '../../../src/main/sample/seed/sample-company.ts';
import { contractId, sampleFaults, subcontractSpecs } from '../../../src/main/sample/seed/sample-faults.ts';

const TODAY = '2026-03-16';
const company = makeSampleCompany({ today: TODAY });

function hashOf(sample: SampleCompany): string {
  const hash = createHash('sha256').update(JSON.stringify(sample.procore));
  for (const { table, rows } of sample.sage) {
    for (const row of rows) {
      hash.update(table).update(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)));
    }
  }
  return hash.digest('hex');
}

function rowsOf(table: string, sample: SampleCompany = company): SageRow[] {
  return [...(sample.sage.find((entry) => entry.table === table)?.rows ?? [])];
}

/** Cents of decimal text with at most two places that count. */
function cents(text: unknown): bigint {
  const [, sign, whole, fraction] = /^(-?)(\d+)\.(\d{1,2})0*$/.exec(String(text)) ?? [];
  if (whole === undefined || fraction === undefined) throw new Error(`Not an amount: ${String(text)}`);
  const value = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return sign === '-' ? -value : value;
}

const total = (values: readonly unknown[]): bigint => values.reduce<bigint>((all, value) => all + cents(value), 0n);

function contractWith(fault: string) {
  const found = company.procore.workOrderContracts.filter((contract) =>
    sampleFaults[contract.id]?.faults.some((candidate) => candidate === fault),
  );
  if (found.length === 0) throw new Error(`No subcontract shows ${fault}.`);
  return found;
}

describe('the sample company', () => {
  it('is the same to the byte for the same seed and day', () => {
    expect(hashOf(makeSampleCompany({ today: TODAY }))).toBe(hashOf(company));
    expect(hashOf(makeSampleCompany({ today: TODAY, seed: 2 }))).not.toBe(hashOf(company));
  });

  it('can be walked twice, although its rows are generated', () => {
    expect(rowsOf('jobcst')).toEqual(rowsOf('jobcst'));
  });

  it('has forty subcontracts, in the proportions an accountant meets', () => {
    expect(company.procore.workOrderContracts).toHaveLength(40);
    const states = Object.groupBy(subcontractSpecs, (spec) => spec.state);
    expect(Object.fromEntries(Object.entries(states).map(([state, specs]) => [state, specs.length]))).toEqual({
      ready: 11,
      blocked: 14,
      warning: 4,
      notSent: 3,
      synced: 7,
      foreign: 1,
    });
    expect(Object.keys(sampleFaults).map(Number)).toEqual(company.procore.workOrderContracts.map((w) => w.id));
    expect(sampleFaults[contractId(14)]?.faults).toEqual(['jobNotLinked']);
  });

  it('has the jobs, vendors and codes it promises', () => {
    const { projects, vendors, costCodes } = company.procore;
    expect(projects).toHaveLength(16);
    expect(projects.filter((project) => project.origin_id === null).map((project) => project.project_number)).toEqual([
      '1055',
      '1056',
    ]);
    expect(rowsOf('actrec')).toHaveLength(14);
    expect(rowsOf('actrec').filter((job) => job.status === 6n)).toHaveLength(1);
    expect(new Set(rowsOf('jobphs').map((phase) => phase.recnum)).size).toBe(3);
    expect(vendors).toHaveLength(120);
    expect(vendors.filter((vendor) => vendor.origin_id === null)).toHaveLength(15);
    expect(rowsOf('actpay').filter((vendor) => vendor.inactv === 1n)).toHaveLength(4);
    expect(rowsOf('cstcde').length).toBeGreaterThan(110);
    expect(rowsOf('cstdiv')).toHaveLength(16);
    expect(rowsOf('csttyp')).toHaveLength(9);
    expect(rowsOf('jobcst')).toHaveLength(1500);
    expect(rowsOf('cmpany')).toHaveLength(1);
    expect(costCodes.find((code) => code.origin_id === 's100c:job:1042:cc:16100.000')?.full_code).toBe('16-100');
    expect(vendors.find((vendor) => vendor.name === 'Cascade Electric LLC')?.origin_id).toBe('s100c:vendor:317');
  });

  it('states totals that are the sums of their lines, except where that is the fault', () => {
    for (const contract of company.procore.workOrderContracts) {
      const ties = total(contract.line_items.map((line) => line.amount)) === cents(contract.grand_total);
      const faults = sampleFaults[contract.id]?.faults ?? [];
      expect(ties, contract.number).toBe(!faults.includes('linesDoNotSum') && !faults.includes('noLines'));
      const lines = contract.line_items.length;
      if (!faults.includes('noLines')) expect(lines).toBeGreaterThanOrEqual(3);
      expect(lines).toBeLessThanOrEqual(25);
      for (const line of contract.line_items) expect(cents(line.amount)).toBeGreaterThan(0n);
    }
  });

  it('calculates unit-based lines from quantity and unit cost', () => {
    const scaled = (text: string): bigint => BigInt(text.replace(/\.(\d*)$/, (_, d: string) => d.padEnd(4, '0')));
    for (const contract of contractWith('unitBased')) {
      expect(contract.accounting_method).toBe('unit');
      for (const line of contract.line_items) {
        expect(line.extended_type).toBe('calculated');
        expect(cents(line.amount)).toBe((scaled(line.quantity) * scaled(line.unit_cost) + 500_000n) / 1_000_000n);
      }
    }
  });

  it('shows each fault where the catalogue says so', () => {
    expect(contractWith('numberMissing')[0]?.number).toBe('');
    for (const contract of contractWith('numberTooLong')) expect(contract.number.length).toBeGreaterThan(20);
    expect(new Set(contractWith('numberCollides').map((contract) => contract.number.slice(0, 20))).size).toBe(1);
    expect(rowsOf('subcon').map((row) => row.ctcnum)).toContain(contractWith('numberTaken')[0]?.number);
    expect(contractWith('titleVeryLong')[0]?.title).toHaveLength(300);
    expect(contractWith('titleCut')[0]?.title?.length).toBeGreaterThan(50);
    expect(
      contractWith('lineTextCut')[0]?.line_items.filter((line) => (line.description ?? '').length > 50),
    ).toHaveLength(2);
    expect(
      contractWith('costTypeMissing')[0]?.line_items.filter((line) => !line.line_item_type?.origin_id),
    ).toHaveLength(2);
    expect(contractWith('awkwardText')[0]?.title).toMatch(/["&Ω]/);
    const inactive = new Set(
      rowsOf('actpay').flatMap((row) => (row.inactv === 1n ? [`s100c:vendor:${row.recnum}`] : [])),
    );
    expect(inactive).toContain(contractWith('vendorInactive')[0]?.vendor?.origin_id);
    expect(contractWith('vendorNotLinked')[0]?.vendor?.origin_id).toBeNull();
    const sageCodes = new Set(rowsOf('cstcde').map((row) => row.recnum));
    const unknown = contractWith('costCodeUnknown')[0]?.line_items.filter(
      (line) => !sageCodes.has(line.cost_code?.origin_id?.split(':').at(-1) ?? ''),
    );
    expect(unknown).toHaveLength(2);
    const pairs = contractWith('sameCodeAndType')[0]?.line_items.map((line) => line.wbs_code?.flat_code) ?? [];
    expect(new Set(pairs).size).toBe(pairs.length - 1);
  });

  it('keeps ready subcontracts free of every fault', () => {
    const numbers = new Set<string>();
    const taken = new Set(rowsOf('subcon').map((row) => row.ctcnum));
    for (const contract of company.procore.workOrderContracts) {
      if (sampleFaults[contract.id]?.state !== 'ready') continue;
      expect(contract.status).toBe('Approved');
      expect(contract.origin_id).toBeNull();
      expect(contract.vendor?.origin_id).toMatch(/^s100c:vendor:\d+$/);
      expect(contract.number.length).toBeLessThanOrEqual(20);
      expect(taken.has(contract.number)).toBe(false);
      numbers.add(contract.number);
      const pairs = contract.line_items.map((line) => line.wbs_code?.flat_code);
      expect(new Set(pairs).size).toBe(pairs.length);
      for (const line of contract.line_items) {
        expect(line.cost_code?.origin_id).toBeTruthy();
        expect(line.line_item_type?.origin_id).toBeTruthy();
        expect(line.description?.length).toBeLessThanOrEqual(50);
      }
    }
    expect(numbers.size).toBe(11);
  });

  it('has subcontracts whose day in UTC is not their day at the project', () => {
    const evening = company.procore.workOrderContracts.filter(
      (contract) => contract.contract_date !== null && contract.contract_date !== contract.created_at.slice(0, 10),
    );
    expect(evening.length).toBeGreaterThanOrEqual(5);
  });

  it('has no date in the future, whatever today is', () => {
    for (const today of ['2026-01-01', '2028-02-29']) {
      const sample = makeSampleCompany({ today });
      const late = sample.procore.workOrderContracts.filter((w) => w.created_at.slice(0, 10) > today);
      expect(late).toEqual([]);
      for (const table of ['jobcst', 'subcon', 'acpinv']) {
        expect(rowsOf(table, sample).filter((row) => String(row.insdte).slice(0, 10) > today)).toEqual([]);
      }
    }
  });
});

describe('what was synced before', () => {
  const inSage = new Map(rowsOf('subcon').map((row) => [row.ctcnum, row]));

  it('is in Sage under the key that Procore holds', () => {
    const synced = company.procore.workOrderContracts.filter(
      (contract) => sampleFaults[contract.id]?.state === 'synced',
    );
    for (const contract of synced) {
      const row = inSage.get(contract.number);
      expect(row).toBeDefined();
      if (sampleFaults[contract.id]?.faults.includes('reportLost')) expect(contract.origin_id).toBeNull();
      else expect(contract.origin_id).toBe(`s100c:subcontract:${String(row?._idnum)}`);
      const same = cents(row?.cntttl) === cents(contract.grand_total) && row?.dscrpt === contract.title;
      expect(same).toBe(!sampleFaults[contract.id]?.faults.includes('drifted'));
    }
  });

  it('leaves a former connector its own key', () => {
    expect(contractWith('foreignOrigin')[0]?.origin_id).toMatch(/^hh2:/);
  });
});

describe('the scale generator', () => {
  it('adds jobs, subcontracts and transactions in proportion', () => {
    const big = makeSampleCompany({ today: TODAY, jobs: 214, transactions: 5000 });
    expect(rowsOf('actrec', big)).toHaveLength(214);
    expect(rowsOf('jobcst', big)).toHaveLength(5000);
    expect(big.procore.workOrderContracts).toHaveLength(140);
    expect(big.procore.workOrderContracts.slice(0, 40)).toEqual(company.procore.workOrderContracts);
    const ids = [
      big.procore.workOrderContracts.flatMap((contract) => [
        contract.id,
        ...contract.line_items.map((line) => line.id),
      ]),
      big.procore.costCodes.map((code) => code.id),
      big.procore.vendors.map((vendor) => vendor.id),
      big.procore.projects.map((project) => project.id),
    ];
    for (const list of ids) expect(new Set(list).size).toBe(list.length);
    const codes = new Set(big.procore.costCodes.map((code) => `${code.project_id}/${code.id}`));
    for (const contract of big.procore.workOrderContracts) {
      for (const line of contract.line_items) expect(codes).toContain(`${contract.project.id}/${line.cost_code?.id}`);
    }
  });
});
