// Opening a connection on the real wire: encryption that is verified, logins that are refused, servers that are gone.
import { afterEach, describe, expect, it } from 'vitest';
import type { LoginRequest, SqlEngine, SqlError, SqlSession } from '../../../src/main/sample/sage-server/engine.ts';
import { startTdsServer, type TdsServer } from '../../../src/main/sample/sage-server/tds/start-tds-server.ts';
import { connectTo } from './support.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

function createSession(id: number, asked: string[]): SqlSession {
  return {
    id,
    transaction: null,
    async *run(request) {
      asked.push('text' in request ? request.text : request.name);
      yield* [];
    },
    begin: () => Promise.resolve({ descriptor: 1n }),
    commit: () => Promise.resolve({ ended: 1n }),
    rollback: () => Promise.resolve({ ended: 1n }),
    reset: () => Promise.resolve(),
    end: () => Promise.resolve(),
  };
}

/** A server that knows one thing: to refuse a login, or to note who came and what was asked. */
function createDoor(refusal: SqlError | null): { engine: SqlEngine; logins: LoginRequest[]; asked: string[] } {
  const logins: LoginRequest[] = [];
  const asked: string[] = [];
  const engine: SqlEngine = {
    login: async (request) => {
      logins.push(request);
      if (refusal !== null) return { ok: false, error: refusal };
      return {
        ok: true,
        session: createSession(logins.length, asked),
        database: request.database,
        language: 'us_english',
      };
    },
    close: () => Promise.resolve(),
  };
  return { engine, logins, asked };
}

const refusal = (number: number): SqlError => ({
  number,
  state: 1,
  class: 14,
  line: 1,
  message: "Login failed for user 'x'.",
});

async function serve(engine: SqlEngine, encryption?: 'refuse'): Promise<TdsServer> {
  const server = await startTdsServer({ engine, ...(encryption === undefined ? {} : { encryption }) });
  open.push(() => server.stop());
  return server;
}

describe('a connection to Sage', () => {
  it('is closed before any statement of ours when encryption was asked for and not got', async () => {
    const door = createDoor(null);
    const sage = connectTo((await serve(door.engine, 'refuse')).port);
    open.push(() => sage.close());
    const answer = await sage.reader.documentsByNumber('subcontract', 'SC-1');
    expect(answer).toEqual({ ok: false, error: { code: 'SAGE_NOT_ENCRYPTED', facts: {} } });
    expect(door.asked.filter((text) => /subcon/i.test(text))).toEqual([]);
  });

  it('names the application Tieout and the reading login', async () => {
    const door = createDoor(null);
    const sage = connectTo((await serve(door.engine)).port);
    open.push(() => sage.close());
    await sage.reader.documentsByNumber('subcontract', 'SC-1');
    expect(door.logins.at(-1)).toMatchObject({ appName: 'Tieout', user: 'tieout_reader', database: 'Harbor and Pine' });
  });

  it('goes unencrypted only when the site says so', async () => {
    const door = createDoor(null);
    const sage = connectTo((await serve(door.engine, 'refuse')).port, { encrypt: false });
    open.push(() => sage.close());
    const answer = await sage.reader.documentsByNumber('subcontract', 'SC-1');
    expect(answer.ok).toBe(true);
  });

  it.each([
    [18456, 'SAGE_LOGIN_REFUSED', { login: 'tieout_reader' }],
    [4060, 'SAGE_DATABASE_UNKNOWN', { database: 'Harbor and Pine' }],
    [17892, 'SAGE_APP_NOT_APPROVED', {}],
  ])('refused with %i is %s', async (number, code, facts) => {
    const sage = connectTo((await serve(createDoor(refusal(number)).engine)).port);
    open.push(() => sage.close());
    expect(await sage.reader.documentsByNumber('subcontract', 'SC-1')).toEqual({ ok: false, error: { code, facts } });
    expect(JSON.stringify(sage.log.lines)).not.toContain('reader-password');
  });

  it('fails when nothing answers, and works when the server is back', async () => {
    const door = createDoor(null);
    const server = await serve(door.engine);
    const sage = connectTo(server.port);
    open.push(() => sage.close());
    server.faults.refuseConnections = true;
    const gone = await sage.reader.documentsByNumber('subcontract', 'SC-1');
    expect(gone).toMatchObject({ ok: false, error: { code: 'SAGE_NOT_REACHABLE' } });
    server.faults.refuseConnections = false;
    expect((await sage.reader.documentsByNumber('subcontract', 'SC-1')).ok).toBe(true);
  });

  it('can be closed before it was opened, and answers no more', async () => {
    const sage = connectTo(1);
    await sage.close();
    expect(await sage.reader.documentsByNumber('subcontract', 'SC-1')).toMatchObject({
      ok: false,
      error: { code: 'SAGE_NOT_REACHABLE' },
    });
  });
});
