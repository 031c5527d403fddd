// A project with more subcontracts than fit on a page, whose rows move while it is read: none vanishes, none is missed for good.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bed, type Desk, openDesk, startBed } from '../../support/bed.ts';
import { accept, liftFaults, procoreFault } from './steps.ts';

const many = 260;
const moving = { path: 'work_order_contracts\\?.*page=(2|3)(&|$)', count: null } as const;

describe(`a project with ${many} subcontracts whose rows move between its pages`, () => {
  let bed: Bed;
  let ids: readonly string[];
  beforeAll(async () => {
    bed = await startBed();
    const added = [];
    for (let n = 0; n < many; n += 1) added.push((await bed.addSubcontract()).id);
    ids = added.sort();
  });
  afterAll(() => bed.stop());

  const listed = async (desk: Desk) => {
    const { rows } = await desk.ask('desk.page', {
      family: 'commitments',
      view: 'readyToExport',
      jobId: null,
      parentId: null,
      find: '',
      sort: [],
      offset: 0,
      limit: 5000,
    });
    return rows
      .map((row) => row.id)
      .filter((id) => ids.includes(id))
      .sort();
  };

  for (const rotate of [1, -1, 7]) {
    it(`by ${rotate} shows all of them after the next quiet refresh at the latest`, async () => {
      const desk = await bed.desk();
      await procoreFault(bed, 'change-between-pages', moving, { rotate });
      await desk.refresh();
      const { entries } = { entries: (await bed.procore('GET', '/faults')) as unknown as readonly { met: number }[] };
      expect(entries[0]?.met).toBeGreaterThan(0);
      await liftFaults(bed);
      await desk.refresh();
      expect(await listed(desk)).toEqual(ids);
      await desk.stop();
    });
  }

  it('keeps every row and every decision while the whole list is read again', async () => {
    let desk = await bed.desk();
    await desk.refresh();
    const before = await listed(desk);
    expect((await accept(desk, ...before.slice(95, 110))).conflicts).toEqual([]);
    const plan = await desk.ask('push.plan', {});
    await desk.stop();
    const file = new Database(join(desk.dataDir, 'tieout.db'));
    file.prepare(`UPDATE mirror_mark SET as_of = '2020-01-01T00:00:00.000Z' WHERE scope LIKE 'whole:%'`).run();
    file.close();
    desk = await openDesk({ ...bed.env, TIEOUT_DATA_DIR: desk.dataDir, TIEOUT_PERSON: 'Tess Tester' });
    await procoreFault(bed, 'change-between-pages', moving, { rotate: 3 });
    await desk.refresh();
    await liftFaults(bed);
    expect(await listed(desk)).toEqual(before);
    expect(await desk.ask('push.plan', {})).toEqual(plan);
    await desk.stop();
  });
});
