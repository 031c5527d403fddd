// Decisions on bad days: made on an old look, taken back, sent back to the project manager, made on forty at once.
import { describe, expect, it } from 'vitest';
import { type Bed, type Desk, pushQueued } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';
import { accept, actionsOn, contract, editContract, expectOnce, inSage, itemsOf, onlyItem } from './steps.ts';

const day = 24 * 60 * 60 * 1000;
const inDays = (count: number) => new Date(Date.now() + count * day).toISOString().slice(0, 10);

describe('a decision', () => {
  let bed: Bed;
  let desk: Desk;
  withBed(async (openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
    await desk.refresh();
  });

  const waiting = async (...lists: (readonly Record<string, unknown>[])[]) => {
    const added = [];
    for (const lines of lists.length === 0 ? [undefined] : lists) added.push(await bed.addSubcontract({}, lines));
    await desk.refresh();
    return added;
  };
  const one = async () => {
    const [added] = await waiting();
    if (added === undefined) throw new Error('nothing was added');
    return added;
  };

  it('at an old revision comes back as a conflict with the row as it stands, and changes nothing', async () => {
    const { id, procoreId } = await one();
    const items = await itemsOf(desk, [id]);
    await editContract(bed, procoreId, { title: 'Another scope' });
    await desk.refresh();
    for (const call of ['review.accept', 'review.archive'] as const) {
      const input = call === 'review.accept' ? { items } : { items, reason: 'x' };
      const { changed, conflicts } = await desk.ask(call, input as never);
      expect(changed).toEqual([]);
      expect(conflicts).toEqual([
        expect.objectContaining({
          id,
          error: expect.objectContaining({ code: 'REVIEW_CHANGED_SINCE' }),
          row: expect.objectContaining({ title: 'Another scope', state: 'sent', returned: true }),
        }),
      ]);
    }
    expect((await desk.ask('push.plan', {})).items.map((item) => item.id)).not.toContain(id);
  });

  it('made twice is refused the second time', async () => {
    const { id } = await one();
    await accept(desk, id);
    const { conflicts } = await accept(desk, id);
    expect(conflicts[0]?.error).toMatchObject({ code: 'REVIEW_NOT_POSSIBLE' });
    await desk.ask('review.undo', { items: await itemsOf(desk, [id]) });
  });

  it('can be taken back while it is queued, rejected, archived or held, and the tray is as before', async () => {
    const { id, number } = await one();
    const before = await desk.ask('push.plan', {});
    const decisions = [
      ['review.accept', {}, 'queued'],
      ['review.reject', { reason: 'The scope is wrong.' }, 'rejected'],
      ['review.archive', { reason: 'Twice in Procore.' }, 'archived'],
      ['review.hold', { until: inDays(3) }, 'held'],
    ] as const;
    for (const [call, more, state] of decisions) {
      const items = await itemsOf(desk, [id]);
      const { changed, conflicts } = await desk.ask(call, { items, ...more } as never);
      expect(conflicts).toEqual([]);
      expect(changed.find((row) => row.id === id)).toMatchObject({ state });
      const undone = await desk.ask('review.undo', { items: await itemsOf(desk, [id]) });
      expect(undone.conflicts).toEqual([]);
      expect(await desk.row(id)).toMatchObject({ state: 'sent', light: 'ready', reason: '', error: null });
      expect(await desk.ask('push.plan', {})).toEqual(before);
    }
    expect(await actionsOn(desk, id)).toEqual(decisions.flatMap(([call]) => [call, 'review.undo']));
    expect(await inSage(bed, number)).toEqual([]);
  });

  it('cannot be taken back once it is in Sage', async () => {
    const added = await one();
    await desk.push([added.id]);
    const { conflicts } = await desk.ask('review.undo', { items: await itemsOf(desk, [added.id]) });
    expect(conflicts[0]?.error.code).toBe('REVIEW_NOTHING_TO_UNDO');
    expect(await desk.row(added.id)).toMatchObject({ state: 'synced' });
  });

  it('to hold ends when its day has come, and the document can be accepted', async () => {
    const { id } = await one();
    await desk.ask('review.hold', { items: await itemsOf(desk, [id]), until: inDays(-1) });
    expect(await desk.row(id)).toMatchObject({ state: 'held' });
    await desk.refresh();
    expect(await desk.row(id)).toMatchObject({ state: 'sent', light: 'ready' });
    await desk.ask('review.hold', { items: await itemsOf(desk, [id]), until: inDays(2) });
    await desk.refresh();
    expect(await desk.row(id)).toMatchObject({ state: 'held' });
    const item = onlyItem(await desk.push([id]));
    expect(item.words).toBe('synced');
  });

  it('to reject sets the subcontract to Draft with the next push, and it comes back returned when approved again', async () => {
    const added = await one();
    await desk.ask('review.reject', { items: await itemsOf(desk, [added.id]), reason: 'Please split line 2.' });
    expect((await contract(bed, added.procoreId)).status).toBe('Approved');
    const item = onlyItem(await pushQueued(desk.ask, [added.id]));
    expect(item).toMatchObject({ state: 'rejected', words: 'Procore was told', amount: '0.00' });
    expect((await contract(bed, added.procoreId)).status).toBe('Draft');
    await desk.refresh();
    expect(await desk.row(added.id)).toMatchObject({ state: 'rejected', reason: 'Please split line 2.' });
    const { conflicts } = await desk.ask('review.undo', { items: await itemsOf(desk, [added.id]) });
    expect(conflicts[0]?.error.code).toBe('REVIEW_NOTHING_TO_UNDO');
    await editContract(bed, added.procoreId, { status: 'Approved', title: 'Split as asked' });
    await desk.refresh();
    expect(await desk.row(added.id)).toMatchObject({
      state: 'sent',
      returned: true,
      title: 'Split as asked',
      reason: '',
    });
    expect(onlyItem(await desk.push([added.id])).words).toBe('synced');
    await expectOnce(bed, added);
    expect(await actionsOn(desk, added.id)).toEqual([
      'review.reject',
      'push.rejected',
      'review.accept',
      'push.written',
      'push.verified',
      'push.reported',
    ]);
  });

  it('to reject while writing into Sage is off waits with the reason, and the reason is gone once Procore was told', async () => {
    const added = await one();
    await desk.ask('review.reject', { items: await itemsOf(desk, [added.id]), reason: 'No scope letter.' });
    await desk.ask('settings.set', { writesOff: 'month end' });
    expect(onlyItem(await pushQueued(desk.ask, [added.id])).heldBack).toContain('month end');
    await desk.ask('settings.set', { writesOff: null });
    expect(onlyItem(await pushQueued(desk.ask, [added.id])).words).toBe('Procore was told');
    expect(await desk.row(added.id)).toMatchObject({ state: 'rejected', error: null, reason: 'No scope letter.' });
  });

  it('to archive a rejected document keeps the project manager from being told, until it is decided again', async () => {
    const added = await one();
    await desk.ask('review.reject', { items: await itemsOf(desk, [added.id]), reason: 'No.' });
    await desk.ask('review.archive', { items: await itemsOf(desk, [added.id]), reason: 'Not ours.' });
    await desk.ask('review.unarchive', { items: await itemsOf(desk, [added.id]) });
    expect(await desk.row(added.id)).toMatchObject({ state: 'sent', light: 'ready' });
    expect((await desk.ask('push.plan', {})).items.map((item) => item.id)).not.toContain(added.id);
  });

  it('on forty at once accepts those that are ready and answers a conflict for each that is blocked or gone on', async () => {
    const sets = Array.from({ length: 40 }, (_, index) =>
      index % 8 === 3 ? [{ amount: '10.005' }] : [{ amount: `${100 + index}.25` }, { amount: '0.75' }],
    );
    const added = await waiting(...sets);
    const items = await itemsOf(
      desk,
      added.map(({ id }) => id),
    );
    const stale = items.map((item, index) => (index === 0 ? { ...item, revision: item.revision + 999 } : item));
    const { changed, conflicts } = await desk.ask('review.accept', { items: stale });
    const codes = conflicts.map(({ error }) => error.code).sort();
    expect(codes).toEqual([...Array(5).fill('REVIEW_BLOCKED'), 'REVIEW_CHANGED_SINCE']);
    expect(conflicts.every(({ row }) => row?.state === 'sent')).toBe(true);
    expect(changed.filter((row) => row.state === 'queued')).toHaveLength(34);
    const slip = await pushQueued(
      desk.ask,
      added.map(({ id }) => id),
    );
    expect(slip.items.map((item) => item.words)).toEqual(Array(34).fill('synced'));
    expect(slip.control).toMatchObject({ sentCount: 34, readBackCount: 34, reportedCount: 34, ties: true });
    expect(slip.control.sentSum).toBe(slip.control.readBackSum);
    const [sum] = await bed.sql(
      `SELECT COUNT(*) AS rows FROM dbo.subcon AS h WHERE h.usrnme = 'Tess Tester' AND h.ctcnum IN (${added.map(({ number }) => `'${number}'`).join(', ')})`,
    );
    expect(sum?.rows).toBe(34);
  });

  it('without a reason where one is needed is refused before anything changes', async () => {
    const { id } = await one();
    const items = await itemsOf(desk, [id]);
    for (const call of ['review.reject', 'review.archive'] as const) {
      const answer = await desk.workbench.dispatch(call, { items, reason: '   ' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'INPUT_NOT_VALID' } });
    }
    expect(await desk.row(id)).toMatchObject({ state: 'sent' });
  });

  it('is in the journal, every one, and the chain is intact', async () => {
    const { entries, intact, brokenAt } = await desk.ask('journal.verify', {});
    expect({ intact, brokenAt }).toEqual({ intact: true, brokenAt: null });
    expect(entries).toBeGreaterThan(100);
  });
});
