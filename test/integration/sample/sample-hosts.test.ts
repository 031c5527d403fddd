// The sample company in a worker thread and as a process of its own: the same answers, and a clean end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startSampleProcess } from '../../../src/main/sample/start-sample-process.ts';
import { type SampleHandle, startSampleWorker } from '../../../src/main/sample/start-sample-worker.ts';
import { querySage, signIn } from './sample-clients.ts';

const today = '2026-03-16';
const running: SampleHandle[] = [];
const folders: string[] = [];

function keep<Handle extends SampleHandle>(handle: Handle): Handle {
  running.push(handle);
  return handle;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((handle) => handle.stop()));
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

async function answersOnBothWires(handle: SampleHandle): Promise<void> {
  const company = (await (await signIn(handle)).get('/rest/v1.0/companies')) as { name: string }[];
  expect(company[0]?.name).toBe('Harbor & Pine Builders');
  const rows = await querySage(handle, 'SELECT m.cmpnme FROM dbo.cmpany AS m');
  expect(rows).toEqual([{ cmpnme: 'Harbor & Pine Builders' }]);
}

async function isGone(handle: SampleHandle): Promise<void> {
  await expect(fetch(handle.procore.baseUrl)).rejects.toThrow();
}

describe('in a worker thread', () => {
  it('answers on both wires and stops', async () => {
    const handle = keep(await startSampleWorker({ today }));
    await answersOnBothWires(handle);
    await handle.stop();
    await isGone(handle);
  });

  it('says why it could not start', async () => {
    await expect(startSampleWorker({ today, dataDir: '/dev/null/nowhere' })).rejects.toThrow(/did not start/);
  });
});

describe('as a process', () => {
  it('answers on both wires with a writer’s login, and ends with its standard input', async () => {
    const handle = keep(await startSampleProcess({ today }));
    await answersOnBothWires(handle);
    await handle.stop();
    await isGone(handle);
    expect(() => process.kill(handle.pid, 0)).toThrow(/ESRCH/);
  });

  it('finds what was pushed before it was killed', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tieout-test-sample-'));
    folders.push(dataDir);
    const first = keep(await startSampleProcess({ today, dataDir }));
    await querySage(first, "UPDATE dbo.actrec SET jobnme = N'Maple Street Surgery' WHERE recnum = 1042", {
      as: 'writer',
    });
    process.kill(first.pid, 'SIGKILL');
    await expect
      .poll(() =>
        fetch(first.procore.baseUrl).then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('down');
    const second = keep(await startSampleProcess({ dataDir }));
    const rows = await querySage(second, 'SELECT j.jobnme FROM dbo.actrec AS j WHERE j.recnum = 1042');
    expect(rows).toEqual([{ jobnme: 'Maple Street Surgery' }]);
  });

  it('refuses an option it cannot read', async () => {
    const script = new URL('../../../src/main/sample/sample-process.ts', import.meta.url);
    const child = spawn(process.execPath, [script.pathname, '--jobs', 'many'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += String(chunk);
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(complaint).toContain('--jobs takes a whole number');
  });

  it('ends on a signal', async () => {
    const handle = keep(await startSampleProcess({ today }));
    process.kill(handle.pid, 'SIGTERM');
    await expect
      .poll(() =>
        fetch(handle.procore.baseUrl).then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('down');
  });
});
