// Database transactions, XACT_ABORT, the writer's place, application locks and deadlocks.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, guid, insertSubcontract, openBench, parameter, text, wait } from './sql-bench.ts';

let bench: ReturnType<typeof openBench>;
let anna: Client;
let ben: Client;

beforeEach(async () => {
  bench = openBench();
  anna = await bench.connect('writer');
  ben = await bench.connect('writer');
});
afterEach(() => bench.close());

const count = async (client: Client): Promise<unknown> =>
  (await client.query('SELECT COUNT(*) AS n FROM dbo.subcon')).rows[0]?.[0];
const numbersOf = (answer: Awaited<ReturnType<Client['query']>>) => answer.errors.map((error) => error.number);

const APPLOCK = `SET LOCK_TIMEOUT 5000; SET DEADLOCK_PRIORITY LOW;
  DECLARE @rc int; EXEC @rc = sys.sp_getapplock @Resource = N'tieout:write', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = @wait; SELECT @rc AS rc;`;
const applock = (client: Client, milliseconds = 5000) =>
  client.query(APPLOCK, [parameter('@wait', { kind: 'int' }, BigInt(milliseconds))]);

describe('a database transaction', () => {
  it('hides its writes until the commit and takes them back on rollback', async () => {
    const begun = await anna.session.begin(2);
    expect(begun).toEqual({ descriptor: anna.session.transaction });
    await anna.query(...insertSubcontract(100, 'SC-1'));
    expect(await count(anna)).toBe(1n);
    expect(await count(ben)).toBe(0n);
    expect(await anna.session.commit()).toEqual(begun && 'descriptor' in begun ? { ended: begun.descriptor } : null);
    expect(await count(ben)).toBe(1n);
    await anna.session.begin(2);
    await anna.query(...insertSubcontract(101, 'SC-2'));
    await anna.session.rollback();
    expect(await count(ben)).toBe(1n);
    expect(anna.session.transaction).toBeNull();
    expect(await anna.session.commit()).toMatchObject({ number: 3902 });
    expect(await anna.session.rollback()).toMatchObject({ number: 3903 });
  });

  it('can be begun, nested and ended in the text', async () => {
    const begun = await anna.batch(
      'BEGIN TRAN; BEGIN TRANSACTION; SELECT @@TRANCOUNT AS n; COMMIT; SELECT @@TRANCOUNT AS n',
    );
    expect(begun.rows).toEqual([[2n], [1n]]);
    expect(begun.events.filter((event) => event.kind === 'transaction').map((event) => event.change)).toEqual([
      'begun',
    ]);
    const ended = await anna.batch('IF @@TRANCOUNT > 0 ROLLBACK TRAN; IF @@TRANCOUNT > 0 COMMIT');
    expect(ended.events.filter((event) => event.kind === 'transaction').map((event) => event.change)).toEqual([
      'rolledBack',
    ]);
  });

  it('may read first and write later, whatever others committed in between', async () => {
    await anna.session.begin(2);
    expect(await count(anna)).toBe(0n);
    await ben.query(...insertSubcontract(100, 'SC-1'));
    expect(numbersOf(await anna.query(...insertSubcontract(101, 'SC-2')))).toEqual([]);
    expect(await count(anna)).toBe(2n);
    await anna.session.commit();
  });

  it('loses only the failed statement without XACT_ABORT', async () => {
    await anna.session.begin(2);
    await anna.query(...insertSubcontract(100, 'SC-1'));
    const failed = await anna.query(
      "INSERT INTO dbo.cstdiv (_idnum, recnum, divnme) VALUES (NEWID(), 5, N'ok'), (NEWID(), 1, N'taken')",
    );
    expect(numbersOf(failed)).toEqual([2601]);
    await anna.session.commit();
    expect(await count(ben)).toBe(1n);
    expect((await ben.query('SELECT recnum FROM dbo.cstdiv')).rows).toEqual([[1n]]);
  });

  it('is gone after any runtime error under XACT_ABORT, and says so after the error', async () => {
    await anna.batch('SET XACT_ABORT ON');
    await anna.session.begin(2);
    const descriptor = anna.session.transaction;
    await anna.query(...insertSubcontract(100, 'SC-1'));
    const failed = await anna.query(
      "INSERT INTO dbo.cstdiv (_idnum, recnum, divnme) VALUES (NEWID(), 1, N'x'); SELECT 1 AS a",
    );
    expect(failed.events.map((event) => event.kind)).toEqual(['error', 'transaction']);
    expect(failed.events[1]).toEqual({ kind: 'transaction', change: 'rolledBack', descriptor });
    expect(await count(anna)).toBe(0n);
    expect(await anna.session.commit()).toMatchObject({ number: 3902 });
  });

  it('goes on with the batch after a failed statement otherwise, and compiles all before running any', async () => {
    const goesOn = await anna.batch(
      'INSERT INTO dbo.cstdiv (_idnum, recnum) VALUES (NEWID(), 1); SELECT @@ERROR AS e, @@ROWCOUNT AS n',
    );
    expect(numbersOf(goesOn)).toEqual([2601]);
    expect(goesOn.rows).toEqual([[2601n, 0n]]);
    const refused = await anna.batch("UPDATE dbo.cstdiv SET divnme = N'changed'; SELECT nowhere FROM dbo.cstdiv");
    expect(numbersOf(refused)).toEqual([207]);
    expect((await anna.query('SELECT divnme FROM dbo.cstdiv')).rows).toEqual([['General']]);
  });
});

