// A data folder that was filled from one company, opened with the connection of another.
import { describe, expect, it } from 'vitest';
import { type Bed, type Desk, openDesk } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';

describe('the data folder of another company', () => {
  let bed: Bed;
  let desk: Desk;
  withBed((openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
  });

  it('is neither pulled into nor pushed from, and says whose it is', async () => {
    const { id, number } = await bed.addSubcontract();
    await desk.refresh();
    const { revision } = await desk.row(id);
    await desk.ask('review.accept', { items: [{ id, revision }] });
    await desk.stop();
    const other = await openDesk({
      ...bed.env,
      TIEOUT_DATA_DIR: desk.dataDir,
      TIEOUT_PERSON: 'Tess Tester',
      TIEOUT_PROCORE_COMPANY_ID: '1',
    });
    const { count, sum } = await other.ask('push.plan', {});
    const { pushId } = await other.ask('push.start', { ids: null, count, sum });
    await other.workbench.idle();
    const { slip } = await other.ask('push.slip', { pushId });
    expect(slip?.items[0]).toMatchObject({
      state: 'queued',
      error: { code: 'STORE_OTHER_COMPANY', facts: { company: 'Harbor & Pine Builders' } },
    });
    expect(await bed.sql(`SELECT h.ctcnum FROM dbo.subcon AS h WHERE h.ctcnum = '${number}'`)).toEqual([]);
    await other.stop();
  });
});
