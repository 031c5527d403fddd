// A contract's row together with its lines, which compact views leave out.
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { LogPort } from '../../core/ports/log.ts';
import type { JsonObject } from './exact-json.ts';
import type { ProcoreClient } from './procore-client.ts';
import { readRows } from './read-rows.ts';
import type { Resource, Scope } from './resources/resource.ts';

type Lent = { readonly client: ProcoreClient; readonly log: LogPort };
type Of = {
  readonly resource: Pick<Resource<unknown>, 'lines'>;
  readonly scope: Scope;
  readonly signal: AbortSignal;
};

const linesPerPage = 500;

/** The row as it is where it has its lines; null when the contract went away before they were read. */
export async function completeRow(lent: Lent, of: Of, row: JsonObject): Promise<Result<JsonObject | null>> {
  const where = of.resource.lines?.(row, of.scope) ?? null;
  if (where === null) return ok(row);
  const { companyId } = of.scope;
  const lines: JsonObject[] = [];
  for await (const page of readRows(lent, { ...where, perPage: linesPerPage, companyId, signal: of.signal })) {
    if (!page.ok) return page.error.code === 'PROCORE_NOT_FOUND' ? ok(null) : page;
    // A contract with a line too few would be a wrong amount in Sage.
    if (!page.value.complete) {
      return err(appError('PROCORE_ANSWER_UNREADABLE', { detail: 'lines are missing', requestId: 'unknown' }));
    }
    lines.push(...page.value.rows);
  }
  return ok({ ...row, line_items: lines });
}
