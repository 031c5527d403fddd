// Mirrors: what changed is told, what was not seen goes, amounts are exact.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SageSubcontract } from '#shared/domain/documents/subcontract.ts';
import { amountFromCents } from '#shared/money/amount.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { MirrorRow } from '../../../src/main/core/ports/mirror.ts';
import type { StorePort } from '../../../src/main/core/ports/store.ts';
import { aJobCost, anIndexedRow, aVendor, later, noon } from '../../integration/store/store-values.ts';
import { openedStore } from '../../integration/store/temp-store.ts';

const vendorRow = (number: string, name = 'Steel'): MirrorRow<ReturnType<typeof aVendor>> => ({
  id: `v-${number}`,
  scope: '',
  lookup: name.toLowerCase(),
  body: aVendor({ number, name }),
});

function aSubcontract(cents: bigint): SageSubcontract {
  const line = { key: 'l1', number: 1, description: '', costCode: '16100.000', costType: 4 };
  return {
    key: 'k1',
    record: '41',
    number: 'SC-1',
    job: '1042',
    phase: null,
    vendor: '317',
    vendorName: 'Steel',
    description: '',
    status: 3,
    date: null,
    retainageRate: '10.00',
    locked: false,
    original: amountFromCents(cents),
    changes: amountFromCents(-cents),
    billed: amountFromCents(0n),
    lines: [{ ...line, amount: amountFromCents(cents), change: amountFromCents(0n), billed: amountFromCents(0n) }],
    enteredBy: 'ana',
    login: 'tieout',
    enteredAt: noon,
    stamp: 's',
  };
}

describe('mirrored records', () => {
  it('tell which ids are new or changed, and nothing on the second time', () => {
    const store = openedStore();
    const put = (rows: readonly MirrorRow<ReturnType<typeof aVendor>>[]): readonly string[] =>
      store.write(({ mirror }) => mirror.put('sage', 'vendor', rows, noon));
    expect(put([vendorRow('1'), vendorRow('2')])).toEqual(['v-1', 'v-2']);
    const reordered = Object.fromEntries(Object.entries(aVendor({ number: '1', name: 'Steel' })).reverse());
    expect(put([{ ...vendorRow('1'), body: reordered as ReturnType<typeof aVendor> }, vendorRow('2')])).toEqual([]);
    expect(put([vendorRow('1'), vendorRow('2', 'Iron')])).toEqual(['v-2']);
    store.read(({ mirror }) => {
      expect(mirror.get('sage', 'vendor', 'v-2')).toStrictEqual(aVendor({ number: '2', name: 'Iron' }));
      expect(mirror.get('sage', 'vendor', 'v-3')).toBeNull();
      expect(mirror.all('sage', 'vendor').map((vendor) => vendor.number)).toEqual(['1', '2']);
      expect(mirror.byLookup('sage', 'vendor', 'iron').map((vendor) => vendor.number)).toEqual(['2']);
      expect(mirror.byLookup('sage', 'vendor', 'Iron')).toEqual([]);
      expect(mirror.all('sage', 'job')).toEqual([]);
    });
  });

  it('keep every amount to the cent', () => {
    const store = openedStore();
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (cents) => {
        const body = aSubcontract(cents);
        store.write(({ mirror }) =>
          mirror.put('sage', 'subcontract', [{ id: 'k1', scope: '', lookup: 'sc-1', body }], noon),
        );
        expect(store.read(({ mirror }) => mirror.get('sage', 'subcontract', 'k1'))).toStrictEqual(body);
      }),
      { numRuns: 50 },
    );
  });

  it('that a complete pull of their scope did not see are removed', () => {
    const store = openedStore();
    const row = (id: string, scope: string): MirrorRow<never> =>
      ({ id, scope, lookup: '', body: { id, projectId: scope } }) as unknown as MirrorRow<never>;
    store.write(({ mirror }) => {
      mirror.put('procore', 'costCode', [row('a', '1'), row('b', '1'), row('c', '2')], noon);
      mirror.put('procore', 'costCode', [row('a', '1')], later);
    });
    expect(store.write(({ mirror }) => mirror.removeOlder('procore', 'costCode', '1', later))).toEqual(['b']);
    store.read(({ mirror }) => {
      expect(mirror.all('procore', 'costCode').map((code) => code.id)).toEqual(['a', 'c']);
      expect(mirror.all('procore', 'costCode', '2').map((code) => code.id)).toEqual(['c']);
    });
  });
});

