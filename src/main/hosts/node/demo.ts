// The same job as the desk's, without a window: pull, accept what is ready, push, read back, report, print the slip.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { DeskRow } from '#shared/contract/desk.ts';
import { describeError } from '#shared/result/app-error.ts';
import type { Result } from '#shared/result/result.ts';
import { createPinoLog } from '../../adapters/system/create-pino-log.ts';
import { compose } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import type { Workbench } from '../../rpc/workbench.ts';
import { type DemoOutcome, demoReport, tiesOut } from './demo-report.ts';
import { createNodeHost } from './node-host.ts';

export class DemoStopped extends Error {
  override readonly name = 'DemoStopped';
}

/** Runs the demo on the configured servers (or a fresh sample company) and answers the text and the exit code. */
export async function runDemo(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<number> {
  const fresh = env.TIEOUT_DATA_DIR === undefined ? mkdtempSync(join(tmpdir(), 'tieout-demo-')) : null;
  const config = readConfig({ ...env, TIEOUT_DATA_DIR: fresh ?? env.TIEOUT_DATA_DIR }, []);
  if (!config.ok) throw new DemoStopped(words(config));
  const workbench = await compose(config.value, createNodeHost(config.value), {
    log: createPinoLog(config.value.dataDir),
  });
  if (!workbench.ok) throw new DemoStopped(words(workbench));
  try {
    const outcome = await runJob(workbench.value, say);
    for (const line of demoReport(outcome)) say(line);
    return tiesOut(outcome) ? 0 : 1;
  } finally {
    await workbench.value.stop();
    if (fresh !== null) rmSync(fresh, { recursive: true, force: true });
  }
}

async function runJob(workbench: Workbench, say: (line: string) => void): Promise<DemoOutcome> {
  const ask = asker(workbench);
  await workbench.start();
  await refresh(ask, workbench);
  const { company } = await ask('session.info', {});
  const waiting = await rows(ask, 'readyToExport');
  const ready = waiting.filter((row) => row.state === 'sent' && row.light === 'ready');
  say(`${company}: ${waiting.length} commitments wait, ${ready.length} are ready.`);
  if (ready.length > 0) await ask('review.accept', { items: ready.map(({ id, revision }) => ({ id, revision })) });
  const plan = await ask('push.plan', {});
  let slip: DemoOutcome['slip'] = null;
  if (plan.count > 0) {
    const { pushId } = await ask('push.start', { ids: null, count: plan.count, sum: plan.sum });
    slip = await finished(ask, pushId);
    await refresh(ask, workbench);
  }
  const pushed = new Set(slip?.items.map((item) => item.id));
  const synced = await rows(ask, 'synced');
  return {
    company,
    slip,
    pushed: synced.filter((row) => pushed.has(row.id)),
    synced,
    heldBack: [...(await rows(ask, 'readyToExport')), ...(await rows(ask, 'failed')), ...(await rows(ask, 'unsure'))],
    connections: (await ask('session.info', {})).connections,
  };
}

type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

function asker(workbench: Workbench): Ask {
  return async (name, input) => {
    const answer = await workbench.dispatch(name, input);
    if (!answer.ok) throw new DemoStopped(words(answer));
    return answer.value as never;
  };
}

async function refresh(ask: Ask, workbench: Workbench): Promise<void> {
  await ask('sync.refresh', { sides: ['procore', 'sage'] });
  await workbench.idle();
  const { tasks } = await ask('sync.status', {});
  for (const { error } of tasks) {
    if (error !== null) throw new DemoStopped(words({ ok: false, error }));
  }
}

async function finished(ask: Ask, pushId: string): Promise<DemoOutcome['slip']> {
  for (;;) {
    const { slip } = await ask('push.slip', { pushId });
    if (slip === null || slip.state === 'finished' || slip.state === 'stopped') return slip;
    await sleep(50);
  }
}

async function rows(ask: Ask, view: CallInput<'desk.page'>['view']): Promise<readonly DeskRow[]> {
  const page = await ask('desk.page', {
    family: 'commitments',
    view,
    jobId: null,
    parentId: null,
    find: '',
    sort: [{ column: 'number', direction: 'asc' }],
    offset: 0,
    limit: 5000,
  });
  return page.rows;
}

function words(failure: Result<unknown>): string {
  if (failure.ok) return '';
  const { what, fix } = describeError(failure.error);
  return `${what} ${fix}`;
}

if (import.meta.main) {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    process.exitCode = await runDemo(process.env, say);
  } catch (stopped) {
    if (!(stopped instanceof DemoStopped)) throw stopped;
    say(stopped.message);
    process.exitCode = 1;
  }
}
