// The rows of the grids: pages, totals, counts, jobs and causes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskRow } from '#shared/contract/desk.ts';
import { appError } from '#shared/result/app-error.ts';
import type { DeskQuery, IndexedRow } from '../../../src/main/core/ports/desk-index.ts';
import type { StorePort } from '../../../src/main/core/ports/store.ts';
import { anIndexedRow, later, noon } from '../../integration/store/store-values.ts';
import { openedStore } from '../../integration/store/temp-store.ts';

const wholeView: DeskQuery = {
  family: 'commitments',
  view: 'readyToExport',
  jobId: null,
  parentId: null,
  find: '',
  sort: [],
  offset: 0,
  limit: 100,
};

function storeWith(rows: readonly IndexedRow[]): StorePort {
  const store = openedStore();
  store.write(({ desk }) => desk.put(rows));
  return store;
}

const numbered = (n: number, row: Partial<DeskRow> = {}, part: Partial<IndexedRow> = {}): IndexedRow =>
  anIndexedRow({ id: `subcontract/${n}`, number: `SC-${n}`, ...row }, part);

const numbersOf = (store: StorePort, query: Partial<DeskQuery>): readonly string[] =>
  store.read(({ desk }) => desk.page({ ...wholeView, ...query }).rows.map((row) => row.number));

describe('rows of the desk', () => {
  it('come back just as they were put', () => {
    const full = anIndexedRow({
      amount: '-4250.50',
      sageAmount: '0.00',
      light: 'blocked',
      returned: true,
      drifted: true,
      error: appError('SAGE_BUSY', { a: 'b' }),
      revision: 7,
    });
    const store = storeWith([full, numbered(2, { amount: null })]);
    store.read(({ desk }) => {
      expect(desk.row(full.row.id as 'subcontract/1')).toStrictEqual(full.row);
      expect(desk.row('subcontract/2')?.amount).toBeNull();
      expect(desk.page(wholeView).rows[0]).toStrictEqual(full.row);
    });
  });

  it('leave the views they left and go when removed', () => {
    const store = storeWith([numbered(1, {}, { views: ['readyToExport', 'needsLook'] }), numbered(2)]);
    store.write(({ desk }) => desk.put([numbered(1, { state: 'queued' }, { views: ['queued'] })]));
    expect(numbersOf(store, {})).toEqual(['SC-2']);
    expect(numbersOf(store, { view: 'needsLook' })).toEqual([]);
    expect(numbersOf(store, { view: 'queued' })).toEqual(['SC-1']);
    store.write(({ desk }) => desk.remove(['subcontract/1', 'subcontract/2', 'subcontract/3']));
    expect(store.read(({ desk }) => desk.views(null))).toEqual([]);
  });

  it('are found and sorted by what they are now, however little of them changed', () => {
    const views = ['readyToExport', 'needsLook'] as const;
    const store = storeWith([numbered(1, {}, { views }), numbered(2, { vendor: 'Zinc' }, { views })]);
    const put = (row: Partial<DeskRow>): void =>
      store.write(({ desk }) => desk.put([numbered(2, { vendor: 'Zinc', ...row }, { views })]));
    const found = (find: string): readonly string[] => numbersOf(store, { view: 'needsLook', find });
    put({});
    put({ light: 'blocked', reason: 'no vendor', revision: 9 });
    expect(store.read(({ desk }) => desk.row('subcontract/2'))).toMatchObject({ reason: 'no vendor', revision: 9 });
    expect(found('zinc')).toEqual(['SC-2']);
    put({ vendor: 'Alu', amount: '1.00' });
    expect([found('zinc'), found('alu')]).toEqual([[], ['SC-2']]);
    expect(numbersOf(store, { sort: [{ column: 'vendor', direction: 'asc' }] })).toEqual(['SC-2', 'SC-1']);
    expect(store.read(({ desk }) => desk.page(wholeView).sum)).toBe(120_240n);
  });

  it('show an amount that no ledger could hold as none, instead of stopping the desk', () => {
    const store = storeWith([numbered(1, { amount: '99999999999999999999.00' }), numbered(2, { amount: '1.00' })]);
    expect(store.read(({ desk }) => desk.page(wholeView).sum)).toBe(100n);
    expect(store.read(({ desk }) => desk.row('subcontract/1')?.amount)).toBeNull();
  });
});

