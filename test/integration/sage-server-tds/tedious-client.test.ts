// tedious itself, for what the pool above it hides: the reset of a reused connection, savepoints, several results.
import { Connection, ISOLATION_LEVEL, Request } from 'tedious';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestBed, type TestBed, until } from './tds-test-bed.ts';

let bed: TestBed;
let connection: Connection;

const connect = (encrypt: boolean): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const opened = new Connection({
      server: '127.0.0.1',
      authentication: { type: 'default', options: { userName: 'u', password: 'p' } },
      options: { port: bed.server.port, encrypt, trustServerCertificate: true, database: 'Riverside' },
    });
    opened.connect((error) => (error === undefined ? resolve(opened) : reject(error)));
  });

const run = (text: string): Promise<number> =>
  new Promise((resolve, reject) => {
    connection.execSqlBatch(new Request(text, (error, count) => (error ? reject(error) : resolve(count ?? 0))));
  });

const done = (work: (callback: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    work((error) => (error ? reject(error) : resolve()));
  });

beforeEach(async () => {
  bed = await startTestBed();
});

afterEach(async () => {
  connection.close();
  await bed.close();
});

describe.each([false, true])('tedious with encrypt: %s', (encrypt) => {
  it('resets a connection, which also ends an open database transaction', async () => {
    connection = await connect(encrypt);
    let acknowledged = false;
    connection.on('resetConnection', () => {
      acknowledged = true;
    });
    await done((callback) => connection.beginTransaction(callback));
    expect(bed.lastSession().transaction).not.toBeNull();
    await done((callback) => connection.reset(callback));
    expect(acknowledged).toBe(true);
    expect(bed.lastSession()).toMatchObject({ resets: 1, transaction: null });
    expect(await run('rows 10')).toBe(10);
  });

  it('commits and saves within a named database transaction', async () => {
    connection = await connect(encrypt);
    await done((callback) => connection.beginTransaction(callback, 'outer', ISOLATION_LEVEL.SNAPSHOT));
    await done((callback) => connection.saveTransaction(callback, 'inner'));
    await done((callback) => connection.rollbackTransaction(callback, 'inner'));
    expect(bed.lastSession().requests.slice(-2)).toMatchObject([
      { text: 'SAVE TRANSACTION [inner]' },
      { text: 'ROLLBACK TRANSACTION [inner]' },
    ]);
    await done((callback) => connection.commitTransaction(callback, 'outer'));
    expect(bed.engine.committed).toBe(1);
  });

  it('calls off a request and uses the connection again at once', async () => {
    connection = await connect(encrypt);
    for (let i = 0; i < 20; i += 1) {
      const cancelled = new Promise<string | undefined>((resolve) => {
        const request = new Request('rows 100000', (error) => resolve((error as { code?: string } | null)?.code));
        connection.execSqlBatch(request);
        setTimeout(() => connection.cancel(), i);
      });
      expect(await cancelled).toBe('ECANCEL');
      expect(await run('rows 3')).toBe(3);
    }
  });

  it('may break off a request while it is still being sent', async () => {
    connection = await connect(encrypt);
    const before = bed.lastSession().requests.length;
    const cancelled = new Promise<string | undefined>((resolve) => {
      const request = new Request(`rows ${' '.repeat(3_000_000)}`, (error) =>
        resolve((error as { code?: string } | null)?.code),
      );
      connection.execSqlBatch(request);
      connection.cancel();
    });
    expect(await cancelled).toBe('ECANCEL');
    expect(await run('rows 3')).toBe(3);
    expect(bed.lastSession().requests.length).toBeLessThanOrEqual(before + 2);
  });

  it('leaves nothing behind when its socket breaks', async () => {
    connection = await connect(encrypt);
    connection.on('error', () => undefined);
    await done((callback) => connection.beginTransaction(callback));
    connection.close();
    await until(() => bed.lastSession().ended === 1 && bed.server.connections() === 0);
  });
});