describe('SET options', () => {
  it('end with the sp_executesql that sets them and stay when a batch does', async () => {
    await anna.query('SET LOCK_TIMEOUT 5000');
    expect((await anna.query('SELECT @@LOCK_TIMEOUT AS t')).rows).toEqual([[-1n]]);
    await anna.batch('SET LOCK_TIMEOUT 70');
    expect((await anna.query('SELECT @@LOCK_TIMEOUT AS t')).rows).toEqual([[70n]]);
    await anna.session.reset();
    expect((await anna.query('SELECT @@LOCK_TIMEOUT AS t')).rows).toEqual([[-1n]]);
  });

  it('takes what drivers send when they log in', async () => {
    const answer = await anna.batch(`set ansi_nulls on
      set ansi_null_dflt_on on
      set ansi_padding on
      set ansi_warnings on
      set arithabort on
      set concat_null_yields_null on
      set cursor_close_on_commit off
      set datefirst 7
      set dateformat mdy
      set implicit_transactions off
      set language us_english
      set numeric_roundabort off
      set quoted_identifier on
      set textsize 2147483647
      set transaction isolation level read committed
      set xact_abort off`);
    expect(answer.errors).toEqual([]);
    expect((await anna.batch('SET NOCOUNT ON; SELECT 1 AS a')).counts).toEqual([null, null]);
  });
});

describe("the writer's place", () => {
  it('is waited for in turn', async () => {
    await anna.session.begin(2);
    await anna.query(...insertSubcontract(100, 'SC-1'));
    const order: string[] = [];
    const second = ben.query(...insertSubcontract(101, 'SC-2')).then(() => order.push('ben'));
    const carla = await bench.connect('writer');
    const third = carla.query(...insertSubcontract(102, 'SC-3')).then(() => order.push('carla'));
    await wait(30);
    expect(order).toEqual([]);
    await anna.session.commit();
    await Promise.all([second, third]);
    expect(order).toEqual(['ben', 'carla']);
    expect(await count(anna)).toBe(3n);
  });

  it('is taken by UPDLOCK and refused with 1222 when LOCK_TIMEOUT runs out; readers never wait', async () => {
    await anna.session.begin(2);
    const locked = await anna.query(
      'SELECT h.recnum FROM dbo.subcon AS h WITH (UPDLOCK, HOLDLOCK) WHERE h.ctcnum = @n',
      [text('@n', 'SC-1')],
    );
    expect(locked.rows).toEqual([]);
    expect(await count(ben)).toBe(0n);
    const [sql, parameters] = insertSubcontract(101, 'SC-2');
    const refused = await ben.query(`SET LOCK_TIMEOUT 20; ${sql}`, parameters);
    expect(numbersOf(refused)).toEqual([1222]);
    await anna.session.commit();
    expect(numbersOf(await ben.query(sql, parameters))).toEqual([]);
  });

  it('is given up by a cancelled wait, a reset and a lost connection', async () => {
    await anna.session.begin(2);
    await anna.query(...insertSubcontract(100, 'SC-1'));
    const cancel = new AbortController();
    const [sql, parameters] = insertSubcontract(101, 'SC-2');
    const waiting = ben.query(sql, parameters, cancel.signal);
    await wait(10);
    cancel.abort();
    expect((await waiting).events).toEqual([]);
    await anna.session.end();
    expect(await count(ben)).toBe(0n);
    expect(numbersOf(await ben.query(sql, parameters))).toEqual([]);
    await ben.session.begin(2);
    await ben.query("UPDATE dbo.cstdiv SET divnme = N'x'");
    await ben.session.reset();
    const carla = await bench.connect('writer');
    expect((await carla.query('SELECT divnme FROM dbo.cstdiv')).rows).toEqual([['General']]);
  });
});

