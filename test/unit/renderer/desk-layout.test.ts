// A stored layout comes back as it was, and a damaged one never keeps the desk from starting.
import { describe, expect, it } from 'vitest';
import {
  type DeskLayout,
  decodeLayout,
  defaultLayout,
  encodeLayout,
} from '../../../src/renderer/features/desk/layout/desk-layout.ts';

describe('the layout of the desk', () => {
  it('comes back as it was stored', () => {
    const layout: DeskLayout = {
      ...defaultLayout,
      arrangement: '1x4',
      order: ['invoices', 'commitments', 'changeOrders', 'budgets'],
      maximised: 'commitments',
      drawer: 30,
      tracks: { ...defaultLayout.tracks, '1x4': { columns: [10, 20, 30, 40], rows: [100] } },
      panes: {
        ...defaultLayout.panes,
        commitments: {
          columns: ['state', 'amount'],
          widths: { amount: 140 },
          order: ['amount', 'state'],
          sort: [{ column: 'amount', direction: 'desc' }],
        },
      },
    };
    expect(decodeLayout(encodeLayout(layout))).toEqual(layout);
  });

  it.each(['', 'x', '[]', '{"v":2}', 'null'])('is the default when %j is stored', (text) => {
    expect(decodeLayout(text)).toEqual(defaultLayout);
  });

  it('takes what is understood and leaves the rest at its default', () => {
    const text = JSON.stringify({
      v: 1,
      arrangement: '4x1',
      order: ['budgets', 'budgets'],
      drawer: 'tall',
      tracks: { '4x1': { columns: [100], rows: [25, -1] } },
      panes: { commitments: { columns: 7, sort: [{ column: 'secret', direction: 'asc' }] } },
    });
    const layout = decodeLayout(text);
    expect(layout.arrangement).toBe('4x1');
    expect(layout.order).toEqual(defaultLayout.order);
    expect(layout.drawer).toBe(defaultLayout.drawer);
    expect(layout.tracks).toEqual(defaultLayout.tracks);
    expect(layout.panes.commitments).toEqual(defaultLayout.panes.commitments);
  });

  it('fits into the setting that stores it', () => {
    expect(encodeLayout(defaultLayout).length).toBeLessThan(5_000);
  });
});
