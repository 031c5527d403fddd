// Every read of the adapter on the wire, against a company whose rows are known.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SageList, SageRecords } from '../../../src/main/core/ports/sage.ts';
import type { SageJobCost } from '../../../src/shared/domain/documents/job-cost.ts';
import { required } from '../../../src/shared/result/assert.ts';
import { draftOf, writeOf } from '../../unit/sage-adapter/drafts.ts';
import { oddTitle, testSeed } from './seed.ts';
import { connectTo, sampleLogins } from './support.ts';
import { openTestCompany, rowKey, type TestCompany } from './test-company.ts';

const costs = 2_500;
let company: TestCompany;
let sage: ReturnType<typeof connectTo>;

beforeAll(async () => {
  company = await openTestCompany(testSeed(costs));
  sage = connectTo(company.config.port, company.config);
});
afterAll(async () => {
  await sage.close();
  await company.close();
});

async function all<K extends SageList>(list: K): Promise<readonly SageRecords[K][]> {
  const found: SageRecords[K][] = [];
  for await (const page of sage.reader.list(list, {})) {
    expect(page).toMatchObject({ ok: true });
    if (page.ok) found.push(...page.value);
  }
  return found;
}

async function costsAfter(after: { stamp: string; record: string } | null, size: number): Promise<SageJobCost[][]> {
  const pages: SageJobCost[][] = [];
  for await (const page of sage.reader.jobCosts(after, size)) {
    expect(page).toMatchObject({ ok: true });
    if (page.ok) pages.push([...page.value]);
  }
  return pages;
}

