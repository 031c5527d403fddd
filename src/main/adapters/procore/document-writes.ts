// Writes to a document and its lines, each sent, looked up when its answer is lost, and sent once more.
import { kinds } from '#shared/domain/kinds.ts';
import { type AppError, appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { ProcoreDocumentKind } from '../../core/ports/procore.ts';
import type { DocumentPlace } from './all-documents.ts';
import { completeRow } from './complete-row.ts';
import { idForJson, type Json, type JsonObject } from './exact-json.ts';
import { isObject, listAt, objectAt, textAt } from './json-fields.ts';
import type { Params, ProcoreClient, Reply } from './procore-client.ts';
import type { ProcoreDeps } from './procore-config.ts';
import { describeFault, readFault } from './read-fault.ts';
import type { Resource } from './resources/resource.ts';

export type WriteScope = {
  readonly document: Pick<DocumentPlace<ProcoreDocumentKind>, 'kind' | 'path' | 'wrapper'> & {
    readonly resource: Pick<Resource<unknown>, 'lines'>;
  };
  readonly client: ProcoreClient;
  readonly deps: ProcoreDeps;
  readonly companyId: string;
  readonly id: string;
  readonly projectId: string;
  readonly signal: AbortSignal;
};

export type Change = {
  readonly path: string;
  readonly params?: Params;
  readonly body: unknown;
  /** What a good answer says, or why it is none. */
  readonly verify: (body: Json) => Result<undefined>;
  /** Whether the fresh record shows that the write arrived. */
  readonly isThere: (record: JsonObject) => boolean;
};

/** The record in its show view; null when Procore does not show it. */
export async function showDocument(scope: WriteScope): Promise<Result<JsonObject | null>> {
  const { client, id, projectId, companyId, signal } = scope;
  const reply = await client.get({
    path: `${scope.document.path}/${id}`,
    params: { project_id: projectId },
    companyId,
    signal,
  });
  if (!reply.ok) return reply.error.code === 'PROCORE_NOT_FOUND' ? ok(null) : reply;
  const { body, requestId } = reply.value;
  if (!isObject(body)) {
    return err(appError('PROCORE_ANSWER_UNREADABLE', { detail: 'not a record', requestId: requestId ?? 'unknown' }));
  }
  if (textAt(body, 'deleted_at') !== null) return ok(null);
  const of = {
    resource: scope.document.resource,
    scope: { companyId, project: { id: projectId, timeZone: null } },
    signal,
  };
  return completeRow({ client, log: scope.deps.log }, of, body);
}

/** The kind as people say it, e.g. 'Subcontract'. */
export function nounOf(scope: WriteScope): string {
  return kinds[scope.document.kind].name;
}

/** An unsure write is looked for; only when it is not there it goes out a second time, under the same token. */
export async function makeChange(scope: WriteScope, change: Change): Promise<Result<undefined>> {
  const idempotencyToken = scope.deps.ids.uuidV7();
  for (let tried = 1; ; tried += 1) {
    const { path, params, body } = change;
    const { client, companyId, signal } = scope;
    const sent = await client.patch({
      ...{ path, body, companyId, signal, idempotencyToken },
      ...(params === undefined ? {} : { params }),
    });
    const judged = judge(change, sent);
    if (judged.ok || judged.error.code !== 'PROCORE_WRITE_UNSURE') return judged;
    const seen = await showDocument(scope);
    if (!seen.ok) return judged;
    if (seen.value !== null && change.isThere(seen.value)) return ok();
    if (tried === 2) return judged;
  }
}

function judge(change: Change, sent: Result<Reply>): Result<undefined> {
  return sent.ok ? change.verify(sent.value.body) : sent;
}

export type RowUpdate = Readonly<Record<string, string | null>> & { readonly id: string };

/** Body of a sync action: ids as numbers. */
export function syncUpdates(rows: readonly RowUpdate[]): unknown {
  return rows.map((row) => ({ ...row, id: idForJson(row.id) }));
}

/**
 * A sync answers 200 whatever happened: each row sent must be among the entities with the key we sent. A row among the
 * errors is PROCORE_RULE with Procore's words; a row that is nowhere is PROCORE_WRITE_UNSURE.
 */
export function verifySync(body: Json, rows: readonly RowUpdate[]): Result<undefined> {
  if (!isObject(body)) return err(appError('PROCORE_WRITE_UNSURE'));
  const refused = (listAt(body, 'errors') ?? []).filter(isObject);
  const [first] = refused;
  if (first !== undefined) return err(rowRefusal(first, refused.length));
  const entities = new Map(
    (listAt(body, 'entities') ?? []).filter(isObject).map((entity) => [textAt(entity, 'id'), entity]),
  );
  const taken = rows.every((row) => {
    const entity = entities.get(row.id);
    return entity !== undefined && textAt(entity, 'origin_id') === (row.origin_id ?? null);
  });
  return taken ? ok() : err(appError('PROCORE_WRITE_UNSURE'));
}

function rowRefusal(row: JsonObject, count: number): AppError {
  const text = JSON.stringify({ errors: objectAt(row, 'errors') ?? row.errors ?? null });
  const words = describeFault(readFault({ status: 200, text, requestId: null }));
  const detail = count === 1 ? words : `${words} (${count} rows)`;
  return appError('PROCORE_RULE', { detail, status: '200', requestId: 'unknown' });
}