describe('marks', () => {
  const markAll = (store: StorePort, asOf: Instant): void =>
    store.write(({ mirror }) => {
      for (const list of ['job', 'vendor', 'costCode', 'costType', 'subcontract', 'purchaseOrder']) {
        mirror.setMark('sage', list, '', { since: null, asOf });
      }
    });

  it('say how far a list was read', () => {
    const store = openedStore();
    expect(store.read(({ mirror }) => mirror.mark('sage', 'job', ''))).toBeNull();
    store.write(({ mirror }) => mirror.setMark('sage', 'job', '', { since: noon, asOf: later }));
    expect(store.read(({ mirror }) => mirror.mark('sage', 'job', ''))).toEqual({ since: noon, asOf: later });
  });

  it('make a side as old as its oldest list, and unknown while one was never complete', () => {
    const store = openedStore();
    store.write(({ mirror }) => mirror.setMark('sage', 'job', '', { since: null, asOf: later }));
    expect(store.read(({ mirror }) => mirror.asOf('sage'))).toBeNull();
    markAll(store, later);
    store.write(({ mirror }) => mirror.setMark('sage', 'vendor', '', { since: null, asOf: noon }));
    expect(store.read(({ mirror }) => [mirror.asOf('sage'), mirror.asOf('procore')])).toEqual([noon, null]);
  });

  it('of a project that is not active any more do not age its side', () => {
    const store = openedStore();
    const project = (id: string, active: boolean): MirrorRow<never> =>
      ({ id, scope: '', lookup: '', body: { id, active } }) as unknown as MirrorRow<never>;
    store.write(({ mirror }) => {
      mirror.put('procore', 'project', [project('1', true), project('2', false)], noon);
      for (const list of ['project', 'company', 'costType']) {
        mirror.setMark('procore', list, '', { since: null, asOf: later });
      }
      for (const list of ['costCode', 'subcontract', 'purchaseOrder']) {
        mirror.setMark('procore', list, '1', { since: null, asOf: later });
        mirror.setMark('procore', list, '2', { since: null, asOf: noon });
      }
    });
    expect(store.read(({ mirror }) => mirror.asOf('procore'))).toBe(later);
  });
});

describe('job costs', () => {
  it('are counted and summed to the cent, and replaced by their key', () => {
    const store = openedStore();
    const costs = [aJobCost(1, 999_999_999_999n), aJobCost(2, -1n), aJobCost(3, 120_140n)];
    store.write(({ mirror }) => mirror.putJobCosts(costs, { stamp: 's', record: '3' }));
    store.write(({ mirror }) => mirror.putJobCosts([aJobCost(2, -3n)], { stamp: 't', record: '2' }));
    store.read(({ mirror }) => {
      expect(mirror.jobCostTotals()).toEqual({ count: 3, sum: 1_000_000_120_136n });
      expect(mirror.jobCostMark()).toEqual({ stamp: 't', record: '2' });
    });
  });

  it('and all other mirrors are forgotten with the rows worked out from them, but never what is ours', () => {
    const store = openedStore();
    store.write(({ mirror, desk, own }) => {
      mirror.putJobCosts([aJobCost(1, 1n)], { stamp: 's', record: '1' });
      mirror.put('sage', 'vendor', [vendorRow('1')], noon);
      mirror.setMark('sage', 'vendor', '', { since: null, asOf: noon });
      desk.put([anIndexedRow()]);
      own.setSetting('mode', 'live');
    });
    store.write(({ mirror }) => mirror.clear());
    store.read(({ mirror, desk, own }) => {
      expect(mirror.jobCostTotals()).toEqual({ count: 0, sum: 0n });
      expect([mirror.jobCostMark(), mirror.mark('sage', 'vendor', '')]).toEqual([null, null]);
      expect(mirror.all('sage', 'vendor')).toEqual([]);
      expect(desk.row('subcontract/1001')).toBeNull();
      expect(own.setting('mode')).toBe('live');
    });
  });
});
