// Starting on a bad day: every folder that cannot be used is an error in words, and the file in it is left as it was.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { describeError } from '#shared/result/app-error.ts';
import { compose } from '../../../src/main/compose.ts';
import { readConfig } from '../../../src/main/config.ts';
import { createNodeHost } from '../../../src/main/hosts/node/node-host.ts';
import { quietLog } from '../../support/bed.ts';

const root = mkdtempSync(join(tmpdir(), 'tieout-start-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
function folder(): string {
  count += 1;
  const path = join(root, `${count}`);
  mkdirSync(path);
  return path;
}

/** Nothing answers at these addresses: a start needs neither side. */
async function start(dataDir: string, more: Readonly<Record<string, string>> = {}) {
  const config = readConfig(
    {
      TIEOUT_PROCORE_URL: 'http://127.0.0.1:9',
      TIEOUT_PROCORE_CLIENT_ID: 'id',
      TIEOUT_PROCORE_CLIENT_SECRET: 'secret',
      TIEOUT_SAGE_URL: 'mssql://reader:secret@127.0.0.1:9/HarborPine?encrypt=true&trustServerCertificate=true',
      TIEOUT_DATA_DIR: dataDir,
      ...more,
    },
    [],
  );
  if (!config.ok) return config;
  return compose(config.value, createNodeHost(config.value), { log: quietLog });
}

async function refusal(dataDir: string): Promise<{ readonly code: string; readonly words: string }> {
  const made = await start(dataDir);
  if (made.ok) {
    await made.value.stop();
    return { code: 'started', words: '' };
  }
  const { what, fix } = describeError(made.error);
  expect(`${what} ${fix}`).not.toContain('unknown');
  expect(`${what} ${fix}`).not.toMatch(/\bat \w+ \(|SQLITE|Error:/);
  return { code: made.error.code, words: `${what} ${fix}` };
}

async function usedFolder(): Promise<string> {
  const dataDir = folder();
  const made = await start(dataDir);
  if (!made.ok) throw new Error(describeError(made.error).what);
  await made.value.stop();
  return dataDir;
}

describe('a start', () => {
  it('on a damaged database says which file, and keeps the file', async () => {
    const dataDir = await usedFolder();
    const path = join(dataDir, 'tieout.db');
    writeFileSync(path, 'not a database any more '.repeat(1000));
    const before = readFileSync(path);
    const { code, words } = await refusal(dataDir);
    expect(code).toBe('STORE_DAMAGED');
    expect(words).toContain(path);
    expect(words).toContain('Sage and Procore are not affected');
    expect(readFileSync(path)).toEqual(before);
  });

  it('on a database of a newer Tieout says both versions, and changes nothing', async () => {
    const dataDir = await usedFolder();
    const path = join(dataDir, 'tieout.db');
    const file = new Database(path);
    file.pragma('user_version = 9990');
    file.close();
    const { code, words } = await refusal(dataDir);
    expect(code).toBe('STORE_TOO_NEW');
    expect(words).toContain('9990');
    const again = new Database(path, { readonly: true });
    expect(again.pragma('user_version', { simple: true })).toBe(9990);
    again.close();
  });

  it('in a folder that another Tieout uses says so, and the other one goes on', async () => {
    const dataDir = folder();
    const first = await start(dataDir);
    if (!first.ok) throw new Error(describeError(first.error).what);
    const { code, words } = await refusal(dataDir);
    expect(code).toBe('STORE_IN_USE');
    expect(words).toContain(dataDir);
    const { ok } = await first.value.dispatch('session.info', {});
    expect(ok).toBe(true);
    await first.value.stop();
    expect((await refusal(dataDir)).code).toBe('started');
  });

  it('in a folder that cannot be written says so', async () => {
    const dataDir = folder();
    chmodSync(dataDir, 0o500);
    try {
      // The superuser may write everywhere: there the folder is one below a file instead.
      const asRoot = process.getuid?.() === 0;
      const place = asRoot ? join(dataDir, 'file', 'data') : dataDir;
      if (asRoot) writeFileSync(join(dataDir, 'file'), '');
      const { code, words } = await refusal(place);
      expect(code).toBe('STORE_READ_ONLY');
      expect(words).toContain(place);
    } finally {
      chmodSync(dataDir, 0o700);
    }
  });

  it('without a network opens at once, empty, and says that it could not reach either side', async () => {
    const made = await start(folder());
    if (!made.ok) throw new Error(describeError(made.error).what);
    const ask = async (name: Parameters<typeof made.value.dispatch>[0], input: unknown = {}) => {
      const answer = await made.value.dispatch(name, input);
      if (!answer.ok) throw new Error(describeError(answer.error).what);
      return answer.value as Record<string, never>;
    };
    expect(await ask('desk.views', { jobId: null })).toMatchObject({ decided: 0, undecided: 0 });
    await ask('sync.refresh', { sides: ['procore', 'sage'] });
    await made.value.idle();
    const { connections } = (await ask('session.info')) as unknown as { connections: readonly unknown[] };
    expect(connections).toEqual([
      expect.objectContaining({
        state: 'unreachable',
        dataAsOf: null,
        error: expect.objectContaining({ code: 'PROCORE_NOT_REACHABLE' }),
      }),
      expect.objectContaining({
        state: 'unreachable',
        dataAsOf: null,
        error: expect.objectContaining({ code: 'SAGE_NOT_REACHABLE' }),
      }),
    ]);
    await made.value.stop();
  });

  it('with a setting that is missing or wrong names it', async () => {
    for (const [name, value] of [
      ['TIEOUT_SAGE_URL', ''],
      ['TIEOUT_SAGE_URL', 'http://somewhere'],
      ['TIEOUT_PROCORE_URL', 'ftp://somewhere'],
      ['TIEOUT_PROCORE_CLIENT_SECRET', ' '],
    ] as const) {
      const made = await start(folder(), { [name]: value });
      expect(made).toMatchObject({ ok: false, error: { code: 'CONFIG_NOT_VALID', facts: { name } } });
    }
  });
});