describe('the handshake', () => {
  it('tells which company, which release, encrypted or not, and whether the writer may write', async () => {
    const answer = await sage.reader.handshake();
    expect(answer).toMatchObject({ ok: true });
    const value = required(answer.ok ? answer.value : null, 'the handshake');
    expect(value).toMatchObject({ companyName: 'Harbor & Pine Builders', encrypted: true, canInsert: true });
    expect(value.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(value.serverVersion).toMatch(/^\d+\.\d+/);
    expect(Math.abs(Date.parse(value.serverTime) - Date.now())).toBeLessThan(120_000);
    expect(value.lastFullBackup === null || value.lastFullBackup.endsWith('Z')).toBe(true);
    const again = await sage.reader.handshake();
    expect(again.ok && again.value.fingerprint).toBe(value.fingerprint);
  });
});

describe('the lists', () => {
  it('are jobs with their phases', async () => {
    const jobs = await all('job');
    expect(jobs.map((job) => [job.number, job.status, job.inactive, job.phases.length])).toEqual([
      ['1042', 4, false, 2],
      ['1043', 6, false, 0],
      ['1044', 4, true, 0],
    ]);
    expect(jobs[0]).toMatchObject({
      key: rowKey('job 1042'),
      name: 'Harbor Tower',
      changedAt: '2026-02-01T09:30:00.120Z',
    });
    expect(jobs[0]?.phases).toEqual([
      { number: '1', name: 'Phase 1' },
      { number: '2', name: 'Phase 2' },
    ]);
  });

  it('are vendors, with their names as typed', async () => {
    const vendors = await all('vendor');
    expect(vendors.map((vendor) => [vendor.number, vendor.name, vendor.inactive])).toEqual([
      ['317', oddTitle, false],
      ['318', 'Gone Electric', true],
    ]);
    expect(vendors[0]).toMatchObject({ vendorType: null, changedAt: '2026-01-05T08:00:00.003Z' });
  });

  it('are cost codes in the order of their numbers, and the nine types', async () => {
    expect((await all('costCode')).map((code) => code.code)).toEqual(['1.001', '3100.500', '16100.000']);
    const types = await all('costType');
    expect(types.map((type) => type.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('are subcontracts with lines and exact amounts', async () => {
    const found = await all('subcontract');
    expect(found.map((each) => [each.record, each.lines.length])).toEqual([
      ['7', 2],
      ['8', 0],
    ]);
    expect(found[0]).toMatchObject({
      key: rowKey('SC-7'),
      number: 'sc-7',
      job: '1042',
      phase: '2',
      vendor: '317',
      vendorName: oddTitle,
      description: oddTitle,
      date: '2026-01-31',
      retainageRate: '10.00',
      locked: true,
      original: 125_035n,
      changes: -5_005n,
      billed: 10_010n,
      enteredBy: 'Bob',
      enteredAt: '2026-01-05T08:00:00.003Z',
      stamp: '2026-01-05 08:00:00.003',
    });
    expect(found[0]?.lines).toEqual([
      {
        key: rowKey('SC-7 line 1'),
        number: 1,
        description: 'Line 1',
        costCode: '16100.000',
        costType: 4,
        amount: 100_030n,
        change: -5_005n,
        billed: 10_010n,
      },
      {
        key: rowKey('SC-7 line 2'),
        number: 2,
        description: 'Line 2',
        costCode: null,
        costType: null,
        amount: 25_005n,
        change: 0n,
        billed: 0n,
      },
    ]);
    expect(found[1]).toMatchObject({ phase: null, date: null, original: 0n, locked: false });
  });
});

describe('a long list', () => {
  it('comes in pages of a thousand, each row once', { timeout: 60_000 }, async () => {
    const vendors = Array.from({ length: 2_050 }, (_, index) => ({
      _idnum: rowKey(`v${index}`),
      recnum: index + 1,
      vndnme: `V ${index}`,
      shtnme: 'V',
    }));
    const crowd = await openTestCompany({ actpay: vendors });
    const desk = connectTo(crowd.config.port, crowd.config);
    const pages: string[][] = [];
    for await (const page of desk.reader.list('vendor', {}))
      if (page.ok) pages.push(page.value.map((vendor) => vendor.number));
    await desk.close();
    await crowd.close();
    expect(pages.map((page) => page.length)).toEqual([1_000, 1_000, 50]);
    expect(pages.flat()).toEqual(vendors.map((vendor) => String(vendor.recnum)));
  });
});

describe('subcontracts', () => {
  it('are found by their keys, the missing ones left out', async () => {
    const keys = [rowKey('SC-8'), rowKey('nobody'), rowKey('SC-7')];
    const found = await sage.reader.documentsByKeys('subcontract', keys);
    expect(found.ok && found.value.map((each) => each.record)).toEqual(['7', '8']);
    const none = await sage.reader.documentsByKeys('subcontract', []);
    expect(none).toEqual({ ok: true, value: [] });
  });

  it('are found by their number, whatever its case or trailing blanks', async () => {
    const found = await sage.reader.documentsByNumber('subcontract', 'SC-7  ');
    expect(found.ok && found.value.map((each) => [each.record, each.lines.length])).toEqual([['7', 2]]);
    expect(await sage.reader.documentsByNumber('subcontract', `' OR 1=1 --`)).toEqual({ ok: true, value: [] });
    expect(await sage.reader.documentsByNumber('subcontract', 'a number of more than twenty')).toEqual({
      ok: true,
      value: [],
    });
  });
});

describe('job costs', () => {
  it('come in pages by stamp and record, each once, none missing', async () => {
    const pages = await costsAfter(null, 700);
    expect(pages.map((page) => page.length)).toEqual([700, 700, 700, 400]);
    const records = pages.flat().map((cost) => cost.record);
    expect(new Set(records).size).toBe(costs);
    const order = pages.flat().map((cost) => `${cost.stamp} ${cost.record.padStart(9, '0')}`);
    expect(order).toEqual([...order].sort());
    const last = pages.flat().at(-1);
    expect(last?.stamp).toBe('2026-04-01 00:00:00.120');
  });

  it('go on behind any mark, in the middle of equal stamps too', async () => {
    const everything = (await costsAfter(null, 5_000)).flat();
    for (const at of [0, 9, 10, 1_234, costs - 1]) {
      const mark = required(everything[at], 'a cost');
      const rest = (await costsAfter({ stamp: mark.stamp, record: mark.record }, 5_000)).flat();
      expect(rest.map((cost) => cost.record)).toEqual(everything.slice(at + 1).map((cost) => cost.record));
    }
  });

  it('carry exact amounts, dates and the vendor if any', async () => {
    const everything = (await costsAfter(null, 5_000)).flat();
    const cost = everything.find((each) => each.record === '100');
    expect(cost).toMatchObject({
      key: rowKey('cost 99'),
      job: '1042',
      phase: '0',
      costCode: '16100.000',
      amount: -9_999n,
      vendor: null,
      date: '2026-03-01',
      period: 3,
      year: 2026,
      source: 11,
    });
    const sum = everything.reduce((total, each) => total + each.amount, 0n);
    const expected = Array.from(
      { length: costs },
      (_, index) => BigInt(index * 100 + (index % 100)) * (index % 3 === 0 ? -1n : 1n),
    );
    expect(sum).toBe(expected.reduce((total, each) => total + each, 0n));
  });

  it('stop when asked to, and leave the connection usable', async () => {
    for await (const page of sage.reader.jobCosts(null, 100)) {
      expect(page.ok).toBe(true);
      break;
    }
    const abort = new AbortController();
    let last: unknown = null;
    for await (const page of sage.reader.jobCosts(null, 100, abort.signal)) {
      last = page;
      abort.abort();
    }
    expect(last).toMatchObject({ ok: false, error: { code: 'CALL_CANCELLED' } });
    expect((await costsAfter(null, 5_000)).flat()).toHaveLength(costs);
  });
});

const onSample = process.env.TIEOUT_TEST_MSSQL === undefined;

describe.skipIf(!onSample)(
  `the logins${onSample ? '' : " (skipped: a real server's logins are its administrator's)"}`,
  () => {
    it('are two: the one that reads cannot write, and says which right is missing', async () => {
      const confused = connectTo(company.config.port, { ...company.config, writer: sampleLogins.reader });
      const answer = await confused.writer.write('subcontract', writeOf(draftOf([{ cents: 1n }], { number: 'X-1' })));
      expect(answer).toMatchObject({ ok: false, error: { code: 'SAGE_RIGHT_MISSING' } });
      expect(await confused.reader.handshake()).toMatchObject({ ok: true, value: { canInsert: false } });
      await confused.close();
    });

    it('are refused with a wrong password or an unknown database, each by its name', async () => {
      const wrong = { ...sampleLogins.reader, password: 'wrong' };
      const cases = [
        [{ reader: wrong }, 'SAGE_LOGIN_REFUSED'],
        [{ database: 'Nowhere' }, 'SAGE_DATABASE_UNKNOWN'],
      ] as const;
      for (const [change, code] of cases) {
        const other = connectTo(company.config.port, { ...company.config, ...change });
        expect(await other.reader.handshake()).toMatchObject({ ok: false, error: { code } });
        await other.close();
      }
    });
  },
);

describe.skipIf(!onSample)(
  `a stream that is cut${onSample ? '' : ' (skipped: a real server has no fault switches)'}`,
  () => {
    it('ends with an error after whole pages, and the next one works', async () => {
      const { faults } = company;
      if (faults === null) throw new Error('no switches');
      const desk = connectTo(company.config.port, company.config);
      await desk.reader.documentsByKeys('subcontract', [rowKey('SC-7')]);
      faults.closeAfterBytes = 120_000;
      const ends: string[] = [];
      for await (const page of desk.reader.jobCosts(null, 200))
        ends.push(page.ok ? String(page.value.length) : page.error.code);
      faults.closeAfterBytes = null;
      expect(ends.at(-1)).toBe('SAGE_NOT_REACHABLE');
      expect(new Set(ends.slice(0, -1))).toEqual(new Set(['200']));
      let count = 0;
      for await (const page of desk.reader.jobCosts(null, 200)) count += page.ok ? page.value.length : 0;
      expect(count).toBe(costs);
      await desk.close();
    });
  },
);
