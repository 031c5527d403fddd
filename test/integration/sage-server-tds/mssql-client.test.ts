// The driver the app uses, against the wire: plain and encrypted, statements, database transactions, pool reuse, cancel.
import sql from 'mssql';
import { afterEach, describe, expect, it } from 'vitest';
import { failureOf, startTestBed, type TestBed, until } from './tds-test-bed.ts';

let bed: TestBed | undefined;

const start = async (options?: Parameters<typeof startTestBed>[0]): Promise<TestBed> => {
  bed = await startTestBed(options);
  return bed;
};

afterEach(async () => {
  await bed?.close();
  bed = undefined;
});

describe('logging in', () => {
  it('brings user, database, application, language and intent to the engine', async () => {
    const { pool, engine } = await start();
    await pool({ options: { appName: 'Tieout', readOnlyIntent: true } });
    expect(engine.logins).toHaveLength(1);
    expect(engine.logins[0]).toMatchObject({
      user: 'u',
      password: 'p',
      database: 'Riverside',
      appName: 'Tieout',
      language: 'us_english',
      readOnlyIntent: true,
    });
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, /Login failed for user 'u'/],
    ['an unknown database', { database: 'Nowhere' }, /Cannot open database "Nowhere"/],
    ['an application the logon trigger refuses', { options: { appName: 'Excel' } }, /trigger execution/],
  ])('is refused for %s, and the connection ends', async (_what, overrides, message) => {
    const { pool, server } = await start();
    const failure = await failureOf(pool(overrides));
    expect(failure.code).toBe('ELOGIN');
    expect(String(failure.message)).toMatch(message);
    await until(() => server.connections() === 0);
  });

  it('hides the password from its log', async () => {
    const { pool, log } = await start();
    await pool();
    expect(log.map((entry) => entry.event)).toContain('login');
    expect(JSON.stringify(log)).not.toContain('"p"');
  });
});

describe('encryption', () => {
  it('is negotiated for a client that asks, and everything works through it', async () => {
    const { pool, log } = await start();
    const encrypted = await pool({ options: { encrypt: true } });
    const { recordset } = await encrypted.query('rows 5000');
    expect(recordset).toHaveLength(5000);
    const big = await encrypted.query('big 2000000');
    expect(big.recordset[0]?.big).toHaveLength(2_000_000);
    expect(log.find((entry) => entry.event === 'login')?.detail).toContain('encrypted');
  });

  it('holds for uploads of many packets and for several connections at once', async () => {
    const { pool } = await start();
    const encrypted = await pool({ options: { encrypt: true }, pool: { max: 4 } });
    const text = 'x'.repeat(1_500_000);
    const sizes = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const { recordset } = await encrypted.request().input('text', sql.NVarChar(sql.MAX), text).query('size');
        return recordset[0]?.size;
      }),
    );
    expect(sizes).toEqual(Array(4).fill('1500000'));
  });

  it('is answered with "not supported" when switched off, whereupon the driver goes on in plain text', async () => {
    const { pool, log } = await start({ encryption: 'refuse' });
    await pool({ options: { encrypt: true } });
    expect(log.find((entry) => entry.event === 'login')?.detail).not.toContain('encrypted');
  });

  it('fails cleanly when the client does not trust the certificate', async () => {
    const { pool, server } = await start();
    const failure = await failureOf(pool({ options: { encrypt: true, trustServerCertificate: false } }));
    expect(String(failure.message)).toMatch(/self.signed/i);
    await until(() => server.connections() === 0);
  });
});

describe('statements', () => {
  it('give every result set and every count of a batch', async () => {
    const { pool } = await start();
    const result = await (await pool()).query('two');
    expect(result.recordsets).toEqual([[{ first: 1 }], [{ second: 2 }]]);
    expect(result.rowsAffected).toEqual([1, 5, 1]);
  });

  it('that yield nothing at all still end', async () => {
    const { pool } = await start();
    const result = await (await pool()).query('nothing');
    expect(result.recordsets).toEqual([]);
  });

  it('carry errors with number, state, class, line, procedure and server', async () => {
    const { pool } = await start();
    const open = await pool();
    const failure = await failureOf(open.query('fail'));
    expect(failure).toMatchObject({ number: 547, state: 3, class: 16, lineNumber: 7, procName: 'sp_fake' });
    expect(failure.serverName).toBe('SAMPLE\\SAGE100CON');
    expect((await open.query('two')).recordset).toEqual([{ first: 1 }]);
  });

  it('may fail halfway through their rows, as batch and as call', async () => {
    const { pool } = await start();
    const open = await pool();
    expect(await failureOf(open.request().batch('failhalfway'))).toMatchObject({ number: 8134 });
    expect(await failureOf(open.request().input('a', 1).query('failhalfway'))).toMatchObject({ number: 8134 });
    expect((await open.query('two')).recordset).toEqual([{ first: 1 }]);
  });

  it('end the connection on class 20', async () => {
    const { pool, server } = await start();
    const open = await pool();
    expect(await failureOf(open.query('fail 20'))).toMatchObject({ number: 547, class: 20 });
    await until(() => server.connections() === 0);
  });

  it.each(['boom', 'badrow'])('that reveal a bug of the engine (%s) end in class 20 and in the log', async (text) => {
    const { pool, log } = await start();
    const failure = await failureOf((await pool()).query(text));
    expect(failure).toMatchObject({ number: 3624, class: 20 });
    expect(log.map((entry) => entry.event)).toContain('engineFailure');
  });
});