describe('a page of the desk', () => {
  it('carries count and sums of the whole view, not of the page', () => {
    const store = storeWith([
      numbered(1, { amount: '0.10', sageAmount: '0.30' }),
      numbered(2, { amount: '0.20' }),
      numbered(3, { amount: null }),
      numbered(4, { amount: '5.00' }, { views: ['held'] }),
      numbered(5, { amount: '7.00', family: 'invoices' }),
    ]);
    const page = store.read(({ desk }) => desk.page({ ...wholeView, limit: 1 }));
    expect(page).toMatchObject({ total: 3, sum: 30n, sageSum: 30n });
    expect(page.rows).toHaveLength(1);
  });

  it('sorts numbers by size, names without case and accents, amounts with the empty ones first', () => {
    const store = storeWith([
      numbered(10, { vendor: 'zinc', amount: '9.00' }),
      numbered(2, { vendor: 'Émile', amount: null }),
      numbered(1, { vendor: 'fred', amount: '-10.00' }),
    ]);
    const by = (column: string, direction: 'asc' | 'desc' = 'asc'): readonly string[] =>
      numbersOf(store, { sort: [{ column, direction }] });
    expect(by('number')).toEqual(['SC-1', 'SC-2', 'SC-10']);
    expect(by('number', 'desc')).toEqual(['SC-10', 'SC-2', 'SC-1']);
    expect(by('vendor')).toEqual(['SC-2', 'SC-1', 'SC-10']);
    expect(by('amount')).toEqual(['SC-2', 'SC-1', 'SC-10']);
    expect(() => by('reason')).toThrow('cannot be sorted by');
  });

  it('finds in number, title, vendor and job, whatever case or accents, and takes % as a sign', () => {
    const store = storeWith([
      numbered(1, { title: 'Retainage 10%', vendor: 'X', job: '9', jobName: '' }),
      numbered(2, { title: 'Roof', vendor: 'Ångström', job: '1042', jobName: 'Pier 9' }),
    ]);
    expect(numbersOf(store, { find: ' angSTRÖM ' })).toEqual(['SC-2']);
    expect(numbersOf(store, { find: '%' })).toEqual(['SC-1']);
    expect(numbersOf(store, { find: 'pier' })).toEqual(['SC-2']);
    expect(numbersOf(store, { find: 'sc-' })).toEqual(['SC-1', 'SC-2']);
    expect(numbersOf(store, { find: 'nobody' })).toEqual([]);
  });

  it('is the same window over the same order as sorting everything in memory, for any filter', () => {
    const rows = Array.from({ length: 60 }, (_, n) =>
      numbered(
        n,
        { vendor: `v${n % 7}`, amount: `${(n * 37) % 11}.00`, since: n % 2 === 0 ? noon : later, jobId: `j${n % 3}` },
        { parentId: n % 5 === 0 ? 'subcontract/0' : null },
      ),
    );
    const store = storeWith(rows);
    const key = { vendor: (row: DeskRow) => row.vendor, since: (row: DeskRow) => row.since };
    fc.assert(
      fc.property(
        fc.record({
          column: fc.constantFrom('vendor' as const, 'since' as const),
          direction: fc.constantFrom('asc' as const, 'desc' as const),
          jobId: fc.constantFrom(null, 'j1', 'j9'),
          parentId: fc.constantFrom(null, 'subcontract/0'),
          find: fc.constantFrom('', 'v3', 'SC-1'),
          offset: fc.nat(70),
          limit: fc.integer({ min: 1, max: 40 }),
        }),
        ({ column, direction, jobId, parentId, find, offset, limit }) => {
          const compare = (a: DeskRow, b: DeskRow): number => {
            const [x, y] = [`${key[column](a)} ${a.id}`, `${key[column](b)} ${b.id}`];
            return (x < y ? -1 : 1) * (direction === 'asc' ? 1 : -1);
          };
          const expected = rows
            .filter(({ row, parentId: parent }) => {
              const found = `${row.number}\n${row.vendor}`.toLowerCase().includes(find.toLowerCase());
              return found && (jobId === null || row.jobId === jobId) && (parentId === null || parent === parentId);
            })
            .map(({ row }) => row)
            .sort(compare);
          const page = store.read(({ desk }) =>
            desk.page({ ...wholeView, jobId, parentId, find, offset, limit, sort: [{ column, direction }] }),
          );
          expect(page.rows).toEqual(expected.slice(offset, offset + limit));
          expect(page.total).toBe(expected.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a page near the top of many matches', () => {
  it('is the same as the one sorted in full', () => {
    const rows = Array.from({ length: 5_200 }, (_, n) => numbered(n, { vendor: `v${(n * 7) % 50}`, title: 'Steel' }));
    const store = storeWith(rows);
    const sort = [{ column: 'vendor', direction: 'desc' }] as const;
    const inFull = numbersOf(store, { sort, limit: 5_200 });
    expect(numbersOf(store, { sort, find: 'steel', offset: 30, limit: 40 })).toEqual(inFull.slice(30, 70));
    expect(numbersOf(store, { sort, find: 'steel', offset: 900, limit: 40 })).toEqual(inFull.slice(900, 940));
  });
});

describe('the side bar', () => {
  it('counts documents and amounts per view and family, for all or one job', () => {
    const store = storeWith([
      numbered(1, { amount: '0.10' }, { views: ['readyToExport', 'needsLook'] }),
      numbered(2, { amount: '0.20', jobId: '78' }),
      numbered(3, { amount: null, family: 'invoices', jobId: '78' }),
    ]);
    const counts = (jobId: string | null): unknown =>
      store
        .read(({ desk }) => desk.views(jobId))
        .map(({ view, family, count, amount }) => `${family} ${view} ${count} ${amount}`)
        .sort();
    expect(counts(null)).toEqual([
      'commitments needsLook 1 10',
      'commitments readyToExport 2 30',
      'invoices readyToExport 1 0',
    ]);
    expect(counts('78')).toEqual(['commitments readyToExport 1 20', 'invoices readyToExport 1 0']);
  });

  it('lists the jobs that wait, by number', () => {
    const store = storeWith([
      numbered(1, { jobId: 'a', job: '1042', jobName: 'Pier' }),
      numbered(2, { jobId: 'b', job: '999', jobName: 'Dock', state: 'queued' }),
      numbered(3, { jobId: 'b', job: '999', jobName: 'Dock' }),
      numbered(4, { jobId: 'c', job: '1', state: 'synced' }),
    ]);
    expect(store.read(({ desk }) => desk.jobs())).toEqual([
      { jobId: 'b', number: '999', name: 'Dock', count: 2 },
      { jobId: 'a', number: '1042', name: 'Pier', count: 1 },
    ]);
  });

  it('names what blocks most first', () => {
    const blocked = (cause: string): Partial<IndexedRow> => ({ cause, causeWords: `because ${cause}` });
    const store = storeWith([
      numbered(1, { amount: '9.00' }, blocked('vendor')),
      numbered(2, { amount: '1.00' }, blocked('job')),
      numbered(3, { amount: '2.00', jobId: '78' }, blocked('job')),
      numbered(4),
    ]);
    expect(store.read(({ desk }) => desk.causes(null))).toEqual([
      { cause: 'job', words: 'because job', count: 2, amount: 300n },
      { cause: 'vendor', words: 'because vendor', count: 1, amount: 900n },
    ]);
    expect(store.read(({ desk }) => desk.causes('78').map((cause) => cause.count))).toEqual([1]);
  });
});
