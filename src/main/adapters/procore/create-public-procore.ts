// Procore through the public API: any developer app can do this; our own queue is where documents are accepted.
import { appError } from '#shared/result/app-error.ts';
import { assert } from '#shared/result/assert.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type {
  ProcoreDocumentKind,
  ProcoreList,
  ProcorePage,
  ProcorePort,
  ProcoreQuery,
  ProcoreRecords,
} from '../../core/ports/procore.ts';
import { allDocuments, type DocumentPlace } from './all-documents.ts';
import { createCompanyFinder } from './company-finder.ts';
import { showDocument, type WriteScope } from './document-writes.ts';
import type { Wire } from './exchange.ts';
import { createPace } from './pace.ts';
import { createProcoreClient } from './procore-client.ts';
import { type ProcoreConfig, type ProcoreDeps, patienceOf } from './procore-config.ts';
import { readRecords } from './read-records.ts';
import { rejectDocument } from './reject-document.ts';
import { reportDocument } from './report-document.ts';
import { allResources } from './resources/all-resources.ts';
import type { Scope } from './resources/resource.ts';
import { createTokenSource } from './token-source.ts';

/** Nothing is sent before the first call. */
export function createPublicProcore(config: ProcoreConfig, deps: ProcoreDeps): ProcorePort {
  const patience = patienceOf(config);
  const wire: Wire = { fetch: deps.fetch ?? fetch, patience };
  const pace = createPace(deps, patience);
  const tokens = createTokenSource({ config, deps, wire });
  const client = createProcoreClient({ config, deps, wire, pace, tokens });
  const company = createCompanyFinder(client, config.companyId);
  const closing = new AbortController();
  const until = (signal: AbortSignal | undefined) =>
    signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);

  async function writeScope(
    kind: ProcoreDocumentKind,
    ref: { readonly id: string; readonly projectId: string },
    signal: AbortSignal | undefined,
  ): Promise<Result<WriteScope>> {
    const stop = until(signal);
    const companyId = await company.find(stop);
    if (!companyId.ok) return companyId;
    const document = allDocuments[kind];
    return ok({
      ...{ document, client, deps, signal: stop },
      ...{ companyId: companyId.value, id: ref.id, projectId: ref.projectId },
    });
  }

  async function* list<K extends ProcoreList>(
    name: K,
    query: ProcoreQuery,
  ): AsyncGenerator<Result<ProcorePage<ProcoreRecords[K]>>> {
    const signal = until(query.signal);
    const companyId = await company.find(signal);
    if (!companyId.ok) {
      yield companyId;
      return;
    }
    const resource = allResources[name];
    assert(!resource.perProject || query.project !== undefined, `the list ${name} is asked for one project at a time`);
    const scope = { companyId: companyId.value, project: query.project ?? null };
    const since = query.since ?? null;
    yield* readRecords({ client, log: deps.log }, { resource, scope, since, now: deps.clock.now(), signal });
  }

  return {
    mode: 'public',
    capabilities: { ownQueue: true, readsRequests: false },
    companyId: () => company.known(),
    whoAmI: (signal) => company.identify(until(signal)),
    list,
    async fetch(kind, id, query) {
      const { project } = query;
      assert(project !== undefined, 'a document is fetched within its project');
      const scope = await writeScope(kind, { id, projectId: project.id }, query.signal);
      if (!scope.ok) return scope;
      return fetchDocument(allDocuments[kind], scope.value, { companyId: scope.value.companyId, project });
    },
    async report(report, signal) {
      const scope = await writeScope(report.kind, report, signal);
      return scope.ok ? reportDocument(scope.value, report) : scope;
    },
    async reject(kind, ref) {
      const scope = await writeScope(kind, ref, undefined);
      return scope.ok ? rejectDocument(scope.value) : scope;
    },
    rateLimit: () => pace.state(),
    async close() {
      closing.abort();
    },
  };
}

async function fetchDocument<K extends ProcoreDocumentKind>(
  place: DocumentPlace<K>,
  write: WriteScope,
  scope: Scope,
): Promise<Result<ProcoreRecords[K] | null>> {
  const shown = await showDocument(write);
  if (!shown.ok || shown.value === null) return shown.ok ? ok(null) : shown;
  const record = place.resource.map(shown.value, scope);
  if (record !== null) return ok(record);
  return err(appError('PROCORE_ANSWER_UNREADABLE', { detail: 'a document lacks its dates', requestId: 'unknown' }));
}
