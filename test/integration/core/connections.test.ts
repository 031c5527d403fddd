// Sides that refuse or are not there: said in words, and what was decided meanwhile waits and goes out when they are back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AppError, describeError } from '#shared/result/app-error.ts';
import { createSageDatabase } from '../../../src/main/sample/sage-server/schema/create-sage-database.ts';
import { createSqlEngine } from '../../../src/main/sample/sage-server/sql/create-sql-engine.ts';
import { startTdsServer } from '../../../src/main/sample/sage-server/tds/start-tds-server.ts';
import { sageUrl as urlOf } from '../../../src/main/sample/sample-info.ts';
import { startSampleProcess } from '../../../src/main/sample/start-sample-process.ts';
import { type Bed, type Desk, openDesk, pushQueued, startBed } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';
import { accept, contract, expectOnce, itemsOf, liftFaults, sageFaults } from './steps.ts';

type Env = Readonly<Record<string, string>>;

/** A desk of its own on a changed environment: what refreshing and testing the connection say. */
async function said(bed: Bed, change: Env, side: 'procore' | 'sage') {
  const base = await bed.desk();
  const { dataDir } = base;
  await base.stop();
  const desk = await openDesk({ ...bed.env, ...change, TIEOUT_DATA_DIR: dataDir, TIEOUT_PERSON: 'Otto' });
  try {
    await desk.ask('sync.refresh', { sides: [side] });
    await desk.workbench.idle();
    const { tasks, connections } = await desk.ask('sync.status', {});
    const tested = await desk.ask('settings.testConnection', { side });
    const error = tasks.find((task) => task.side === side)?.error ?? null;
    const state = connections.find((connection) => connection.side === side)?.state;
    const words =
      error === null ? '' : `${describeError(error as AppError).what} ${describeError(error as AppError).fix}`;
    expect(tested.error?.code).toBe(error?.code);
    expect(tested.checks[0]).toMatchObject({ passed: false });
    expect(words).not.toMatch(/undefined|[.]{2}/);
    return { code: error?.code, state, words };
  } finally {
    await desk.stop();
  }
}

