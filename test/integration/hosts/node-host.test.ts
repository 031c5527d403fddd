// The Node host as a whole on the sample company: start, window, command line, and a clean end.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/contract.ts';
import { required } from '#shared/result/assert.ts';
import { readConfig } from '../../../src/main/config.ts';
import { answerCommand } from '../../../src/main/hosts/node/answer-command.ts';
import { runNodeHost } from '../../../src/main/hosts/node/run-node-host.ts';
import { type RunningHost, startNodeHost } from '../../../src/main/hosts/node/start-node-host.ts';

let folder: string;
let rendererDir: string;
let env: NodeJS.ProcessEnv;
let host: RunningHost | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tieout-host-'));
  rendererDir = join(folder, 'renderer');
  mkdirSync(rendererDir);
  writeFileSync(join(rendererDir, 'index.html'), 'the window');
  env = { TIEOUT_DATA_DIR: join(folder, 'data'), TIEOUT_PERSON: 'Ada' };
});
afterEach(async () => {
  await host?.stop();
  host = null;
  rmSync(folder, { recursive: true });
});

async function start(): Promise<RunningHost> {
  const config = readConfig(env, []);
  const started = await startNodeHost(required(config.ok ? config.value : null, 'config'), rendererDir);
  host = required(started.ok ? started.value : null, 'host');
  return host;
}

const doorFile = () => join(folder, 'data', 'door.json');

describe('the Node host', () => {
  it('answers the command line through its door while it runs, and takes the door with it', async () => {
    const { door } = await start();
    expect(JSON.parse(readFileSync(doorFile(), 'utf8'))).toEqual({
      url: `${door.origin}/`,
      token: door.token,
      pid: process.pid,
    });
    const synced = await answerCommand('sync.refresh', { sides: ['procore', 'sage'] }, { env, argv: [] });
    expect(synced).toMatchObject({ ok: true, value: { tasks: [{ state: 'idle' }, { state: 'idle' }] } });
    const info = await answerCommand('session.info', {}, { env, argv: [] });
    expect(info).toMatchObject({ ok: true, value: { host: 'node', mode: 'sample', person: 'Ada' } });
    await host?.stop();
    host = null;
    expect(existsSync(doorFile())).toBe(false);
  }, 30_000);

  it('is not needed for the command line, which then brings its own core', async () => {
    const command = { env, argv: [] };
    expect(await answerCommand('sync.refresh', { sides: ['procore', 'sage'] }, command)).toMatchObject({ ok: true });
    const answer = await answerCommand('desk.views', { jobId: null }, command);
    const { views } = (answer.ok ? answer.value : null) as CallOutput<'desk.views'>;
    expect(views.find(({ view }) => view === 'readyToExport')?.count).toBeGreaterThan(0);
    expect(existsSync(doorFile())).toBe(false);
    expect(await answerCommand('desk.page', {}, command)).toMatchObject({ error: { code: 'INPUT_NOT_VALID' } });
  }, 30_000);

  it('pushes from the command line and tells the slip when it is done', async () => {
    const command = { env, argv: [] };
    await answerCommand('sync.refresh', { sides: ['procore', 'sage'] }, command);
    const answer = await answerCommand(
      'desk.page',
      {
        family: 'commitments',
        view: 'readyToExport',
        jobId: null,
        parentId: null,
        find: '',
        sort: [],
        offset: 0,
        limit: 50,
      },
      command,
    );
    const { rows } = (answer.ok ? answer.value : null) as CallOutput<'desk.page'>;
    const row = required(
      rows.find(({ state, light }) => state === 'sent' && light === 'ready'),
      'a ready document',
    );
    await answerCommand('review.accept', { items: [{ id: row.id, revision: row.revision }] }, command);
    const order = { ids: null, count: 1, sum: row.amount };
    const slip = await answerCommand('push.start', order, command);
    expect(slip).toMatchObject({
      ok: true,
      value: { slip: { state: 'finished', done: 1, total: 1, control: { ties: true, sentSum: row.amount } } },
    });
  }, 60_000);

  it('started a second time on the same folder leads to the first and ends', async () => {
    const { door } = await start();
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    expect(await runNodeHost({ argv: ['--no-window'], env, rendererDir, sampleWorker: null, say })).toBe(0);
    expect(said).toEqual([`Tieout is running already (process ${process.pid}): ${door.launchUrl}`]);
    expect(existsSync(doorFile())).toBe(true);
  }, 30_000);

  it('says in words why it did not start, and ends with 1', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'tieout.db'), 'this is no database, '.repeat(1000));
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const options = { argv: ['--no-window'], env, rendererDir, sampleWorker: null, say };
    expect(await runNodeHost(options)).toBe(1);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^Tieout did not start\. .*damaged/);
  }, 30_000);

  it.runIf(process.platform === 'linux')(
    'opens the browser as an app window and ends when that is closed',
    async () => {
      const browser = join(folder, 'chromium');
      writeFileSync(browser, `#!/bin/sh\necho "$@" > "${join(folder, 'arguments')}"\n`);
      chmodSync(browser, 0o755);
      const said: string[] = [];
      const code = await runNodeHost({
        argv: [],
        env: { ...env, DISPLAY: ':99', PATH: folder },
        rendererDir,
        sampleWorker: null,
        say: (line) => void said.push(line),
      });
      expect(code).toBe(0);
      expect(said[0]).toMatch(/^Tieout .* is ready after \d+ ms: http:\/\/127\.0\.0\.1:\d+\/\?token=/);
      expect(said[1]).toBe(`Window: ${browser}, because Electron's binary is not installed.`);
      expect(readFileSync(join(folder, 'arguments'), 'utf8')).toContain(
        `--user-data-dir=${join(folder, 'data', 'window')}`,
      );
      expect(existsSync(doorFile())).toBe(false);
    },
    30_000,
  );
});
