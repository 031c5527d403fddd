// The push as a whole: the guard rails, what was confirmed, pause and stop, and the account at its end.
import { afterEach, describe, expect, it } from 'vitest';
import { type Bed, type Desk, openDesk, pushQueued, quietLog } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';
import { accept, actionsOn, expectOnce, inSage, itemsOf, liftFaults, onlyItem, sageFaults, until } from './steps.ts';

describe('a push', () => {
  let bed: Bed;
  let desk: Desk;
  withBed(async (openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
    await desk.refresh();
  });
  afterEach(() => liftFaults(bed));

  const accepted = async (count = 1) => {
    const added = [];
    for (let n = 0; n < count; n += 1) added.push(await bed.addSubcontract());
    await desk.refresh();
    const { conflicts } = await accept(desk, ...added.map(({ id }) => id));
    expect(conflicts).toEqual([]);
    return added;
  };
  const refusal = async (input: unknown) => {
    const answer = await desk.workbench.dispatch('push.start', input);
    return answer.ok ? 'started' : answer.error.code;
  };
  const ended = async (pushId: string) => {
    const ask = async () => (await desk.ask('push.slip', { pushId })).slip;
    const slip = await until(ask, (now) => now?.state === 'finished' || now?.state === 'stopped');
    if (slip === null) throw new Error('there is no slip');
    return slip;
  };

  it('of nothing is refused', async () => {
    expect(await refusal({ ids: null, count: 0, sum: '0.00' })).toBe('PUSH_NOTHING_QUEUED');
  });

  it('of another count or sum than the tray holds is refused and starts nothing', async () => {
    const [one] = await accepted();
    const ids = [one?.id];
    const { count, sum } = await desk.ask('push.dryRun', { ids: ids as never });
    expect(await refusal({ ids, count: count + 1, sum })).toBe('PUSH_TOTAL_DIFFERENT');
    expect(await refusal({ ids, count, sum: '0.01' })).toBe('PUSH_TOTAL_DIFFERENT');
    const [late] = await accepted();
    expect(await refusal({ ids: null, count, sum })).toBe('PUSH_TOTAL_DIFFERENT');
    expect(await inSage(bed, one?.number ?? '')).toEqual([]);
    await desk.ask('review.undo', { items: await itemsOf(desk, [late?.id ?? '']) });
    expect(onlyItem(await pushQueued(desk.ask, ids as never)).words).toBe('synced');
  });

  it('while writing is switched off keeps everything waiting with the reason, and goes out when it is on again', async () => {
    const [one] = await accepted();
    if (one === undefined) throw new Error('nothing');
    await desk.ask('settings.set', { writesOff: 'Sage is being updated' });
    const slip = await pushQueued(desk.ask, [one.id]);
    const item = onlyItem(slip);
    expect(item).toMatchObject({ state: 'queued', error: { code: 'SAGE_WRITES_OFF' } });
    expect(item.heldBack).toBe('Writing into Sage is switched off: Sage is being updated.');
    expect(slip.control).toMatchObject({ sentCount: 0, reportedCount: 0, difference: '0.00' });
    expect((await desk.row(one.id)).reason).toContain('Sage is being updated');
    const plan = await desk.ask('push.plan', {});
    expect(plan.items.find(({ id }) => id === one.id)?.heldBack).toContain('Sage is being updated');
    expect(await inSage(bed, one.number)).toEqual([]);
    await desk.ask('settings.set', { writesOff: null });
    expect(onlyItem(await pushQueued(desk.ask, [one.id]))).toMatchObject({ words: 'synced', heldBack: null });
    expect(await desk.row(one.id)).toMatchObject({ state: 'synced', error: null, reason: '' });
    await expectOnce(bed, one);
    expect(await actionsOn(desk, one.id)).toEqual(['review.accept', 'push.written', 'push.verified', 'push.reported']);
  });

  it('that is stopped keeps the rest queued, and the next one sends it', async () => {
    const added = await accepted(6);
    await sageFaults(bed, { delayMs: 150 });
    const ids = added.map(({ id }) => id);
    const { count, sum } = await desk.ask('push.dryRun', { ids });
    const { pushId } = await desk.ask('push.start', { ids, count, sum });
    expect(await refusal({ ids, count, sum })).toBe('PUSH_RUNNING');
    await until(
      async () => (await desk.ask('push.slip', { pushId })).slip,
      (slip) => (slip?.done ?? 0) >= 1,
    );
    await desk.ask('push.stop', { pushId });
    const slip = await ended(pushId);
    expect(slip.state).toBe('stopped');
    expect(slip.control.ties).toBe(true);
    const states = slip.items.map((item) => item.state);
    expect(states.filter((state) => state === 'queued').length).toBeGreaterThan(0);
    expect(states.filter((state) => state !== 'queued').length).toBe(slip.control.sentCount);
    await liftFaults(bed);
    const left = slip.items.filter((item) => item.state === 'queued').map((item) => item.id);
    const rest = await pushQueued(desk.ask, left);
    expect(rest.items.map((item) => item.words)).toEqual(left.map(() => 'synced'));
    for (const document of added) await expectOnce(bed, document);
  });

  it('that is paused says so, sends nothing more until it goes on, and then ends', async () => {
    const added = await accepted(4);
    await sageFaults(bed, { delayMs: 100 });
    const ids = added.map(({ id }) => id);
    const { count, sum } = await desk.ask('push.dryRun', { ids });
    const { pushId } = await desk.ask('push.start', { ids, count, sum });
    await desk.ask('push.pause', { pushId, paused: true });
    const look = async () => (await desk.ask('push.slip', { pushId })).slip;
    expect((await look())?.state).toBe('paused');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const before = await look();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await look()).toEqual(before);
    expect(before?.done).toBeLessThan(4);
    await desk.ask('push.pause', { pushId, paused: false });
    expect((await look())?.state).toBe('running');
    const slip = await ended(pushId);
    expect(slip.items.map((item) => item.words)).toEqual(['synced', 'synced', 'synced', 'synced']);
    for (const document of added) await expectOnce(bed, document);
  });

  it('that was paused when the program ended is over at the next start, and the rest stays queued', async () => {
    const own = await bed.desk({ person: 'Otto' });
    const added = [await bed.addSubcontract(), await bed.addSubcontract(), await bed.addSubcontract()];
    await own.refresh();
    const ids = added.map(({ id }) => id);
    await accept(own, ...ids);
    await sageFaults(bed, { delayMs: 100 });
    const { count, sum } = await own.ask('push.dryRun', { ids });
    const { pushId } = await own.ask('push.start', { ids, count, sum });
    await own.ask('push.pause', { pushId, paused: true });
    await own.stop();
    await liftFaults(bed);
    const again = await openDesk({ ...bed.env, TIEOUT_DATA_DIR: own.dataDir, TIEOUT_PERSON: 'Otto' });
    await again.workbench.start();
    const slip = await until(
      async () => (await again.ask('push.slip', { pushId })).slip,
      (now) => now?.state === 'stopped',
    );
    expect(slip?.state).toBe('stopped');
    const queued = slip?.items.filter((item) => item.state === 'queued').map((item) => item.id) ?? [];
    expect(queued.length).toBeGreaterThan(0);
    await pushQueued(again.ask, queued);
    await again.stop();
    for (const document of added) await expectOnce(bed, document);
  });

  it('that breaks on a bug of ours ends its slip, keeps the rest, and finds what was under way with the next refresh', async () => {
    const logged: string[] = [];
    let broken = false;
    const own = await bed.desk({
      person: 'Otto',
      log: { ...quietLog, error: (message) => void logged.push(message) },
      atStep: (step) => {
        if (step !== 'committed' || broken) return;
        broken = true;
        throw new Error('a bug of the test');
      },
    });
    const added = [await bed.addSubcontract(), await bed.addSubcontract()];
    await own.refresh();
    const ids = added.map(({ id }) => id);
    const slip = await own.push(ids);
    expect(slip.state).toBe('stopped');
    expect(slip.items.map((item) => item.state)).toEqual(['unsure', 'queued']);
    expect(slip.control.ties).toBe(false);
    expect(logged).toEqual(['the push broke']);
    await own.refresh();
    expect(await own.row(ids[0] ?? '')).toMatchObject({ state: 'synced' });
    await pushQueued(own.ask, ids.slice(1));
    await own.stop();
    for (const document of added) await expectOnce(bed, document);
  });

  it('accounts for what it sent, read back and reported, to the cent, against both sides', async () => {
    const lists = [
      [{ amount: '0.01' }],
      [{ amount: '99999.99' }, { amount: '0.02' }],
      [{ amount: '-500.50' }, { amount: '1000.00' }],
    ];
    const added = [];
    for (const lines of lists) added.push(await bed.addSubcontract({}, lines));
    await desk.refresh();
    const slip = await desk.push(added.map(({ id }) => id));
    expect(slip.items.map((item) => item.words)).toEqual(['synced', 'synced', 'synced']);
    expect(slip.control).toEqual({
      sentCount: 3,
      sentSum: '100499.52',
      readBackCount: 3,
      readBackSum: '100499.52',
      reportedCount: 3,
      difference: '0.00',
      ties: true,
    });
    const numbers = added.map(({ number }) => `'${number}'`).join(', ');
    const [sum] = await bed.sql(
      `SELECT CONVERT(varchar(30), SUM(l.amount)) AS total FROM dbo.sbcnln AS l JOIN dbo.subcon AS h ON h.recnum = l.recnum WHERE h.ctcnum IN (${numbers})`,
    );
    expect(String(sum?.total)).toMatch(/^100499\.520*$/);
  });

  it('leaves a journal that is intact, with an entry for every push and decision', async () => {
    const { intact } = await desk.ask('journal.verify', {});
    expect(intact).toBe(true);
    const { entries } = await desk.ask('journal.page', { id: null, before: null, limit: 500 });
    const count = (action: string) => entries.filter((entry) => entry.action === action).length;
    expect(count('push.started')).toBe(count('push.finished') + count('push.stopped'));
    expect(count('push.guard')).toBe(1);
    expect(count('push.verified')).toBe(count('push.written'));
    expect(count('push.reported')).toBeGreaterThanOrEqual(count('push.verified'));
  });
});
