// The push at work: one at a time, in the background, with pause, stop, retries, and a slip at the end.
import { formatAmount, parseAmount } from '#shared/money/amount.ts';
import { type AppError, appError, describeError } from '#shared/result/app-error.ts';
import { errorTable } from '#shared/result/error-table.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Core } from '../core.ts';
import { putRow } from '../desk/refresh-documents.ts';
import { recordAction } from '../journal/record-action.ts';
import type { Intent, PushRun } from '../ports/own.ts';
import { guardWrites } from './guard-writes.ts';
import { pushRejection } from './push-rejection.ts';
import { pushReport } from './push-report.ts';
import { type Outcome, pushWrite } from './push-write.ts';
import { markUnsure, resolveUnsure } from './recover.ts';
import { sideInTrouble } from './side-trouble.ts';
import { makeSlip, type PushItem } from './slip.ts';
import { readTray } from './tray.ts';

export type PushOrder = { readonly ids: readonly string[] | null; readonly count: number; readonly sum: string };

export interface PushRunner {
  /** Checks count and sum against the tray, stores the push, starts it. Errors: PUSH_NOTHING_QUEUED, PUSH_TOTAL_DIFFERENT, PUSH_RUNNING. */
  start(order: PushOrder): Result<{ readonly pushId: string }>;
  pause(pushId: string, paused: boolean): void;
  stop(pushId: string): void;
  /** At start: settles what a crash left, and goes on with a push that was running. */
  recover(): Promise<void>;
  /** Tells Procore what it has not been told yet; settles what is unsure. */
  pump(): Promise<void>;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const triesPerRun = 4;
/** Procore's adapter has tried four times itself by then. */
const triesWithoutProcore = 2;

export function createPushRunner(core: Core): PushRunner {
  const closing = new AbortController();
  let current: { readonly id: string; stopped: boolean; paused: boolean; work: Promise<void> } | null = null;

  function launch(run: PushRun, items: readonly PushItem[]): void {
    const state = { id: run.id, stopped: false, paused: false, work: Promise.resolve() };
    current = state;
    state.work = work(run, items, state)
      .catch((bug: unknown) => {
        core.log.error('the push broke', {
          pushId: run.id,
          bug: String(bug),
          stack: bug instanceof Error ? bug.stack : undefined,
        });
        // As after a crash: what was being sent is looked for, the rest waits in the tray, and the slip ends.
        markUnsure(core);
        finish(run, items, 'stopped');
      })
      .catch((bug: unknown) => core.log.error('a broken push could not be ended', { pushId: run.id, bug: String(bug) }))
      .finally(() => {
        if (current === state) current = null;
      });
  }

  async function work(
    run: PushRun,
    items: readonly PushItem[],
    state: { stopped: boolean; paused: boolean },
  ): Promise<void> {
    const guarded = await guardWrites(core);
    let reports = Promise.resolve();
    if (guarded.ok) {
      const tries = new Map<string, number>();
      for (let next = pick(items, tries); next !== null && !over(state); next = pick(items, tries)) {
        if (state.paused || (next.nextAttemptAt ?? '') > core.clock.now()) {
          await core.clock.sleep(state.paused ? 200 : waitFor(next), closing.signal);
          continue;
        }
        const outcome = await runIntent(core, next);
        if (outcome.kind === 'later') delay(core, next, tries, outcome.error);
        moved(run.id, items, outcome);
        if (outcome.kind === 'later' && isHopeless(outcome.error, tries.get(next.id) ?? 0)) {
          // The next document would only meet the same: all that is left waits, and says why.
          refuseAll(items, outcome.error);
          break;
        }
        const { document } = next;
        if (outcome.kind === 'done') reports = reports.then(() => report(core, document));
      }
    } else {
      refuseAll(items, guarded.error);
    }
    await reports;
    if (!closing.signal.aborted) finish(run, items, state.stopped ? 'stopped' : 'finished');
  }

  const over = (state: { stopped: boolean }) => state.stopped || closing.signal.aborted;

  /** The first item that can still be worked on in this run. */
  function pick(items: readonly PushItem[], tries: ReadonlyMap<string, number>): Intent | null {
    return core.store.read((read) => {
      const open = items.flatMap((item) => {
        const intent = read.own.intent(item.intentId);
        return intent !== null &&
          (intent.state === 'waiting' || intent.state === 'unsure') &&
          (tries.get(intent.id) ?? 0) < triesPerRun
          ? [intent]
          : [];
      });
      const now = core.clock.now();
      return open.find((intent) => (intent.nextAttemptAt ?? '') <= now) ?? open[0] ?? null;
    });
  }

  /** In short steps: a stop or a pause is noticed in between. */
  function waitFor(intent: Intent): number {
    return Math.max(
      20,
      Math.min(200, Date.parse(intent.nextAttemptAt ?? core.clock.now()) - Date.parse(core.clock.now())),
    );
  }

  function moved(pushId: string, items: readonly PushItem[], outcome: Outcome): void {
    const { done, revision } = core.store.read((read) => ({
      done: items.filter(
        (item) => !['waiting', 'sending', 'unsure'].includes(read.own.intent(item.intentId)?.state ?? ''),
      ).length,
      revision: read.own.revision(),
    }));
    const words = outcome.kind === 'done' ? `Pushing ${done} of ${items.length}` : describeError(outcome.error).what;
    core.emit('progress.moved', { task: 'push', id: pushId, words, done, total: items.length, finished: false });
    core.emit('records.changed', { ids: null, revision });
  }

  function refuseAll(items: readonly PushItem[], error: AppError): void {
    core.store.write((write) => {
      for (const item of items) {
        const intent = write.own.intent(item.intentId);
        const own = intent === null ? null : write.own.document(intent.document);
        if (intent?.state !== 'waiting' || own === null) continue;
        write.own.updateIntent(item.intentId, { lastError: error });
        write.own.putDocument({ ...own, error });
        putRow(write, own.id);
      }
      recordAction(core, write, {
        action: 'push.guard',
        subject: sideInTrouble(error.code) ?? 'sage',
        words: describeError(error).what,
        facts: error.facts,
      });
    });
    const side = sideInTrouble(error.code);
    if (side !== null) core.connections.failed(side, error);
  }

  function finish(run: PushRun, items: readonly PushItem[], state: 'finished' | 'stopped'): void {
    const revision = core.store.write((write) => {
      const ended: PushRun = { ...run, state, finishedAt: core.clock.now() };
      const slip = makeSlip(write, ended, items);
      write.own.putPush({ ...ended, items: JSON.stringify(slip) });
      recordAction(core, write, {
        action: `push.${state}`,
        subject: run.id,
        words: `${slip.control.sentCount} sent, ${slip.control.sentSum}; read back ${slip.control.readBackCount}, ${slip.control.readBackSum}`,
      });
      return write.own.revision();
    });
    core.emit('progress.moved', {
      task: 'push',
      id: run.id,
      words: 'Push finished',
      done: items.length,
      total: items.length,
      finished: true,
    });
    core.emit('records.changed', { ids: null, revision });
    core.emit('push.finished', { pushId: run.id });
  }

  return {
    start: (order) => {
      if (current !== null) return err(appError('PUSH_RUNNING'));
      const stored = storePush(core, order);
      if (stored.ok) launch(stored.value.run, stored.value.items);
      return stored.ok ? ok({ pushId: stored.value.run.id }) : stored;
    },
    pause: (pushId, paused) => {
      if (current?.id !== pushId) return;
      current.paused = paused;
      // Stored, so that the slip says so and a restart does not go on with what a person held back.
      core.store.write((write) => {
        const run = write.own.push(pushId);
        if (run !== null) write.own.putPush({ ...run, state: paused ? 'paused' : 'running' });
      });
    },
    stop: (pushId) => {
      if (current?.id === pushId) current.stopped = true;
    },
    recover: async () => {
      markUnsure(core);
      const left = core.store.read((read) => read.own.push(null));
      if (left?.state === 'running') {
        launch(left, JSON.parse(left.items) as readonly PushItem[]);
        await current?.work;
      }
      // Held back by a person: it ends here, and what has not gone out waits in the tray for the next one.
      if (left?.state === 'paused') finish(left, JSON.parse(left.items) as readonly PushItem[], 'stopped');
      await pump(core);
    },
    pump: () => pump(core),
    idle: async () => {
      while (current !== null) await current.work;
    },
    close: async () => {
      closing.abort();
      await current?.work;
    },
  };
}

async function runIntent(core: Core, intent: Intent): Promise<Outcome> {
  if (intent.verb === 'reject') return pushRejection(core, intent);
  if (intent.state === 'unsure') return resolveUnsure(core, intent);
  return pushWrite(core, intent);
}

async function report(core: Core, document: Intent['document']): Promise<void> {
  const waiting = core.store.read((read) =>
    read.own.intentsOf(document).find((intent) => intent.verb === 'report' && intent.state === 'waiting'),
  );
  if (waiting !== undefined) await pushReport(core, waiting);
}

/** A whole side is away, and trying again in this run did not help or cannot. */
function isHopeless(error: AppError, tries: number): boolean {
  const side = sideInTrouble(error.code);
  if (side === null) return false;
  return errorTable[error.code].again !== 'later' || tries >= (side === 'procore' ? triesWithoutProcore : triesPerRun);
}

/** Backoff with jitter, so that two desks do not knock in step. */
function delay(core: Core, intent: Intent, tries: Map<string, number>, error: AppError): void {
  const count = (tries.get(intent.id) ?? 0) + 1;
  tries.set(intent.id, count);
  const pause = Math.min(60_000, 250 * 2 ** count) * (0.5 + core.ids.random());
  const until =
    error.code === 'PROCORE_LIMIT_REACHED' && error.facts.until !== undefined ? Date.parse(error.facts.until) : 0;
  const at = new Date(Math.max(Date.parse(core.clock.now()) + pause, until || 0)).toISOString() as Instant;
  core.store.write((write) => write.own.updateIntent(intent.id, { nextAttemptAt: at }));
}

/** Outside a push: what is unsure is looked up, what Procore was not told is told. */
async function pump(core: Core): Promise<void> {
  for (const intent of core.store.read((read) => read.own.intents(['unsure']))) {
    if (intent.verb === 'write') await resolveUnsure(core, intent);
  }
  for (const intent of core.store.read((read) => read.own.intents(['waiting']))) {
    if (intent.verb !== 'report') continue;
    const outcome = await pushReport(core, intent);
    if (outcome.kind === 'later') return;
  }
}

function storePush(
  core: Core,
  order: PushOrder,
): Result<{ readonly run: PushRun; readonly items: readonly PushItem[] }> {
  return core.store.write((write) => {
    const tray = readTray(write, order.ids);
    if (tray.items.length === 0) return err(appError('PUSH_NOTHING_QUEUED'));
    const confirmed = parseAmount(order.sum);
    if (tray.items.length !== order.count || !confirmed.ok || confirmed.value !== tray.sum) {
      return err(
        appError('PUSH_TOTAL_DIFFERENT', {
          confirmed: `${order.count} of ${order.sum}`,
          found: `${tray.items.length} of ${formatAmount(tray.sum)}`,
        }),
      );
    }
    const items: PushItem[] = tray.items.map((item, index) => ({ ...item, intentId: tray.intents[index]?.id ?? '' }));
    const run: PushRun = {
      id: core.ids.uuidV7(),
      person: core.host.person,
      state: 'running',
      startedAt: core.clock.now(),
      finishedAt: null,
      items: JSON.stringify(items),
    };
    write.own.putPush(run);
    for (const item of items) write.own.updateIntent(item.intentId, { pushId: run.id });
    recordAction(core, write, {
      action: 'push.started',
      subject: run.id,
      words: `${items.length} documents, ${formatAmount(tray.sum)}`,
      facts: { intents: items.map((item) => item.intentId) },
    });
    return ok({ run, items });
  });
}