describe('procedures', () => {
  it('return a status and output parameters', async () => {
    const { pool, lastSession } = await start();
    const request = (await pool())
      .request()
      .input('Resource', sql.NVarChar(255), 'job-12')
      .output('Granted', sql.NVarChar(20));
    const result = await request.execute('sp_getapplock');
    expect(result.returnValue).toBe(1);
    expect(result.output.Granted).toBe('granted');
    expect(lastSession().requests.at(-1)).toMatchObject({
      kind: 'procedure',
      name: 'sp_getapplock',
      parameters: [
        { name: '@Resource', value: 'job-12', output: false },
        { name: '@Granted', output: true },
      ],
    });
  });

  it('return values of called texts', async () => {
    const { pool } = await start();
    const result = await (await pool()).request().output('n', sql.Int, 41).query('echo');
    expect(result.output.n).toBe(42);
  });

  it('that do not exist give 2812 and leave the connection alive', async () => {
    const { pool, server } = await start();
    const open = await pool();
    expect(await failureOf(open.request().execute('sp_nothing'))).toMatchObject({ number: 2812 });
    expect((await open.query('two')).recordset).toEqual([{ first: 1 }]);
    expect(server.connections()).toBe(1);
  });

  it('that prepare are refused with a number drivers know', async () => {
    const { pool } = await start();
    const prepared = new sql.PreparedStatement(await pool());
    expect(await failureOf(prepared.prepare('select 1'))).toMatchObject({ number: 8180 });
  });

  it('of bulk load are refused', async () => {
    const { pool } = await start();
    const table = new sql.Table('actpay');
    table.columns.add('recnum', sql.Int, { nullable: false });
    table.rows.add(1);
    const open = await pool();
    expect(await failureOf(open.request().bulk(table))).toMatchObject({ number: 4834 });
    expect((await open.query('two')).recordset).toEqual([{ first: 1 }]);
  });
});

describe('database transactions', () => {
  it('begin and commit over the transaction manager', async () => {
    const { pool, engine, lastSession } = await start();
    const transaction = new sql.Transaction(await pool());
    await transaction.begin(sql.ISOLATION_LEVEL.SERIALIZABLE);
    expect(lastSession().transaction).not.toBeNull();
    await transaction.request().query('two');
    await transaction.commit();
    expect(engine.committed).toBe(1);
    expect(lastSession().transaction).toBeNull();
  });

  it('roll back', async () => {
    const { pool, engine, lastSession } = await start();
    const transaction = new sql.Transaction(await pool());
    await transaction.begin();
    await transaction.rollback();
    expect([engine.committed, lastSession().rollbacks]).toEqual([0, 1]);
  });

  it('tell the client when an error under XACT_ABORT took them away', async () => {
    const { pool } = await start();
    const transaction = new sql.Transaction(await pool());
    await transaction.begin();
    let aborted = false;
    transaction.on('rollback', (byServer) => {
      aborted = byServer;
    });
    expect(await failureOf(transaction.request().query('xactabort'))).toMatchObject({ number: 2627 });
    await until(() => aborted);
    expect(await failureOf(transaction.commit())).toMatchObject({ code: 'EABORT' });
  });

  it('begun and committed in text are known to the client', async () => {
    const { pool, engine } = await start();
    const open = await pool();
    await open.request().batch('begin');
    await open.request().batch('commit');
    expect(engine.committed).toBe(1);
  });

  it('that do not exist cannot be committed', async () => {
    const { pool } = await start();
    const open = await pool();
    const transaction = new sql.Transaction(open);
    await transaction.begin();
    await transaction.request().batch('commit');
    expect((await failureOf(transaction.commit())).originalError).toMatchObject({ number: 3902 });
  });
});

