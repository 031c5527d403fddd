// Decided rows stay in their place, and no row of the core is skipped or shown twice because of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeWindow, planWindow } from '../../../src/renderer/features/desk/grid/kept-rows.ts';
import { deskRow } from './desk-row.ts';

const row = (index: number) => deskRow({ id: `subcontract/${index}` });

describe('windows around kept rows', () => {
  it('asks for the window as it is while nothing was decided', () => {
    expect(planWindow(200, 400, new Map())).toEqual({ offset: 200, limit: 200, kept: [] });
  });

  it('shifts a later window by the rows that have left the view before it', () => {
    const kept = new Map([
      [3, 'subcontract/3'],
      [250, 'subcontract/250'],
    ]);
    expect(planWindow(200, 400, kept)).toEqual({
      offset: 199,
      limit: 199,
      kept: [{ index: 250, id: 'subcontract/250' }],
    });
  });

  it('makes up every window as if nothing had left the view', () => {
    const positions = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 40 });
    fc.assert(
      fc.property(positions, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 5, max: 30 }), (left, start, size) => {
        const all = Array.from({ length: 100 }, (_, index) => row(index));
        const kept = new Map(left.map((index) => [index, `subcontract/${index}`]));
        const core = all.filter((_, index) => !kept.has(index));
        const end = Math.min(100, start + size);
        const plan = planWindow(start, end, kept);
        const rows = core.slice(plan.offset, plan.offset + plan.limit);
        const find = (id: string) => all.find((item) => item.id === id) ?? null;
        const merged = mergeWindow(start, plan, { rows, keptRow: find }).slice(0, end - start);
        expect(merged.map((item) => item.id)).toEqual(all.slice(start, end).map((item) => item.id));
      }),
    );
  });

  it('shows a kept row once when the core still counts it in the view', () => {
    const plan = planWindow(0, 3, new Map([[1, 'subcontract/1']]));
    const merged = mergeWindow(0, plan, { rows: [row(0), row(1)], keptRow: () => row(1) });
    expect(merged.map((item) => item.id)).toEqual(['subcontract/0', 'subcontract/1']);
  });
});
