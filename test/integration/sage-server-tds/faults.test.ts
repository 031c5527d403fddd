// The fault switches: what the app's driver sees of each, and what really happened behind the wire.
import sql from 'mssql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEADLOCK } from '../../../src/main/sample/sage-server/tds/faults.ts';
import { batch, RawClient } from './raw-client.ts';
import { failureOf, startTestBed, type TestBed, until } from './tds-test-bed.ts';

let bed: TestBed;

beforeEach(async () => {
  bed = await startTestBed();
});

afterEach(() => bed.close());

const begun = async (): Promise<sql.Transaction> => {
  const transaction = new sql.Transaction(await bed.pool());
  transaction.on('error', () => undefined);
  await transaction.begin();
  return transaction;
};

describe('a fault switch', () => {
  it('refuses connections until it is turned off', async () => {
    bed.faults.refuseConnections = true;
    expect((await failureOf(bed.pool())).code).toMatch(/ESOCKET|ECONNRESET/);
    bed.faults.refuseConnections = false;
    expect((await bed.pool()).connected).toBe(true);
  });

  it('loses the answer of a commit that happened', async () => {
    const transaction = await begun();
    bed.faults.cutBeforeCommitReply = 1;
    await failureOf(transaction.commit());
    expect(bed.engine.committed).toBe(1);
    expect(bed.faults.cutBeforeCommitReply).toBe(0);
    await until(() => bed.lastSession().ended === 1);
  });

  it('loses the answer of a commit written in text', async () => {
    const open = await bed.pool();
    await open.request().batch('begin');
    bed.faults.cutBeforeCommitReply = 1;
    await failureOf(open.request().batch('commit'));
    expect(bed.engine.committed).toBe(1);
  });

  it('dies before a commit, which then does not happen', async () => {
    const transaction = await begun();
    bed.faults.cutBeforeCommit = 1;
    await failureOf(transaction.commit());
    await until(() => bed.lastSession().ended === 1);
    expect(bed.engine.committed).toBe(0);
  });

  it('dies before a batch that would commit', async () => {
    const open = await bed.pool();
    await open.request().batch('begin');
    bed.faults.cutBeforeCommit = 1;
    await failureOf(
      open
        .request()
        .batch("begin 'commit' -- commit")
        .then(() => open.request().batch('commit')),
    );
    expect(bed.engine.committed).toBe(0);
    expect(bed.faults.cutBeforeCommit).toBe(0);
  });

  it('cuts an answer in the middle, for the request it is asked about', async () => {
    const open = await bed.pool();
    const asked: [string, number][] = [];
    bed.faults.cutDuringRequest = (text, nth) => {
      asked.push([text, nth]);
      return text.startsWith('rows');
    };
    await open.query('two');
    let rows = 0;
    const request = open.request();
    request.stream = true;
    request.on('row', () => {
      rows += 1;
    });
    const failed = new Promise((resolve) => request.on('error', resolve));
    request.query('rows 100000').catch(() => undefined);
    expect(await failed).toBeInstanceOf(Error);
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(100_000);
    expect(asked).toEqual([
      ['two', 1],
      ['rows 100000', 2],
    ]);
  });

  it('closes a connection after so many bytes, neither more nor fewer', async () => {
    bed.faults.closeAfterBytes = 20_000;
    const client = await RawClient.loggedIn(bed.server.port);
    client.send(batch('rows 5000'));
    await client.hungUp();
    expect(client.bytes).toBe(20_000);
    await until(() => bed.lastSession().ended === 1);
    expect((await failureOf((await bed.pool()).query('rows 5000'))).code).toBeDefined();
  });

  it('makes the next request the victim of a deadlock and takes its database transaction', async () => {
    const transaction = await begun();
    bed.faults.failNext.push(DEADLOCK);
    expect(await failureOf(transaction.request().query('two'))).toMatchObject({ number: 1205, class: 13 });
    expect(bed.lastSession()).toMatchObject({ rollbacks: 1, transaction: null });
    expect(await failureOf(transaction.commit())).toMatchObject({ code: 'EABORT' });
    expect(bed.faults.failNext).toHaveLength(0);
  });

  it('waits for the request it is meant for', async () => {
    const open = await bed.pool();
    bed.faults.failWhen = (text) => text.startsWith('rows');
    bed.faults.failNext.push({ ...DEADLOCK, number: 1222, class: 16 });
    expect((await open.query('two')).recordset).toEqual([{ first: 1 }]);
    expect(await failureOf(open.query('rows 1'))).toMatchObject({ number: 1222 });
    expect((await open.query('rows 1')).recordset).toHaveLength(1);
  });

  it('makes every request slow, but not deaf to a cancel', async () => {
    const open = await bed.pool();
    bed.faults.delayMs = 120;
    const before = performance.now();
    await open.query('two');
    expect(performance.now() - before).toBeGreaterThan(115);
    bed.faults.delayMs = 60_000;
    const request = open.request();
    const running = failureOf(request.query('two'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    request.cancel();
    expect(await running).toMatchObject({ code: 'ECANCEL' });
  });
});
