// Refreshing both sides in the background: one pull a side at a time, then the documents that it touched.
import type { CallOutput } from '#shared/contract/contract.ts';
import { type DocumentId, documentId, parseDocumentId, type Side, sides } from '#shared/domain/kinds.ts';
import { appError } from '#shared/result/app-error.ts';
import type { Core } from '../core.ts';
import { livePipelines, pipelines } from '../desk/pipelines.ts';
import { refreshDocuments } from '../desk/refresh-documents.ts';
import type { ReadHandle } from '../ports/store.ts';
import { type PullChanges, pullSide } from './pull-side.ts';

type Task = CallOutput<'sync.status'>['tasks'][number];

export interface SyncRunner {
  /** Starts what is not running already; resolves when it is over (tests, demo), callers on the desk do not wait. */
  refresh(wanted: readonly Side[]): Promise<void>;
  cancel(): void;
  tasks(): readonly Task[];
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

/** Documents worked out per local transaction. */
const slice = 50;

export function createSyncRunner(core: Core, afterwards: () => Promise<void>): SyncRunner {
  const tasks = new Map<Side, Task>(sides.map((side) => [side, idle(side)]));
  const running = new Map<Side, { readonly abort: AbortController; readonly work: Promise<void> }>();

  function move(side: Side, change: Partial<Task>): void {
    const task = { ...(tasks.get(side) ?? idle(side)), ...change };
    tasks.set(side, task);
    core.emit('progress.moved', {
      task: 'sync',
      id: side,
      words: task.step,
      done: task.done,
      total: task.total,
      finished: task.state !== 'running',
    });
  }

  async function run(side: Side, signal: AbortSignal): Promise<void> {
    const before = core.connections.status(side);
    core.connections.connecting(side);
    move(side, {
      state: 'running',
      step: 'connecting',
      done: 0,
      total: null,
      startedAt: core.clock.now(),
      finishedAt: null,
      error: null,
    });
    const left = leaveMark(core, side);
    const { changes, ended } = await pullSide(
      core,
      side,
      (step, done, total) => move(side, { step: `Reading ${step}`, done, total }),
      signal,
    );
    await follow(core, left ? { ...changes, masters: true } : changes);
    clearMark(core, side);
    if (ended.ok) {
      core.connections.worked(
        side,
        core.store.read((read) => read.mirror.asOf(side)),
      );
      const { total } = tasks.get(side) ?? idle(side);
      move(side, { state: 'idle', step: 'up to date', done: total ?? 0, finishedAt: core.clock.now() });
    } else if (ended.error.code === 'CALL_CANCELLED') {
      core.connections.restore(before);
      move(side, {
        state: 'stopped',
        step: 'stopped',
        finishedAt: core.clock.now(),
        error: appError('CALL_CANCELLED'),
      });
    } else {
      core.connections.failed(side, ended.error);
      move(side, { state: 'failed', step: 'failed', finishedAt: core.clock.now(), error: ended.error });
    }
  }

  function start(side: Side): Promise<void> {
    const already = running.get(side);
    if (already !== undefined) return already.work;
    const abort = new AbortController();
    const work = run(side, abort.signal)
      .catch((bug: unknown) => {
        core.log.error('a refresh broke', {
          side,
          bug: String(bug),
          stack: bug instanceof Error ? bug.stack : undefined,
        });
        move(side, {
          state: 'failed',
          step: 'failed',
          error: appError('CALL_BROKE', { call: 'sync.refresh' }),
          finishedAt: core.clock.now(),
        });
      })
      .finally(() => running.delete(side));
    running.set(side, { abort, work });
    return work;
  }

  /** What is done after a refresh: nobody waits for its answer, so that a bug in it ends in the log. */
  let after = Promise.resolve();
  async function follows(): Promise<void> {
    await afterwards().catch((bug: unknown) =>
      core.log.error('the work after a refresh broke', {
        bug: String(bug),
        stack: bug instanceof Error ? bug.stack : undefined,
      }),
    );
  }

  return {
    refresh: (wanted) => {
      const work = Promise.all(wanted.map(start)).then(follows);
      after = Promise.all([after, work]).then(() => undefined);
      return work;
    },
    cancel: () => {
      for (const { abort } of running.values()) abort.abort();
    },
    tasks: () => [...tasks.values()],
    idle: async () => {
      await Promise.all([...running.values()].map(({ work }) => work));
      await after;
    },
  };
}

/**
 * Kept while a pull is under way: rows that it stored do not show up as changed a second time, so if it never got to
 * following them, the next one follows everything. Answers whether one was left.
 */
function leaveMark(core: Core, side: Side): boolean {
  return core.store.write((write) => {
    const left = write.own.setting(`pulling.${side}`) === 'yes';
    if (!left) write.own.setSetting(`pulling.${side}`, 'yes');
    return left;
  });
}

function clearMark(core: Core, side: Side): void {
  core.store.write((write) => write.own.setSetting(`pulling.${side}`, 'no'));
}

/** Documents that a pull touched; when masters changed, all of them, since any check may read them. */
async function follow(core: Core, changes: PullChanges): Promise<void> {
  const ids = core.store.read((read) => affected(read, changes));
  for (let from = 0; from < ids.length; from += slice) {
    core.store.write((write) => refreshDocuments(core, write, ids.slice(from, from + slice)));
    // Lets key presses in between two slices.
    await core.clock.sleep(0);
  }
  if (ids.length > 0)
    core.emit('records.changed', { ids: null, revision: core.store.read((read) => read.own.revision()) });
}

function affected(read: ReadHandle, changes: PullChanges): readonly DocumentId[] {
  const tracked = read.own.documentsInState(['held']).map((own) => own.id);
  const changed = [...changes.documents];
  if (changes.masters || changes.sageDocuments.size > 0) {
    const all = livePipelines.flatMap((pipeline) =>
      pipeline.ids(read, null).map((id) => documentId(pipeline.kind, id)),
    );
    return [...new Set([...all, ...changed, ...tracked])];
  }
  const sharing = changed.flatMap((id) => {
    const parsed = parseDocumentId(id);
    const pipeline = parsed === null ? null : pipelines[parsed.kind];
    const number = parsed === null ? null : (pipeline?.numberOf(read, parsed.procoreId) ?? null);
    if (pipeline === null || number === null) return [];
    return pipeline.sharing(read, number).map((other) => documentId(pipeline.kind, other));
  });
  return [...new Set([...changed, ...sharing, ...tracked])];
}

function idle(side: Side): Task {
  return { side, state: 'idle', step: '', done: 0, total: null, startedAt: null, finishedAt: null, error: null };
}
