// The generic routes of every resource kind, and the two about identity.
import { checkScope } from './call-scope.ts';
import { missingParameter, recordNotFound, unprocessable } from './errors.ts';
import { filterRecords, sortRecords } from './filters.ts';
import { type Answer, isObject } from './http-exchange.ts';
import { paginate, readPageRequest } from './paging.ts';
import { restAnswer } from './render-json.ts';
import type { ApiRecord, Call, Operation, ResourceKind } from './resource-kind.ts';
import { allResources } from './resources/all-resources.ts';
import type { Route } from './router.ts';
import { syncRecords } from './sync-actions.ts';
import { createRecordWriter, type WriteOutcome } from './write-record.ts';

const idsPerPage = 200_000;

function list(kind: ResourceKind, call: Call): Answer {
  checkScope(kind, call);
  const { query, headers, path } = call.request;
  const wanted = query.get('view') ?? kind.defaultView;
  const viewName = Object.hasOwn(kind.views, wanted) ? wanted : kind.defaultView;
  const view = kind.views[viewName] ?? kind.show;
  const records = sortRecords(kind, filterRecords(kind, call), query.get('sort'));
  const asked = viewName === 'ids' ? { page: 1, perPage: idsPerPage } : readPageRequest(query, kind.perPage);
  const address = `http://${headers.host ?? '127.0.0.1'}${path}`;
  const page = paginate(records, asked, { address, tweaks: call.tweaks });
  return restAnswer(
    200,
    page.rows.map((record) => view(record, call)),
    page.headers,
  );
}

function find(kind: ResourceKind, call: Call): ApiRecord {
  const found = kind.records(call).find((record) => String(record.id) === call.params.id);
  if (found === undefined || (found.deleted_at ?? null) !== null) throw recordNotFound();
  return found;
}

function show(kind: ResourceKind, call: Call): Answer {
  checkScope(kind, call);
  return restAnswer(200, kind.show(find(kind, call), call));
}

function finish(outcome: WriteOutcome, call: Call): ApiRecord {
  if ('record' in outcome) return outcome.record;
  const { lockErrorStatus, duplicateOriginStatus } = call.context.settings;
  const statuses = { invalid: 422, locked: lockErrorStatus, duplicate: duplicateOriginStatus };
  throw unprocessable(outcome.errors, statuses[outcome.reason]);
}

function sentFields(kind: ResourceKind, call: Call): Record<string, unknown> {
  const fields = call.body[kind.name];
  if (!isObject(fields)) throw missingParameter(kind.name);
  return fields;
}

function create(kind: ResourceKind, call: Call): Answer {
  checkScope(kind, call);
  const record = finish(createRecordWriter(kind, call).create(sentFields(kind, call)), call);
  return restAnswer(201, kind.show(record, call));
}

function update(kind: ResourceKind, call: Call): Answer {
  checkScope(kind, call);
  const fields = sentFields(kind, call);
  const record = finish(createRecordWriter(kind, call).update(find(kind, call), fields), call);
  return restAnswer(200, kind.show(record, call));
}

function sync(kind: ResourceKind, call: Call): Answer {
  checkScope(kind, call);
  return restAnswer(200, syncRecords(kind, call));
}

type Verb = { method: string; suffix: string; run(kind: ResourceKind, call: Call): Answer };

const verbs: Record<Operation, Verb> = {
  list: { method: 'GET', suffix: '', run: list },
  show: { method: 'GET', suffix: '/:id', run: show },
  create: { method: 'POST', suffix: '', run: create },
  update: { method: 'PATCH', suffix: '/:id', run: update },
  sync: { method: 'PATCH', suffix: '/sync', run: sync },
};

function routesOf(kind: ResourceKind): Route[] {
  return kind.offers.map((operation) => {
    const { method, suffix, run } = verbs[operation];
    const base = operation === 'list' ? (kind.listPath ?? kind.path) : kind.path;
    return { method, pattern: `${base}${suffix}`, handle: (call) => run(kind, call) };
  });
}

function me(call: Call): Answer {
  const { data } = call.context;
  const person = [data.serviceAccount, ...data.users].find((user) => user.id === call.caller.userId);
  if (person === undefined) throw recordNotFound();
  const named = call.request.query.has('company_id') || call.request.query.has('project_id');
  const { id, login, name } = person;
  return restAnswer(200, named ? { id, login, name } : { id, login });
}

export const restRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/rest/v1.0/me', openToUsers: true, handle: me },
  {
    method: 'GET',
    pattern: '/rest/v1.0/companies',
    openToUsers: true,
    handle: (call) => restAnswer(200, [call.context.data.company]),
  },
  ...allResources.flatMap(routesOf),
];
