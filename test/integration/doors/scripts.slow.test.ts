// What a script has to know: one line of JSON reaches both sides, and the command line answers JSON.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import mssql from 'mssql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Json = Record<string, unknown>;
type Line = {
  readonly procore: {
    readonly baseUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly companyId: string;
  };
  readonly sage: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
};
type Ended = { readonly code: number | null; readonly text: string; readonly complaint: string };

const script = (path: string) => fileURLToPath(new URL(`../../../src/main/${path}`, import.meta.url));
const cleanEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TIEOUT_')));

async function run(path: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [script(path), ...args], {
    env: { ...cleanEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint += part;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text, complaint };
}

describe('a script', () => {
  let sample: ChildProcessWithoutNullStreams;
  let line: Line;
  let rest = '';
  let env: Record<string, string>;
  const dataDir = mkdtempSync(join(tmpdir(), 'tieout-doors-'));

  beforeAll(async () => {
    sample = spawn(process.execPath, [script('sample/sample-process.ts'), '--json'], { env: cleanEnv });
    const lines = createInterface(sample.stdout);
    const [text] = (await once(lines, 'line')) as [string];
    lines.on('line', (more) => {
      rest += more;
    });
    line = JSON.parse(text) as Line;
    const { host, port, user, password, database } = line.sage;
    env = {
      TIEOUT_PROCORE_URL: line.procore.baseUrl,
      TIEOUT_PROCORE_CLIENT_ID: line.procore.clientId,
      TIEOUT_PROCORE_CLIENT_SECRET: line.procore.clientSecret,
      TIEOUT_SAGE_URL: `mssql://${user}:${password}@${host}:${port}/${database}?encrypt=true&trustServerCertificate=true`,
      TIEOUT_DATA_DIR: dataDir,
    };
  });
  afterAll(() => {
    sample.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  const tieout = async (call: string, input: unknown = {}, more: Record<string, string> = {}) => {
    const ended = await run('hosts/node/tieout.ts', [call, JSON.stringify(input)], { ...env, ...more });
    return { ...ended, json: ended.code === 2 ? null : (JSON.parse(ended.text) as Json) };
  };

  it('is told by one line where both sides are and how to sign in', () => {
    expect(line).toMatchObject({
      procore: {
        baseUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        clientId: expect.stringMatching(/.{8}/),
        clientSecret: expect.stringMatching(/.{8}/),
        companyId: expect.stringMatching(/^\d+$/),
      },
      sage: {
        host: '127.0.0.1',
        user: expect.any(String),
        password: expect.stringMatching(/.{8}/),
        database: expect.any(String),
      },
    });
    expect(line.sage.port).toBeGreaterThan(0);
    expect(rest).toBe('');
  });

  it('reads and writes with that login, and lists companies without naming one', async () => {
    const { host, port, user, password, database } = line.sage;
    const pool = await new mssql.ConnectionPool({
      server: host,
      port,
      user,
      password,
      database,
      options: { encrypt: true, trustServerCertificate: true },
    }).connect();
    const { recordset } = await pool.request().query('SELECT COUNT(*) AS rows FROM dbo.subcon');
    expect(recordset[0].rows).toBeGreaterThan(0);
    const { rowsAffected } = await pool
      .request()
      .query('UPDATE dbo.subcon SET usrnme = usrnme WHERE recnum = (SELECT MIN(recnum) FROM dbo.subcon)');
    expect(rowsAffected).toEqual([1]);
    await pool.close();
    const token = await fetch(`${line.procore.baseUrl}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: line.procore.clientId,
        client_secret: line.procore.clientSecret,
      }),
    });
    const { access_token: key } = (await token.json()) as { access_token: string };
    const companies = await fetch(`${line.procore.baseUrl}/rest/v1.0/companies`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect((await companies.json()) as readonly Json[]).toMatchObject([{ id: Number(line.procore.companyId) }]);
  });

  it('refreshes, accepts, pushes and reads the slip, each with one command, and no company id', async () => {
    expect((await tieout('sync.refresh', { sides: ['procore', 'sage'] })).code).toBe(0);
    const page = await tieout('desk.page', {
      family: 'commitments',
      view: 'readyToExport',
      jobId: null,
      parentId: null,
      find: '',
      sort: [],
      offset: 0,
      limit: 100,
    });
    const rows = (
      (page.json?.rows ?? []) as readonly { id: string; revision: number; light: string; number: string }[]
    ).filter((row) => row.light === 'ready');
    const [row] = rows;
    if (row === undefined) throw new Error('nothing is ready');
    const accepted = await tieout('review.accept', { items: [{ id: row.id, revision: row.revision }] });
    expect(accepted.json).toMatchObject({ conflicts: [] });
    const plan = await tieout('push.plan');
    const { count, sum } = plan.json as { count: number; sum: string };
    expect(count).toBe(1);
    const wrong = await tieout('push.start', { ids: null, count: 2, sum });
    expect([wrong.code, wrong.json]).toEqual([
      1,
      expect.objectContaining({ error: expect.objectContaining({ code: 'PUSH_TOTAL_DIFFERENT' }) }),
    ]);
    const pushed = await tieout('push.start', { ids: null, count, sum });
    expect(pushed.code).toBe(0);
    expect(pushed.json).toMatchObject({
      slip: { state: 'finished', control: { sentCount: 1, readBackCount: 1, reportedCount: 1, ties: true } },
    });
    const after = await tieout('desk.document', { id: row.id });
    expect(after.json).toMatchObject({ row: { state: 'synced' }, reported: true });
    expect((await tieout('journal.verify')).json).toMatchObject({ intact: true });
  }, 60_000);

  it('that asks for something that is not there gets a status and words, on the right stream', async () => {
    const unknown = await run('hosts/node/tieout.ts', ['desk.nothing'], env);
    expect(unknown).toMatchObject({ code: 2, text: '' });
    expect(unknown.complaint).toContain('There is no call desk.nothing');
    const notJson = await run('hosts/node/tieout.ts', ['session.info', '{nothing'], env);
    expect(notJson).toMatchObject({ code: 2, text: '' });
    const wrongInput = await tieout('desk.page', { family: 'nothing' });
    expect(wrongInput).toMatchObject({ code: 1, json: { ok: false, error: { code: 'INPUT_NOT_VALID' } } });
    const wrongLogin = await tieout('sync.refresh', { sides: ['procore'] }, { TIEOUT_PROCORE_CLIENT_SECRET: 'no' });
    expect(wrongLogin).toMatchObject({ code: 1, json: { error: { code: 'PROCORE_SIGN_IN_NEEDED' } } });
    expect(wrongLogin.text + wrongLogin.complaint).not.toMatch(/\bat .*\.ts:\d+/);
  });

  it('has the sample until it ends it', async () => {
    const ended = once(sample, 'exit');
    sample.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(fetch(line.procore.baseUrl)).rejects.toThrow();
  });
});
