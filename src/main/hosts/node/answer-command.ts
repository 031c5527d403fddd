// One call for the command line: asked of the running host, else of a core that lives as long as the call.
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallName, CallOutput } from '#shared/contract/contract.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, type Result } from '#shared/result/result.ts';
import { compose } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { openLog } from '../open-log.ts';
import { type DoorFile, findDoor } from './door-file.ts';
import { createNodeHost } from './node-host.ts';

export type CommandSurroundings = { readonly env: NodeJS.ProcessEnv; readonly argv: readonly string[] };

type Ask = (name: CallName, input: unknown) => Promise<Result<unknown>>;

/** Milliseconds between two looks at work that goes on in the background. */
const EVERY = 200;

/** Errors: those of the call, of the configuration, of compose; CONNECTION_LOST when the running host went away. */
export async function answerCommand(
  name: CallName,
  input: unknown,
  { env, argv }: CommandSurroundings,
): Promise<Result<unknown>> {
  const config = readConfig(env, argv);
  if (!config.ok) return config;
  const door = findDoor(config.value.dataDir);
  if (door !== null) return toTheEnd((call, given) => askDoor(door, call, given), name, input);
  const composed = await compose(config.value, createNodeHost(config.value), { log: openLog(config.value.dataDir) });
  if (!composed.ok) return composed;
  const workbench = composed.value;
  try {
    // What a crash left in a push is settled before another one starts; other calls need no background.
    if (name === 'push.start') await workbench.start();
    return await toTheEnd((call, given) => workbench.dispatch(call, given), name, input);
  } finally {
    await workbench.stop();
  }
}

/** Where the call only starts something, its end is waited for and told instead. */
export async function toTheEnd(ask: Ask, name: CallName, input: unknown): Promise<Result<unknown>> {
  const answer = await ask(name, input);
  if (!answer.ok) return answer;
  if (name === 'sync.refresh') return untilSynced(ask);
  if (name === 'push.start') return untilPushed(ask, (answer.value as CallOutput<'push.start'>).pushId);
  return answer;
}

async function untilSynced(ask: Ask): Promise<Result<unknown>> {
  for (;;) {
    const status = await ask('sync.status', {});
    if (!status.ok) return status;
    const { tasks } = status.value as CallOutput<'sync.status'>;
    if (!tasks.some(({ state }) => state === 'running')) {
      const failed = tasks.find(({ error }) => error !== null)?.error ?? null;
      return failed === null ? status : err(failed);
    }
    await sleep(EVERY);
  }
}

async function untilPushed(ask: Ask, pushId: string): Promise<Result<unknown>> {
  for (;;) {
    const answer = await ask('push.slip', { pushId });
    if (!answer.ok) return answer;
    const { slip } = answer.value as CallOutput<'push.slip'>;
    if (slip === null || slip.state === 'finished' || slip.state === 'stopped') return answer;
    await sleep(EVERY);
  }
}

async function askDoor(door: DoorFile, name: CallName, input: unknown): Promise<Result<unknown>> {
  try {
    const answer = await fetch(new URL(`rpc/${name}`, door.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${door.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const type = answer.headers.get('content-type') ?? '';
    return type.startsWith('application/json')
      ? ((await answer.json()) as Result<unknown>)
      : err(appError('DOOR_CLOSED'));
  } catch {
    return err(appError('CONNECTION_LOST'));
  }
}
