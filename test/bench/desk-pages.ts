// (g) Pages, finding and counts of the desk at 100,000 rows, through the store.
import type { DeskQuery, IndexedRow } from '../../src/main/core/ports/desk-index.ts';
import { anIndexedRow } from '../integration/store/store-values.ts';
import { type Bench, type Figure, quantile, sampled } from './figure.ts';
import { openBenchStore } from './sage-side.ts';
import { withTempFolder } from './temp-folder.ts';

const rows = 100_000;
const vendors = ['Harbor Electric', 'Ångström Steel', 'Pine Ridge Framing', 'Coastal Concrete', 'Delta Glazing'];

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

const queries: readonly (readonly [string, Partial<DeskQuery>])[] = [
  ['first page', {}],
  ['deep page, row 90,000', { offset: 90_000 }],
  ['deep page by amount, falling', { offset: 50_000, sort: [{ column: 'amount', direction: 'desc' }] }],
  ['find: 1 match', { find: 'sc-77123' }],
  ['find: 20,000 matches', { find: 'coastal' }],
  ['one job: 500 rows', { jobId: '1042' }],
];

export const deskPages: Bench = {
  letter: 'g',
  words: `pages of the desk at ${rows} rows`,
  run: () =>
    withTempFolder(async (folder) => {
      const store = openBenchStore(folder);
      const startedAt = performance.now();
      for (let from = 0; from < rows; from += 2_000) {
        store.write(({ desk }) => desk.put(Array.from({ length: 2_000 }, (_, index) => rowOf(from + index))));
      }
      const filled = rows / ((performance.now() - startedAt) / 1000);
      const figures: Figure[] = [{ bench: 'g', name: 'rows put', value: filled, unit: 'rows/s' }];
      const measure = (name: string, work: () => unknown) => {
        const times = sampled(40, work);
        figures.push({ bench: 'g', name: `${name}, p50`, value: quantile(times, 0.5), unit: 'ms' });
        figures.push({ bench: 'g', name: `${name}, p95`, value: quantile(times, 0.95), unit: 'ms' });
      };
      for (const [name, query] of queries) {
        measure(name, () => store.read(({ desk }) => desk.page({ ...wholeView, ...query })));
      }
      measure('views, jobs and causes', () =>
        store.read(({ desk }) => [desk.views(null), desk.jobs(), desk.causes(null)]),
      );
      const { total } = store.read(({ desk }) => desk.page(wholeView));
      store.close();
      return { figures, wrong: total === rows ? [] : [`the view has ${total} rows`] };
    }),
};

function rowOf(n: number): IndexedRow {
  const job = 1_000 + (n % 200);
  return anIndexedRow({
    id: `subcontract/${n}`,
    number: `SC-${n}`,
    title: `Scope ${n % 977} of level ${n % 12}`,
    vendor: vendors[n % vendors.length] ?? '',
    job: `${job}`,
    jobId: `${job}`,
    amount: `${(n * 7919) % 900_000}.${String(n % 100).padStart(2, '0')}`,
    since: new Date(Date.UTC(2026, 0, 1) + n * 61_000).toISOString(),
  });
}
