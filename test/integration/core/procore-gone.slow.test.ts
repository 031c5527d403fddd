// Sage is there, Procore is not: what was decided cannot be checked, so nothing is written.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bed, type Desk, pushQueued, startBed } from '../../support/bed.ts';
import { accept, expectOnce, inSage, liftFaults, onlyItem } from './steps.ts';

describe('Procore gone', () => {
  let bed: Bed;
  let desk: Desk;
  beforeAll(async () => {
    bed = await startBed();
    desk = await bed.desk();
  });
  afterAll(async () => {
    await desk.stop();
    await bed.stop();
  });

  it('while Sage is there: nothing is written into Sage, because what was decided could not be checked', async () => {
    const added = await bed.addSubcontract();
    await desk.refresh();
    await accept(desk, added.id);
    await bed.procore('POST', '/faults', { fault: 'server-gone' });
    const item = onlyItem(await pushQueued(desk.ask, [added.id]));
    expect(item).toMatchObject({ state: 'queued', error: { code: 'PROCORE_NOT_REACHABLE' } });
    expect(item.heldBack).toContain('Procore cannot be reached');
    expect(await inSage(bed, added.number)).toEqual([]);
    await liftFaults(bed);
    await sleep(100);
    expect(onlyItem(await pushQueued(desk.ask, [added.id])).words).toBe('synced');
    await expectOnce(bed, added);
  });
});