describe('a pool', () => {
  it('reuses its connection', async () => {
    const { pool, engine, lastSession } = await start();
    const open = await pool();
    await open.query('two');
    await open.query('two');
    expect(engine.sessions.filter((session) => session.ended === 0)).toHaveLength(1);
    expect(
      lastSession().requests.filter((request) => request.kind !== 'procedure' && request.text === 'two'),
    ).toHaveLength(2);
  });

  it('ends its sessions when it closes', async () => {
    const { pool, engine } = await start();
    const open = await pool({ pool: { max: 3 } });
    await Promise.all([open.query('two'), open.query('two'), open.query('two')]);
    await open.close();
    await until(() => engine.sessions.every((session) => session.ended === 1));
  });
});

describe('size', () => {
  it.each([512, 4096, 32_767])('does not matter with packets of %i bytes', async (packetSize) => {
    const { pool } = await start();
    const open = await pool({ options: { packetSize } } as Partial<sql.config>);
    const text = 'Ünïcödé €'.repeat(40_000);
    const { recordset } = await open.request().input('text', sql.NVarChar(sql.MAX), text).query('echo');
    expect(recordset[0]?.text === text).toBe(true);
    expect((await open.query('rows 3000')).recordset).toHaveLength(3000);
  });

  it('of texts up to ten million characters passes both ways', async () => {
    const { pool } = await start();
    const open = await pool();
    const { recordset } = await open.query('big 10000000');
    expect(recordset[0]?.big).toHaveLength(10_000_000);
    const up = await open.request().input('text', sql.NVarChar(sql.MAX), 'y'.repeat(10_000_000)).query('size');
    expect(up.recordset[0]?.size).toBe('10000000');
  });
});

describe('calling off', () => {
  it('stops a statement that runs, and the connection goes on', async () => {
    const { pool, lastSession } = await start();
    const open = await pool();
    const request = open.request();
    const running = failureOf(request.query('wait'));
    await until(() => lastSession().running);
    request.cancel();
    expect(await running).toMatchObject({ code: 'ECANCEL' });
    expect(lastSession().aborted).toBe(true);
    expect((await open.query('two')).recordset).toEqual([{ first: 1 }]);
  });

  it('happens by itself when a request times out', async () => {
    const { pool, lastSession } = await start();
    const open = await pool({ requestTimeout: 150 });
    expect(await failureOf(open.query('wait'))).toMatchObject({ code: 'ETIMEOUT' });
    expect(lastSession().aborted).toBe(true);
    expect((await open.query('two')).recordset).toEqual([{ first: 1 }]);
  });

  it('stops a stream of rows early', async () => {
    const { pool, lastSession } = await start();
    const open = await pool();
    const request = open.request();
    request.stream = true;
    let seen = 0;
    const ended = new Promise<void>((resolve) => {
      request.on('row', () => {
        seen += 1;
        if (seen === 100) request.cancel();
      });
      request.on('error', () => undefined);
      request.on('done', () => resolve());
    });
    request.query('rows 500000').catch(() => undefined);
    await ended;
    expect(lastSession().rowsGiven).toBeLessThan(500_000);
    expect((await open.query('two')).recordset).toEqual([{ first: 1 }]);
  });

  it('is noticed when the client just goes away', async () => {
    const { pool, lastSession, server } = await start();
    const open = await pool();
    const running = failureOf(open.query('wait'));
    await until(() => lastSession().running);
    await server.stop();
    await running;
    expect(lastSession()).toMatchObject({ aborted: true, ended: 1 });
  });
});

describe('a reader that pauses', () => {
  it('holds the engine back instead of filling the memory', async () => {
    const { pool, lastSession } = await start();
    const request = (await pool()).request();
    request.stream = true;
    let seen = 0;
    let resumed = false;
    const done = new Promise<void>((resolve, reject) => {
      request.on('row', () => {
        seen += 1;
        if (seen === 1000 && !resumed) request.pause();
      });
      request.on('error', reject);
      request.on('done', () => resolve());
    });
    request.query('rows 400000').catch(() => undefined);
    await until(() => seen >= 1000);
    let before = -1;
    for (let i = 0; i < 50 && before !== lastSession().rowsGiven; i += 1) {
      before = lastSession().rowsGiven;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(lastSession().rowsGiven).toBe(before);
    expect(before).toBeLessThan(200_000);
    resumed = true;
    request.resume();
    await done;
    expect(seen).toBe(400_000);
  }, 30_000);
});
