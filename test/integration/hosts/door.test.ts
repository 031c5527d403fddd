// The Node host's door over real HTTP and WebSockets: who is let in, who is not, and what is served.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { maxFrameBytes } from '#shared/contract/frames.ts';
import { defaultSettings } from '#shared/contract/settings.ts';
import { type Door, openDoor } from '../../../src/main/hosts/node/door/open-door.ts';
import { enter } from '../../contract/door-line.ts';
import { createSmallWorkbench } from '../../contract/small-workbench.ts';

const workbench = createSmallWorkbench();
let folder: string;
let door: Door;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tieout-door-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'renderer', 'index.html'), '<p>the window</p>');
  await writeFile(join(folder, 'renderer', 'assets', 'main-1a2b.js'), 'start()');
  await writeFile(join(folder, 'secret.txt'), 'never served');
  await symlink(join(folder, 'secret.txt'), join(folder, 'renderer', 'link.txt'));
  door = await openDoor({ workbench, rendererDir: join(folder, 'renderer'), log: workbench.log });
  cookie = await enter(door.launchUrl);
});

afterAll(async () => {
  await door.close();
  await rm(folder, { recursive: true });
});

type Got = { status: number; headers: NodeJS.Dict<string | string[]>; body: string };

/** Sends the path and the headers exactly as given, which fetch does not. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(door.origin);
    request({ hostname, port, path, method, headers }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() });
    })
      .on('error', reject)
      .end();
  });
}

function ask(call: string, body: string, headers: Record<string, string> = {}) {
  return fetch(`${door.origin}/rpc/${call}`, { method: 'POST', headers, body });
}

const bearer = () => ({ authorization: `Bearer ${door.token}` });

describe('the door', () => {
  it('listens on the loopback address only', async () => {
    expect(door.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const port = Number.parseInt(new URL(door.origin).port, 10);
    const outcome = await new Promise((resolve) => {
      // Another loopback address reaches whatever listens on all of them.
      const socket = connect(port, '127.0.0.2', () => resolve('open'));
      socket.on('error', () => resolve('closed'));
    });
    expect(outcome).toBe('closed');
  });

  it('trades the token for a cookie that scripts and other sites cannot have, and cleans the address', async () => {
    const answer = await get(`/?token=${door.token}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [set] = answer.headers['set-cookie'] ?? [];
    expect(set).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(set).not.toContain(door.token);
    expect((await get('/', { cookie })).body).toBe('<p>the window</p>');
  });

  it.each([
    ['without anything', '/', {}],
    ['with a wrong token', '/?token=wrong', {}],
    ['with a wrong cookie', '/', { cookie: 'tieout_1=wrong; tieout=wrong' }],
    ['for a file', '/assets/main-1a2b.js', {}],
  ])('says in words that it is closed %s', async (_, path, headers) => {
    const answer = await get(path, headers);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Open the address that Tieout printed.');
  });

  it.each([
    ['another host name', { host: 'evil.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
  ])('stays closed for %s, cookie or not', async (_, headers) => {
    expect((await get('/', { cookie, ...headers })).status).toBe(403);
    expect((await get(`/?token=${door.token}`, headers)).status).toBe(403);
  });

  it('sends the policy and its companions with every answer', async () => {
    const port = new URL(door.origin).port;
    for (const answer of [await get('/', { cookie }), await get('/'), await get('/nothing', { cookie })]) {
      expect(answer.headers['content-security-policy']).toBe(
        `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self' ws://127.0.0.1:${port}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      );
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['x-frame-options']).toBe('DENY');
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  it('serves the window, its files with their types, and nothing else', async () => {
    const script = await get('/assets/main-1a2b.js', { cookie });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await get('/', { cookie })).headers['cache-control']).toBe('no-store');
    expect((await get('/assets/', { cookie })).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/link.txt',
    '/%00',
    '/%',
  ])('lets no path out of the folder: %s', async (path) => {
    const answer = await get(path, { cookie });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('never served');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('does not take %s for a page', async (method) => {
    expect((await get('/', { cookie }, method)).status).toBe(405);
  });
});

describe('the door for scripts', () => {
  it('answers a call to who holds the token', async () => {
    const answer = await ask('settings.get', '{}', bearer());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ok: true, value: defaultSettings });
  });

  it('takes an empty body for no input', async () => {
    expect((await ask('settings.get', '', bearer())).status).toBe(200);
  });

  it.each([
    ['nothing', () => ({})],
    ['the cookie of the window', () => ({ cookie })],
    ['another token', () => ({ authorization: 'Bearer wrong' })],
    ['the token from another page', () => ({ ...bearer(), origin: 'https://evil.example' })],
  ])('is closed to %s', async (_, headers) => {
    expect((await ask('settings.get', '{}', headers())).status).toBe(403);
  });

  it.each([
    ['400', 'settings.set', '{"syncEveryMinutes":"x"}', 'INPUT_NOT_VALID'],
    ['400', 'settings.get', '{', 'INPUT_NOT_VALID'],
    ['404', 'settings.forget', '{}', 'CALL_UNKNOWN'],
    ['500', 'journal.verify', '{}', 'CALL_BROKE'],
  ])('answers %s for %s %s', async (status, call, body, code) => {
    const answer = await ask(call, body, bearer());
    expect(String(answer.status)).toBe(status);
    expect(await answer.json()).toMatchObject({ ok: false, error: { code } });
  });

  it('reads calls with POST only', async () => {
    expect((await get('/rpc/settings.get', bearer())).status).toBe(405);
  });

  it('refuses a body of 50 MB', async () => {
    const answer = await ask('settings.set', JSON.stringify({ deskLayout: 'x'.repeat(50_000_000) }), bearer());
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ error: { code: 'FRAME_TOO_LARGE' } });
  });

  it('calls off what a script that hung up was waiting for', async () => {
    const before = workbench.story.length;
    const gone = new AbortController();
    const answer = fetch(`${door.origin}/rpc/desk.columns`, {
      method: 'POST',
      headers: bearer(),
      body: '{}',
      signal: gone.signal,
    });
    await expect.poll(() => workbench.story.slice(before)).toEqual(['waiting']);
    gone.abort();
    await expect(answer).rejects.toThrow();
    await expect.poll(() => workbench.story.slice(before)).toEqual(['waiting', 'called off']);
  });
});

describe('the door for the line', () => {
  const knock = (headers: Record<string, string>, path = '/rpc'): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${door.origin.replace('http', 'ws')}${path}`, { headers });
      socket.once('open', () => {
        socket.terminate();
        resolve(101);
      });
      socket.once('unexpected-response', (request, answer) => {
        request.destroy();
        resolve(answer.statusCode ?? 0);
      });
      socket.on('error', () => undefined);
    });

  it('opens to the window', async () => {
    expect(await knock({ cookie, origin: door.origin })).toBe(101);
  });

  it.each([
    ['no cookie', () => ({ origin: door.origin })],
    ['no origin', () => ({ cookie })],
    ['another origin', () => ({ cookie, origin: 'https://evil.example' })],
    ['localhost by name', () => ({ cookie, origin: door.origin.replace('127.0.0.1', 'localhost') })],
    ['another host', () => ({ cookie, origin: door.origin, host: 'evil.example' })],
    ['the token instead of the cookie', () => ({ origin: door.origin, ...bearer() })],
  ])('stays closed with %s', async (_, headers) => {
    expect(await knock(headers())).toBe(403);
  });

  it('stays closed on another path', async () => {
    expect(await knock({ cookie, origin: door.origin }, '/other')).toBe(403);
  });

  it('ends a line that sends a frame of 50 MB, or bytes instead of text', async () => {
    const codes = await Promise.all(
      ['x'.repeat(50 * 1024 * 1024), Buffer.from('{}')].map(
        (frame) =>
          new Promise<number>((resolve) => {
            const socket = new WebSocket(`${door.origin.replace('http', 'ws')}/rpc`, {
              headers: { cookie, origin: door.origin },
            });
            socket.on('error', () => undefined);
            socket.once('open', () => socket.send(frame));
            socket.once('close', resolve);
          }),
      ),
    );
    expect(maxFrameBytes).toBeLessThan(50 * 1024 * 1024);
    // 1009: too big. The sender may be cut before it hears the reason (1006).
    expect([1009, 1006]).toContain(codes[0]);
    expect(codes[1]).toBe(1003);
  });
});
