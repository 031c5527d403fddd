// Procore through the public API: any developer app can do this; our own queue is where documents are accepted.
import { appError } from '#shared/result/app-error.ts';
import { assert } from '#shared/result/assert.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { ProcoreList, ProcorePage, ProcorePort, ProcoreQuery, ProcoreRecords } from '../../core/ports/procore.ts';
import { createCompanyFinder } from './company-finder.ts';
import type { Wire } from './exchange.ts';
import { createPace } from './pace.ts';
import { createProcoreClient } from './procore-client.ts';
import { type ProcoreConfig, type ProcoreDeps, patienceOf } from './procore-config.ts';
import { readRecords } from './read-records.ts';
import { rejectSubcontract } from './reject-subcontract.ts';
import { reportSubcontract } from './report-subcontract.ts';
import { allResources } from './resources/all-resources.ts';
import type { Scope } from './resources/resource.ts';
import { subcontractResource } from './resources/subcontract.ts';
import { showSubcontract, type WriteScope } from './subcontract-writes.ts';
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
    ref: { readonly id: string; readonly projectId: string },
    signal: AbortSignal | undefined,
  ): Promise<Result<WriteScope>> {
    const stop = until(signal);
    const companyId = await company.find(stop);
    if (!companyId.ok) return companyId;
    return ok({ client, deps, companyId: companyId.value, id: ref.id, projectId: ref.projectId, signal: stop });
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
    async fetch(_list, id, query) {
      const { project } = query;
      assert(project !== undefined, 'a subcontract is fetched within its project');
      const scope = await writeScope({ id, projectId: project.id }, query.signal);
      return scope.ok ? fetchSubcontract(scope.value, { companyId: scope.value.companyId, project }) : scope;
    },
    async report(report, signal) {
      const scope = await writeScope(report, signal);
      return scope.ok ? reportSubcontract(scope.value, report) : scope;
    },
    async reject(_kind, ref) {
      const scope = await writeScope(ref, undefined);
      return scope.ok ? rejectSubcontract(scope.value) : scope;
    },
    rateLimit: () => pace.state(),
    async close() {
      closing.abort();
    },
  };
}

async function fetchSubcontract(
  write: WriteScope,
  scope: Scope,
): Promise<Result<ProcoreRecords['subcontract'] | null>> {
  const shown = await showSubcontract(write);
  if (!shown.ok || shown.value === null) return shown.ok ? ok(null) : shown;
  const record = subcontractResource.map(shown.value, scope);
  if (record !== null) return ok(record);
  return err(appError('PROCORE_ANSWER_UNREADABLE', { detail: 'a subcontract lacks its dates', requestId: 'unknown' }));
}
