// Brings the mirror of one side up to date, list by list, in small local transactions.
import { allKinds, type DocumentId, documentId, type Kind, type Side } from '#shared/domain/kinds.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Core } from '../core.ts';
import { pipelines } from '../desk/pipelines.ts';
import type { ListOf, MirrorRecords, MirrorRow } from '../ports/mirror.ts';
import type { ProcoreList, ProcoreQuery } from '../ports/procore.ts';
import type { SageList } from '../ports/sage.ts';
import { checkOwnCompany } from '../session/own-company.ts';
import { procorePulls, sagePulls } from './pull-lists.ts';

export type PullProgress = (words: string, done: number, total: number | null) => void;

/** Whether a list of masters changed, which documents of Procore did, and which rows of Sage's documents. */
export type PullChanges = {
  readonly masters: boolean;
  readonly documents: ReadonlySet<DocumentId>;
  readonly sageDocuments: ReadonlySet<string>;
};

/** What changed counts even where the pull did not get to its end: the next one will not meet it again. */
export type Pulled = { readonly changes: PullChanges; readonly ended: Result<undefined> };

/** Rows put per local transaction: a few milliseconds, so that a key press never waits behind a pull. */
const slice = 200;
/** Projects read at the same time. */
const lanes = 4;

export async function pullSide(core: Core, side: Side, progress: PullProgress, signal: AbortSignal): Promise<Pulled> {
  const changes = { masters: false, documents: new Set<DocumentId>(), sageDocuments: new Set<string>() };
  const ended =
    side === 'procore'
      ? await pullProcore(core, changes, progress, signal)
      : await pullSage(core, changes, progress, signal);
  return { changes, ended };
}

type Changes = { masters: boolean; readonly documents: Set<DocumentId>; readonly sageDocuments: Set<string> };

async function pullProcore(
  core: Core,
  changes: Changes,
  progress: PullProgress,
  signal: AbortSignal,
): Promise<Result<undefined>> {
  const known = await knowCompany(core, signal);
  if (!known.ok) return known;
  for (const list of procoreLists(false)) {
    progress(procorePulls[list].words, 0, null);
    const pulled = await pullProcoreList(core, list, null, { changes, signal });
    if (!pulled.ok) return pulled;
  }
  const projects = core.store.read((read) => read.mirror.all('procore', 'project').filter((project) => project.active));
  const work = procoreLists(true).flatMap((list) => projects.map((project) => ({ list, project })));
  return inLanes(work, lanes, async ({ list, project }, done) => {
    progress(`${procorePulls[list].words} of ${project.name}`, done, work.length);
    return pullProcoreList(core, list, { id: project.id, timeZone: project.timeZone }, { changes, signal });
  });
}

/** In the order of the registry: what belongs to the company first, then what each project has. */
function procoreLists(perProject: boolean): readonly ProcoreList[] {
  const lists = Object.keys(procorePulls) as ProcoreList[];
  return lists.filter((list) => procorePulls[list].perProject === perProject);
}

/** Lists of documents bear the name of their kind; null for masters. */
function documentKindOf(list: string): Kind | null {
  const kind = allKinds.find((candidate) => candidate === list) ?? null;
  return kind === null || pipelines[kind] === null ? null : kind;
}

/** Whose company this is: part of every key, so it is kept for the days without a network. */
async function knowCompany(core: Core, signal: AbortSignal): Promise<Result<undefined>> {
  const identity = await core.procore.whoAmI(signal);
  if (!identity.ok) return identity;
  const own = checkOwnCompany(core);
  if (!own.ok) return own;
  const { companyId, companyName } = identity.value;
  core.store.write((write) => {
    if (write.own.setting('procoreCompanyId') !== companyId) write.own.setSetting('procoreCompanyId', companyId);
    if (write.own.setting('companyName') !== companyName) write.own.setSetting('companyName', companyName);
  });
  return ok();
}

async function pullSage(
  core: Core,
  changes: Changes,
  progress: PullProgress,
  signal: AbortSignal,
): Promise<Result<undefined>> {
  const lists = Object.keys(sagePulls) as SageList[];
  for (const [index, list] of lists.entries()) {
    progress(sagePulls[list].words, index, lists.length);
    const pulled = await pullSageList(core, list, { changes, signal });
    if (!pulled.ok) return pulled;
  }
  return ok();
}

type Pulling = { readonly changes: Changes; readonly signal: AbortSignal };

