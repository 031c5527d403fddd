// Two desks with separate data folders push the same subcontract at the same moment.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bed, type Desk, pushQueued, startBed } from '../../support/bed.ts';

const races = 50;

describe('two desks that push the same subcontract at the same moment', () => {
  let bed: Bed;
  let anna: Desk;
  let ben: Desk;
  beforeAll(async () => {
    bed = await startBed();
    anna = await bed.desk({ person: 'Anna Accountant' });
    ben = await bed.desk({ person: 'Ben Booker' });
  });
  afterAll(async () => {
    await anna.stop();
    await ben.stop();
    await bed.stop();
  });

  it(`write one row each of ${races} times, and the loser says who was first`, async () => {
    const added = await Promise.all(Array.from({ length: races }, () => bed.addSubcontract()));
    await Promise.all([anna.refresh(), ben.refresh()]);
    const winners = new Set<string>();
    for (const { id, number } of added) {
      for (const desk of [anna, ben]) {
        const { revision } = await desk.row(id);
        const { conflicts } = await desk.ask('review.accept', { items: [{ id, revision }] });
        expect(conflicts).toEqual([]);
      }
      const slips = await Promise.all([pushQueued(anna.ask, [id]), pushQueued(ben.ask, [id])]);
      const rows = await bed.sql(`SELECT h.usrnme FROM dbo.subcon AS h WHERE h.ctcnum = '${number}'`);
      expect(rows).toHaveLength(1);
      const winner = String(rows[0]?.usrnme);
      winners.add(winner);
      const [annas, bens] = slips.map((slip) => slip.items[0]);
      const [first, second] = winner === 'Anna Accountant' ? [annas, bens] : [bens, annas];
      expect(first?.error).toBeNull();
      expect(second?.error).toMatchObject({ code: 'SAGE_OTHER_WAS_FIRST', facts: { who: winner } });
      expect(slips.map((slip) => slip.control)).toEqual([
        expect.objectContaining({ ties: true, readBackCount: 1 }),
        expect.objectContaining({ ties: true, readBackCount: 1 }),
      ]);
    }
    expect(winners.size).toBeGreaterThan(0);
  });
});