/** A SQL Server whose list of approved applications lacks ours. */
async function startLimitedSage() {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-limited-'));
  const path = join(folder, 'sage.sqlite');
  createSageDatabase(path);
  const reader = { user: 'reader', password: 'reader-password' };
  const engine = createSqlEngine({
    path,
    databaseName: 'HarborPine',
    logins: [{ ...reader, role: 'reader' }],
    approvedApps: ['Another'],
  });
  const server = await startTdsServer({ engine, encryption: 'optional' });
  return {
    url: urlOf({ host: '127.0.0.1', port: server.port, database: 'HarborPine', encrypt: true }, reader),
    stop: async () => {
      await server.stop();
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

describe('a side', () => {
  let bed: Bed;
  beforeAll(async () => {
    bed = await startBed();
  });
  afterEach(() => liftFaults(bed));
  afterAll(() => bed.stop());

  const sageUrl = (change: (url: URL) => void): Env => {
    const url = new URL(bed.env.TIEOUT_SAGE_URL ?? '');
    change(url);
    return { TIEOUT_SAGE_URL: url.href };
  };

  it('Sage that refuses the login says so, and for which login', async () => {
    const env = sageUrl((url) => {
      url.password = 'wrong';
    });
    const { code, state, words } = await said(bed, env, 'sage');
    expect([code, state]).toEqual(['SAGE_LOGIN_REFUSED', 'refused']);
    expect(words).toContain('tieout_reader');
    expect(words).not.toContain('wrong');
  });

  it('Sage without this database says which', async () => {
    const env = sageUrl((url) => {
      url.pathname = '/Nowhere';
    });
    const { code, state, words } = await said(bed, env, 'sage');
    expect([code, state]).toEqual(['SAGE_DATABASE_UNKNOWN', 'refused']);
    expect(words).toContain('Nowhere');
  });

  it('Sage that limits applications says where to approve Tieout', async () => {
    const limited = await startLimitedSage();
    const { code, state, words } = await said(bed, { TIEOUT_SAGE_URL: limited.url }, 'sage').finally(limited.stop);
    expect([code, state]).toEqual(['SAGE_APP_NOT_APPROVED', 'refused']);
    expect(words).toContain('approved applications');
  });

  it('Sage that does not encrypt is not talked to', async () => {
    const plain = await startSampleProcess({ encryption: 'refuse' });
    try {
      const env = { TIEOUT_SAGE_URL: plain.sage.url.replace('encrypt=false', 'encrypt=true') };
      const { code, state } = await said(bed, env, 'sage');
      expect([code, state]).toEqual(['SAGE_NOT_ENCRYPTED', 'refused']);
    } finally {
      await plain.stop();
    }
  });

  it('Procore with a wrong secret asks to sign in, and does not show the secret', async () => {
    const { code, state, words } = await said(bed, { TIEOUT_PROCORE_CLIENT_SECRET: 'hush-hush' }, 'procore');
    expect([code, state]).toEqual(['PROCORE_SIGN_IN_NEEDED', 'refused']);
    expect(words).not.toContain('hush-hush');
  });

  it('Procore for a company that this sign-in does not have says so', async () => {
    const { code, state } = await said(bed, { TIEOUT_PROCORE_COMPANY_ID: '123' }, 'procore');
    expect(code).toMatch(/^PROCORE_NOT_(ALLOWED|FOUND)$/);
    expect(state).not.toBe('ok');
  });
});

describe('both sides gone', () => {
  let bed: Bed;
  let desk: Desk;
  withBed(async (openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
    await desk.refresh();
  });

  it('leave the desk on its mirror: it opens, reviews, queues, and sends all of it when they are back', async () => {
    const added = [await bed.addSubcontract(), await bed.addSubcontract(), await bed.addSubcontract()];
    const [first, second, rejected] = added;
    if (first === undefined || second === undefined || rejected === undefined) throw new Error('nothing');
    await desk.refresh();
    await desk.stop();
    await bed.procore('POST', '/faults', { fault: 'server-gone' });
    await sageFaults(bed, { refuseConnections: true });
    const began = Date.now();
    desk = await openDesk({ ...bed.env, TIEOUT_DATA_DIR: desk.dataDir, TIEOUT_PERSON: 'Tess Tester' });
    expect(await desk.row(first.id)).toMatchObject({ state: 'sent', light: 'ready' });
    expect(Date.now() - began).toBeLessThan(3000);
    await desk.ask('sync.refresh', { sides: ['procore', 'sage'] });
    await desk.workbench.idle();
    const { connections, company } = await desk.ask('session.info', {});
    expect(company).not.toBe('');
    for (const connection of connections) {
      expect(connection).toMatchObject({ state: 'unreachable', dataAsOf: expect.stringMatching(/^\d{4}-/) });
      expect(connection.error?.code).toMatch(/_NOT_REACHABLE$/);
    }
    expect((await accept(desk, first.id, second.id)).conflicts).toEqual([]);
    await desk.ask('review.reject', { items: await itemsOf(desk, [rejected.id]), reason: 'Please correct it.' });
    const ids = added.map(({ id }) => id);
    const held = await pushQueued(desk.ask, ids);
    expect(held.items.map((item) => item.error?.code)).toEqual(Array(3).fill('SAGE_NOT_REACHABLE'));
    expect(held.items.every((item) => item.heldBack?.includes('cannot be reached'))).toBe(true);
    expect(held.control).toMatchObject({ sentCount: 0, difference: '0.00' });
    expect((await desk.ask('push.plan', {})).count).toBe(3);

    await liftFaults(bed);
    await sleep(100);
    await desk.refresh();
    const slip = await pushQueued(desk.ask, ids);
    expect(slip.items.map((item) => item.words).sort()).toEqual(['Procore was told', 'synced', 'synced']);
    for (const document of [first, second]) await expectOnce(bed, document);
    expect((await contract(bed, rejected.procoreId)).status).toBe('Draft');
    expect((await desk.ask('session.info', {})).connections.map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect((await desk.ask('journal.verify', {})).intact).toBe(true);
  });
});