async function pullProcoreList<L extends ProcoreList>(
  core: Core,
  list: L,
  project: ProcoreQuery['project'] | null,
  { changes, signal }: Pulling,
): Promise<Result<undefined>> {
  const pull = procorePulls[list];
  const scope = project?.id ?? '';
  const startedAt = core.clock.now();
  const mark = core.store.read((read) => read.mirror.mark('procore', list, scope));
  if (mark !== null && Date.parse(startedAt) - Date.parse(mark.asOf) < pull.minutes * 60_000) return ok();
  const whole = pull.incremental ? wholeScope(scope) : null;
  const since = whole !== null && !isDue(core, list, whole) ? (mark?.since ?? null) : null;
  let partial = false;
  for await (const page of core.procore.list(list, { since, signal, ...(project ? { project } : {}) })) {
    if (!page.ok) return page;
    if (signal.aborted) return err(appError('CALL_CANCELLED'));
    partial ||= page.value.partial;
    note(
      changes,
      'procore',
      list,
      putRows(
        core,
        'procore',
        list,
        page.value.records.map((record) => pull.row(record)),
        startedAt,
      ),
    );
  }
  note(changes, 'procore', list, finishList(core, 'procore', list, { scope, startedAt, complete: !partial }));
  if (whole !== null && since === null && !partial) {
    core.store.write((write) => write.mirror.setMark('procore', list, whole, { since: null, asOf: startedAt }));
  }
  return ok();
}

/** A list of changes never names what was deleted, so the whole list is read now and then. */
const wholeEveryMinutes = 30;

/** Beside the mark of the changes; no project has such an id. */
function wholeScope(scope: string): string {
  return `whole:${scope}`;
}

function isDue(core: Core, list: ProcoreList, whole: string): boolean {
  const mark = core.store.read((read) => read.mirror.mark('procore', list, whole));
  return mark === null || Date.parse(core.clock.now()) - Date.parse(mark.asOf) >= wholeEveryMinutes * 60_000;
}

async function pullSageList<L extends SageList>(
  core: Core,
  list: L,
  { changes, signal }: Pulling,
): Promise<Result<undefined>> {
  const startedAt = core.clock.now();
  for await (const page of core.sageReader.list(list, { signal })) {
    if (!page.ok) return page;
    if (signal.aborted) return err(appError('CALL_CANCELLED'));
    note(
      changes,
      'sage',
      list,
      putRows(
        core,
        'sage',
        list,
        page.value.map((record) => sagePulls[list].row(record)),
        startedAt,
      ),
    );
  }
  note(changes, 'sage', list, finishList(core, 'sage', list, { scope: '', startedAt, complete: true }));
  return ok();
}

function putRows<S extends Side, L extends ListOf<S>>(
  core: Core,
  side: S,
  list: L,
  rows: readonly MirrorRow<MirrorRecords[S][L]>[],
  at: Instant,
): readonly string[] {
  const changed: string[] = [];
  for (let from = 0; from < rows.length; from += slice) {
    changed.push(...core.store.write((write) => write.mirror.put(side, list, rows.slice(from, from + slice), at)));
  }
  return changed;
}

function finishList(
  core: Core,
  side: Side,
  list: string,
  end: { readonly scope: string; readonly startedAt: Instant; readonly complete: boolean },
): readonly string[] {
  return core.store.write((write) => {
    const gone = end.complete ? write.mirror.removeOlder(side, list, end.scope, end.startedAt) : [];
    write.mirror.setMark(side, list, end.scope, { since: end.startedAt, asOf: core.clock.now() });
    return gone;
  });
}

function note(changes: Changes, side: Side, list: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const kind = documentKindOf(list);
  if (kind === null) changes.masters ||= list !== 'costType' || side === 'sage';
  else if (side === 'procore') for (const id of ids) changes.documents.add(documentId(kind, id));
  else for (const id of ids) changes.sageDocuments.add(id);
}

/** Runs the work in a few lanes; the first failure ends them all. */
async function inLanes<T>(
  work: readonly T[],
  count: number,
  run: (item: T, done: number) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  let next = 0;
  let failure: Result<undefined> = ok();
  const lane = async () => {
    for (let item = work[next]; item !== undefined && failure.ok; item = work[next]) {
      const done = next;
      next += 1;
      const result = await run(item, done);
      if (!result.ok) failure = result;
    }
  };
  await Promise.all(Array.from({ length: count }, lane));
  return failure;
}
