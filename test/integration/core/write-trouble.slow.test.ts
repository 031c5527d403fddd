// Both sides in trouble in the middle of a push: whatever happens, the subcontract is in Sage once and Procore knows it once.
import { afterEach, describe, expect, it } from 'vitest';
import type { Slip } from '#shared/contract/push.ts';
import type { SageFaultChanges } from '../../../src/main/sample/sage-control.ts';
import { type Bed, type Desk, pushQueued } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';
import {
  accept,
  actionsOn,
  contract,
  editContract,
  expectOnce,
  inSage,
  liftFaults,
  onlyItem,
  procoreFault,
  sageFaults,
} from './steps.ts';

const serverError = (number: number, severity: number) => ({
  number,
  state: 1,
  class: severity,
  line: 1,
  message: `error ${number} of the test`,
});
const deadlock = serverError(1205, 13);
const lockTimeout = serverError(1222, 16);
const insert = { pattern: 'insert\\s+(into\\s+)?dbo\\.subcon' };
const insertLines = { pattern: 'insert\\s+(into\\s+)?dbo\\.sbcnln' };

describe('a push that meets trouble', () => {
  let bed: Bed;
  let desk: Desk;
  withBed(async (openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
    await desk.refresh();
  });
  afterEach(() => liftFaults(bed));

  const accepted = async () => {
    const added = await bed.addSubcontract();
    await desk.refresh();
    expect((await accept(desk, added.id)).conflicts).toEqual([]);
    return added;
  };

  const expectAccount = (slip: Slip) => {
    const { control, items } = slip;
    expect(control.sentSum === control.readBackSum).toBe(control.difference === '0.00');
    for (const item of items) {
      // Whatever is not where it should be is said in words.
      if (item.state !== 'synced') expect(item.words.length, item.words).toBeGreaterThan(10);
      expect(item.words).not.toMatch(/undefined|\[object/);
    }
  };

  /** Settled by the push itself, or by the work after the next refreshes and another push of what waits. */
  const settle = async (id: string, slip: Slip) => {
    expectAccount(slip);
    for (let round = 0; round < 3 && (await desk.row(id)).state !== 'synced'; round += 1) {
      await liftFaults(bed);
      await desk.refresh();
      if ((await desk.row(id)).state === 'queued') expectAccount(await pushQueued(desk.ask, [id]));
    }
    expect(await desk.row(id)).toMatchObject({ state: 'synced', error: null, drifted: false });
  };

  const sageTrouble: readonly (readonly [string, SageFaultChanges])[] = [
    ['a connection that is cut before the commit', { cutBeforeCommit: 1 }],
    ['a commit whose answer is lost', { cutBeforeCommitReply: 1 }],
    ['two commits in a row whose answers are lost', { cutBeforeCommitReply: 2 }],
    ['a cut while it locks and reads', { cutDuringRequest: { pattern: 'sp_getapplock' } }],
    ['a cut while it inserts the header', { cutDuringRequest: insert }],
    ['a cut while it inserts the lines', { cutDuringRequest: insertLines }],
    ['a deadlock', { failNext: [deadlock], failWhen: insert }],
    ['two deadlocks', { failNext: [deadlock, deadlock], failWhen: insert }],
    ['a lock that is not given in time', { failNext: [lockTimeout], failWhen: { pattern: 'sp_getapplock' } }],
    ['a full log', { failNext: [serverError(9002, 17)], failWhen: insert }],
    ['a server that goes down', { failNext: [serverError(6005, 21)], failWhen: insert }],
    ['a slow server', { delayMs: 200 }],
  ];
  for (const [words, faults] of sageTrouble) {
    it(`in Sage, ${words}, ends verified exactly once`, async () => {
      const added = await accepted();
      await sageFaults(bed, faults);
      await settle(added.id, await pushQueued(desk.ask, [added.id]));
      await expectOnce(bed, added);
      const actions = await actionsOn(desk, added.id);
      expect(actions.filter((action) => action === 'push.verified' || action === 'link.recovery')).toHaveLength(1);
      expect(actions.at(-1)).toBe('push.reported');
    });
  }

  it('in Sage after the commit, when it is to be read back, is unsure until Sage was looked at, and is not sent twice', async () => {
    const added = await accepted();
    let cut = false;
    const own = await bed.desk({
      person: 'Otto',
      atStep: async (step) => {
        if (step === 'keys stored' && !cut) {
          cut = true;
          await sageFaults(bed, { refuseConnections: true, cutDuringRequest: { pattern: '.', times: 50 } });
        }
      },
    });
    await own.refresh();
    await accept(own, added.id);
    const slip = await pushQueued(own.ask, [added.id]);
    expect(cut).toBe(true);
    const item = onlyItem(slip);
    expect(item.readBack).toBeNull();
    expect(slip.control).toMatchObject({ sentCount: 1, readBackCount: 0, ties: false });
    expect(item.words).toMatch(/cannot be reached|not known/);
    await liftFaults(bed);
    await own.refresh();
    await own.refresh();
    expect(await own.row(added.id)).toMatchObject({ state: 'synced', error: null });
    await own.stop();
    await expectOnce(bed, added);
    // The other desk had accepted it too: its push finds it there, and says who was first.
    const late = onlyItem(await pushQueued(desk.ask, [added.id]));
    expect(late).toMatchObject({ error: { code: 'SAGE_OTHER_WAS_FIRST', facts: { who: 'Otto' } } });
    await expectOnce(bed, added);
  });

  it('in Sage that stays locked waits in the queue with the reason, and leaves nothing behind', async () => {
    const added = await accepted();
    await sageFaults(bed, {
      failNext: Array.from({ length: 200 }, () => lockTimeout),
      failWhen: { pattern: 'sp_getapplock' },
    });
    const slip = await pushQueued(desk.ask, [added.id]);
    expect(onlyItem(slip)).toMatchObject({ state: 'queued', error: { code: 'SAGE_BUSY' } });
    expect(onlyItem(slip).heldBack).toContain('Sage is busy');
    expect(slip.control).toMatchObject({ sentCount: 0, ties: true });
    expect(await inSage(bed, added.number)).toEqual([]);
    await liftFaults(bed);
    await settle(added.id, await pushQueued(desk.ask, [added.id]));
    await expectOnce(bed, added);
  }, 60_000);

  it('in Sage that refuses a value fails in words without SQL, and can be tried again', async () => {
    const added = await accepted();
    await sageFaults(bed, { failNext: [serverError(547, 16)], failWhen: insert });
    const item = onlyItem(await pushQueued(desk.ask, [added.id]));
    expect(item).toMatchObject({ state: 'failed', error: { code: 'SAGE_VALUE_REFUSED' } });
    expect(item.words).not.toMatch(/insert|dbo\.|of the test/i);
    expect(await inSage(bed, added.number)).toEqual([]);
    await liftFaults(bed);
    await settle(added.id, await desk.push([added.id]));
    await expectOnce(bed, added);
  });

  it('with a right to write that was taken away fails in words', async () => {
    const added = await accepted();
    await sageFaults(bed, { failNext: [serverError(229, 14)], failWhen: insert });
    const item = onlyItem(await pushQueued(desk.ask, [added.id]));
    expect(item).toMatchObject({ state: 'failed', error: { code: 'SAGE_RIGHT_MISSING' } });
    expect(await inSage(bed, added.number)).toEqual([]);
  });

  const contractPath = 'work_order_contracts';
  const procoreTrouble: readonly (readonly [string, string, Record<string, unknown>, Record<string, unknown>])[] = [
    ['an expired token before the commit', 'expired-token', { method: 'GET' }, {}],
    ['an expired token at the report', 'expired-token', { method: 'PATCH' }, {}],
    ['an older wording of the expired token', 'expired-token', { method: 'PATCH', count: 1 }, { variant: 2 }],
    ['a limit that is used up before the commit', 'rate-limit', { method: 'GET' }, { resetSeconds: 1 }],
    ['a limit that is used up at the report', 'rate-limit', { method: 'PATCH' }, { resetSeconds: 1 }],
    ['a gateway error before the commit', 'server-error', { method: 'GET' }, { status: 502 }],
    ['a gateway error at the report', 'server-error', { method: 'PATCH' }, { status: 502 }],
    ['Procore being down for the report', 'server-error', { method: 'PATCH', count: 5 }, { status: 503 }],
    ['a cut answer before the commit', 'cut-body', { method: 'GET' }, { afterBytes: 100 }],
    ['a cut answer to the report', 'cut-body', { method: 'PATCH' }, { afterBytes: 5 }],
    ['a report whose answer is lost', 'answer-lost', { method: 'PATCH' }, {}],
    ['two reports whose answers are lost', 'answer-lost', { method: 'PATCH', count: 2 }, {}],
    ['a report that happened and was called an error', 'error-after-write', { method: 'PATCH' }, { status: 504 }],
    ['a report answered with half a JSON', 'truncated-json', { method: 'PATCH' }, { characters: 7 }],
    ['a report answered with nothing', 'empty-body', { method: 'PATCH' }, {}],
    ['a slow report', 'slow', { method: 'PATCH' }, { delayMs: 600 }],
  ];
  for (const [words, fault, match, args] of procoreTrouble) {
    it(`in Procore, ${words}, ends synced, once`, async () => {
      const added = await accepted();
      await procoreFault(bed, fault, { path: contractPath, ...match }, args);
      await settle(added.id, await pushQueued(desk.ask, [added.id]));
      await expectOnce(bed, added);
      expect(await contract(bed, added.procoreId)).toMatchObject({ origin_code: added.number });
    });
  }

  it('in Procore that refuses the report for a rule stays verified in Sage, and says what Procore said', async () => {
    const added = await accepted();
    await procoreFault(
      bed,
      'sync-row-errors',
      { path: contractPath, method: 'PATCH', count: null },
      { text: 'is locked by the project' },
    );
    const slip = await pushQueued(desk.ask, [added.id]);
    expect(onlyItem(slip)).toMatchObject({ reported: false, readBack: onlyItem(slip).sent });
    expect(slip.control).toMatchObject({ sentCount: 1, readBackCount: 1, reportedCount: 0, ties: true });
    expect(onlyItem(slip).words).toMatch(/^verified; not reported yet: Procore refused.*is locked by the project/);
    expect((await desk.row(added.id)).error).toMatchObject({ code: 'PROCORE_RULE' });
    expect((await desk.row(added.id)).reason).toContain('is locked by the project');
    expect(await inSage(bed, added.number)).toHaveLength(1);
    // Put right in Procore, it is told with the next refresh.
    await liftFaults(bed);
    await editContract(bed, added.procoreId, { updated_at: new Date(Date.now() + 60_000).toISOString() });
    await desk.refresh();
    expect(await desk.row(added.id)).toMatchObject({ state: 'synced', error: null, reason: '' });
    await expectOnce(bed, added);
  });

  it('leaves a journal that is intact, and not one number twice in Sage', async () => {
    expect((await desk.ask('journal.verify', {})).intact).toBe(true);
    const doubles = await bed.sql(
      `SELECT h.ctcnum, COUNT(*) AS rows FROM dbo.subcon AS h WHERE h.usrnme IN ('Tess Tester', 'Otto') GROUP BY h.ctcnum HAVING COUNT(*) > 1`,
    );
    expect(doubles).toEqual([]);
  });
});
