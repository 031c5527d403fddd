// Sage is there, Procore is not: what was decided cannot be checked, so nothing is written.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Bed, type Desk, pushQueued } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';
import { accept, expectOnce, inSage, liftFaults, onlyItem, procoreFault } from './steps.ts';

describe('Procore gone', () => {
  let bed: Bed;
  let desk: Desk;
  withBed((openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
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

  it('holds a whole tray back after the first document, all with the reason, and none of them fails', async () => {
    const added = await Promise.all([1, 2, 3, 4].map(() => bed.addSubcontract()));
    const ids = added.map((document) => document.id);
    await desk.refresh();
    for (const id of ids) await accept(desk, id);
    await bed.procore('POST', '/faults', { fault: 'server-gone' });
    const began = Date.now();
    const slip = await pushQueued(desk.ask, ids);
    // Each document alone would take some ten seconds of trying.
    expect(Date.now() - began).toBeLessThan(25_000);
    expect(slip.items.map((item) => [item.state, item.error?.code])).toEqual(
      ids.map(() => ['queued', 'PROCORE_NOT_REACHABLE']),
    );
    await liftFaults(bed);
    await sleep(100);
    expect((await pushQueued(desk.ask, ids)).items.map((item) => item.words)).toEqual(ids.map(() => 'synced'));
    for (const document of added) await expectOnce(bed, document);
  });

  it('with a sign-in that is refused: the decisions wait in the queue, no document is to blame', async () => {
    const added = await bed.addSubcontract();
    await desk.refresh();
    await accept(desk, added.id);
    await procoreFault(bed, 'expired-token', { path: 'work_order_contracts', method: 'GET', count: 50 });
    const item = onlyItem(await pushQueued(desk.ask, [added.id]));
    expect(item).toMatchObject({ state: 'queued', error: { code: 'PROCORE_SIGN_IN_NEEDED' } });
    await liftFaults(bed);
    expect(onlyItem(await pushQueued(desk.ask, [added.id])).words).toBe('synced');
    await expectOnce(bed, added);
  });

  it('so slow that Sage would wait: lets Sage go after ten seconds, and sends it when Procore answers again', async () => {
    const added = await bed.addSubcontract();
    await desk.refresh();
    await accept(desk, added.id);
    await procoreFault(bed, 'slow', { path: 'work_order_contracts', method: 'GET', count: 1 }, { delayMs: 25_000 });
    const began = Date.now();
    const item = onlyItem(await pushQueued(desk.ask, [added.id]));
    expect(Date.now() - began).toBeGreaterThan(9_000);
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(item.words).toBe('synced');
    const { entries } = await desk.ask('journal.page', { id: added.id as never, before: null, limit: 50 });
    expect(entries.map((entry) => entry.action)).toContain('push.wait');
    await expectOnce(bed, added);
  });
});
