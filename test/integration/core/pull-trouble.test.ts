// Pulls on bad days: stopped, slow, cut, on pages that move; what was read is never lost, and nothing vanishes by mistake.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { describeError } from '#shared/result/app-error.ts';
import { type Bed, type Desk, openDesk } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';
import {
  accept,
  actionsOn,
  deleteContract,
  editContract,
  liftFaults,
  procoreFault,
  sageFaults,
  until,
} from './steps.ts';

const commitments = {
  family: 'commitments',
  view: 'readyToExport',
  jobId: null,
  parentId: null,
  find: '',
  sort: [],
  offset: 0,
  limit: 5000,
} as const;

describe('a pull', () => {
  let bed: Bed;
  let desk: Desk;
  withBed(async (openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
    await desk.refresh();
  });
  afterEach(() => liftFaults(bed));

  const side = async (name: 'procore' | 'sage') => {
    const { tasks, connections } = await desk.ask('sync.status', {});
    return {
      task: tasks.find((task) => task.side === name),
      connection: connections.find((connection) => connection.side === name),
    };
  };
  const pull = async () => {
    await desk.ask('sync.refresh', { sides: ['procore', 'sage'] });
    await desk.workbench.idle();
  };
  const listed = async () =>
    (await desk.ask('desk.page', { ...commitments, sort: [] })).rows.map((row) => row.id).sort();

  it('that breaks off half way shows what it had read already, and the rest with the next one', async () => {
    const added = [await bed.addSubcontract(), await bed.addSubcontract()];
    // Their project is among the first ones; the later ones are refused.
    await procoreFault(bed, 'answer', { path: 'work_order_contracts', nth: 6, count: null }, { status: 403 });
    await pull();
    const { task, connection } = await side('procore');
    expect(task).toMatchObject({ state: 'failed', error: { code: 'PROCORE_NOT_ALLOWED' } });
    expect(connection).toMatchObject({ state: 'refused' });
    const shown = await listed();
    for (const { id } of added) expect(shown).toContain(id);
    await liftFaults(bed);
    await desk.refresh();
    const rows = await listed();
    for (const { id } of added) expect(rows).toContain(id);
    expect((await side('procore')).connection).toMatchObject({ state: 'ok', error: null });
  });

  it('that breaks off after a decided document changed brings it back all the same', async () => {
    const added = await bed.addSubcontract();
    await desk.refresh();
    await accept(desk, added.id);
    await editContract(bed, added.procoreId, { title: 'Changed while the net was bad' });
    // Every project but those read first is refused.
    await procoreFault(bed, 'answer', { path: 'work_order_contracts', nth: 9, count: null }, { status: 403 });
    await pull();
    await liftFaults(bed);
    await desk.refresh();
    expect(await desk.row(added.id)).toMatchObject({ state: 'failed', error: { code: 'PUSH_DOCUMENT_CHANGED' } });
    expect(await actionsOn(desk, added.id)).toEqual(['review.accept', 'push.conflict']);
  });

  it('can be stopped while Procore is slow, says so, and goes on where it was', async () => {
    await procoreFault(bed, 'slow', { count: null }, { delayMs: 300 });
    await desk.ask('sync.refresh', { sides: ['procore'] });
    await until(
      () => side('procore'),
      ({ task }) => task?.state === 'running',
    );
    await desk.ask('sync.cancel', {});
    await desk.workbench.idle();
    const { task, connection } = await side('procore');
    expect(task).toMatchObject({ state: 'stopped', step: 'stopped', error: { code: 'CALL_CANCELLED' } });
    // Stopping says nothing about the connection: it stays as it was known.
    expect(connection).toMatchObject({ state: 'ok', error: null });
    await liftFaults(bed);
    const added = await bed.addSubcontract();
    await desk.refresh();
    expect(await listed()).toContain(added.id);
    expect((await side('procore')).task).toMatchObject({ state: 'idle', error: null });
  });

  it('can be stopped while Sage is slow', async () => {
    await sageFaults(bed, { delayMs: 400 });
    await desk.ask('sync.refresh', { sides: ['sage'] });
    await until(
      () => side('sage'),
      ({ task }) => task?.state === 'running',
    );
    await desk.ask('sync.cancel', {});
    await desk.workbench.idle();
    expect((await side('sage')).task).toMatchObject({ state: 'stopped' });
    await liftFaults(bed);
    await desk.refresh();
  });

  for (const [fault, args] of [
    ['cut-body', { afterBytes: 200 }],
    ['truncated-json', { characters: 50 }],
    ['server-error', { status: 502 }],
    ['server-error', { status: 500 }],
    ['empty-body', {}],
    ['rate-limit', { resetSeconds: 1 }],
    ['expired-token', {}],
    ['duplicate-row', {}],
    ['repeat-page', {}],
    ['no-links', {}],
    ['change-between-pages', { rotate: 1 }],
  ] as const) {
    it(`that meets ${fault} ${JSON.stringify(args)} in some answers still shows every document once`, async () => {
      const before = await listed();
      const added = await bed.addSubcontract();
      await procoreFault(bed, fault, { path: 'work_order_contracts', nth: 2, count: 2 }, args);
      await desk.refresh();
      expect(await listed()).toEqual([...before, added.id].sort());
    });
  }

  it('that only gets a page of somebody else with status 200 fails in words and keeps what it had', async () => {
    const before = await listed();
    await procoreFault(bed, 'html-page', { count: null });
    await pull();
    const { task } = await side('procore');
    expect(task).toMatchObject({ state: 'failed' });
    expect(task?.error === null || task === undefined ? '' : describeError(task.error).what).toMatch(/^Procore/);
    expect(await listed()).toEqual(before);
  });

  it('of a whole list takes what was deleted in Procore off the desk, and says what became of a decision', async () => {
    const [open, decided] = [await bed.addSubcontract(), await bed.addSubcontract()];
    const own = await bed.desk({ person: 'Otto' });
    await own.refresh();
    await accept(own, decided.id);
    await deleteContract(bed, open.procoreId);
    await deleteContract(bed, decided.procoreId);
    await own.stop();
    // Half an hour later.
    const file = new Database(join(own.dataDir, 'tieout.db'));
    file.prepare(`UPDATE mirror_mark SET as_of = '2020-01-01T00:00:00.000Z' WHERE scope LIKE 'whole:%'`).run();
    file.close();
    const again = await openDesk({ ...bed.env, TIEOUT_DATA_DIR: own.dataDir, TIEOUT_PERSON: 'Otto' });
    await again.refresh();
    const { rows } = await again.ask('desk.page', { ...commitments, sort: [] });
    expect(rows.map((row) => row.id)).not.toContain(open.id);
    expect(rows.map((row) => row.id)).not.toContain(decided.id);
    expect((await again.ask('push.plan', {})).count).toBe(0);
    expect(await actionsOn(again, decided.id)).toEqual(['review.accept', 'push.conflict']);
    await again.stop();
  });

  it('of rows that another program run stored but never followed shows them with the next start', async () => {
    const own = await bed.desk({ person: 'Otto' });
    await own.refresh();
    await own.stop();
    const file = new Database(join(own.dataDir, 'tieout.db'));
    // As a crash between the two leaves it: the mirror knows the document, the desk does not.
    file.exec(
      `DELETE FROM desk_row_view; DELETE FROM desk_row; UPDATE own_setting SET value = 'yes' WHERE name LIKE 'pulling.%'`,
    );
    file.close();
    const again = await openDesk({ ...bed.env, TIEOUT_DATA_DIR: own.dataDir, TIEOUT_PERSON: 'Otto' });
    await again.refresh();
    const { rows } = await again.ask('desk.page', { ...commitments, sort: [] });
    expect(rows.length).toBeGreaterThan(10);
    await again.stop();
  });
});