describe('application locks', () => {
  it('block the second, tell it that it waited, and end with the transaction', async () => {
    await anna.session.begin(2);
    await ben.session.begin(2);
    expect((await applock(anna)).rows).toEqual([[0n]]);
    expect((await applock(anna)).rows).toEqual([[0n]]);
    const waiting = applock(ben);
    let done = false;
    void waiting.then(() => {
      done = true;
    });
    await wait(20);
    expect(done).toBe(false);
    await anna.session.commit();
    expect((await waiting).rows).toEqual([[1n]]);
    expect(await applock(anna, 10)).toMatchObject({ errors: [{ number: 15626 }], rows: [[-999n]] });
    await anna.session.begin(2);
    expect((await applock(anna, 10)).rows).toEqual([[-1n]]);
    await anna.session.rollback();
    await ben.session.rollback();
  });

  it('can belong to the session and be called by name', async () => {
    const call = (client: Client, name: string, timeout = 0) =>
      client.procedure(name, [
        text('@Resource', 'desk'),
        ...(name.endsWith('getapplock') ? [text('@LockMode', 'Exclusive')] : []),
        text('@LockOwner', 'Session'),
        ...(name.endsWith('getapplock') ? [parameter('@LockTimeout', { kind: 'int' }, BigInt(timeout))] : []),
      ]);
    const status = async (client: Client, name: string) =>
      (await call(client, name)).events.flatMap((event) => (event.kind === 'returnStatus' ? [event.value] : []));
    expect(await status(anna, 'sp_getapplock')).toEqual([0]);
    expect(await status(ben, 'sys.sp_getapplock')).toEqual([-1]);
    expect(await status(anna, 'sp_releaseapplock')).toEqual([0]);
    expect(await status(ben, 'sp_getapplock')).toEqual([0]);
    const missing = await call(anna, 'sp_releaseapplock');
    expect(numbersOf(missing)).toEqual([1223]);
    expect(numbersOf(await anna.procedure('sp_nothing', []))).toEqual([2812]);
  });

  it("and the writer's place in opposite order are a deadlock: the lower priority gets 1205 and loses its transaction", async () => {
    await anna.batch('SET DEADLOCK_PRIORITY LOW');
    await anna.session.begin(2);
    await ben.session.begin(2);
    await ben.query(APPLOCK.replace('LOW', 'HIGH'), [parameter('@wait', { kind: 'int' }, 5000n)]);
    // ben holds the application lock, anna the writer's place.
    await anna.query(...insertSubcontract(100, 'SC-1'));
    const benWrites = ben.query(...insertSubcontract(101, 'SC-2'));
    await wait(10);
    const annaLocks = await applock(anna);
    // The victim of an application lock is told by its status; its transaction is still its own.
    expect(annaLocks.rows).toEqual([[-3n]]);
    await anna.session.rollback();
    expect(numbersOf(await benWrites)).toEqual([]);
    await ben.session.commit();
    expect((await anna.query('SELECT ctcnum FROM dbo.subcon')).rows).toEqual([['SC-2']]);
  });

  it('make the writer the victim when it waits with the lower priority', async () => {
    await anna.session.begin(2);
    await ben.session.begin(2);
    await ben.query(...insertSubcontract(101, 'SC-2'));
    await anna.query(APPLOCK, [parameter('@wait', { kind: 'int' }, 5000n)]);
    const descriptor = anna.session.transaction;
    await anna.batch('SET DEADLOCK_PRIORITY LOW');
    const annaWrites = anna.query(...insertSubcontract(100, 'SC-1'));
    await wait(10);
    const benLocks = ben.query(APPLOCK.replace('LOW', 'NORMAL'), [parameter('@wait', { kind: 'int' }, 5000n)]);
    const lost = await annaWrites;
    expect(numbersOf(lost)).toEqual([1205]);
    expect(lost.errors[0]?.class).toBe(13);
    expect(lost.events[1]).toEqual({ kind: 'transaction', change: 'rolledBack', descriptor });
    expect((await benLocks).rows).toEqual([[1n]]);
    await ben.session.commit();
  });
});

describe('results', () => {
  it('come in chunks, and a result nobody reads to the end blocks nothing', async () => {
    const rows = Array.from({ length: 900 }, (_, at) => `(NEWID(), ${at + 10}, N'd')`).join(',');
    await anna.query(`INSERT INTO dbo.cstdiv (_idnum, recnum, divnme) VALUES ${rows}`);
    const all = await anna.query('SELECT recnum FROM dbo.cstdiv ORDER BY recnum');
    expect(all.events.flatMap((event) => (event.kind === 'rows' ? [event.rows.length] : []))).toEqual([
      256, 256, 256, 133,
    ]);
    const half = anna.session.run(
      { kind: 'batch', text: 'SELECT recnum FROM dbo.cstdiv' },
      new AbortController().signal,
    );
    const reader = half[Symbol.asyncIterator]();
    await reader.next();
    await reader.next();
    expect(numbersOf(await anna.query(...insertSubcontract(100, 'SC-1')))).toEqual([]);
    const cancel = new AbortController();
    const seen: string[] = [];
    for await (const event of anna.session.run(
      { kind: 'batch', text: 'SELECT recnum FROM dbo.cstdiv' },
      cancel.signal,
    )) {
      seen.push(event.kind);
      if (event.kind === 'rows') cancel.abort();
    }
    expect(seen).toEqual(['columns', 'rows']);
  });

  it('gives OUTPUT parameters and batch variables back', async () => {
    const answer = await anna.query('SET @n = @n + 1; DECLARE @k decimal(12,2) = 1.5; SELECT @k AS k, @id AS id', [
      parameter('@n', { kind: 'int' }, 4n, true),
      parameter('@id', { kind: 'uniqueidentifier' }, guid(5).toUpperCase()),
    ]);
    expect(answer.rows).toEqual([['1.50', guid(5)]]);
    expect(answer.events.find((event) => event.kind === 'outputParameter')).toMatchObject({ name: '@n', value: 5n });
  });
});
