// Sends a subcontract back to the project manager: the strongest means the public API has is the status Draft.
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import { idForJson } from './exact-json.ts';
import { isObject, textAt } from './json-fields.ts';
import { subcontractPath } from './resources/subcontract.ts';
import { makeChange, showSubcontract, type WriteScope } from './subcontract-writes.ts';

const draft = 'Draft';

/**
 * A work order contract has no field for a reason, and its description is the project manager's: the reason stays on
 * this side, in the journal.
 */
export async function rejectSubcontract(scope: WriteScope): Promise<Result<undefined>> {
  const shown = await showSubcontract(scope);
  if (!shown.ok) return shown;
  if (shown.value === null) return err(appError('PROCORE_NOT_FOUND', { what: `subcontract ${scope.id}` }));
  if (textAt(shown.value, 'status') === draft) return ok();
  return makeChange(scope, {
    path: `${subcontractPath}/${scope.id}`,
    body: { project_id: idForJson(scope.projectId), work_order_contract: { status: draft } },
    verify: (body) =>
      isObject(body) && textAt(body, 'status') === draft ? ok() : err(appError('PROCORE_WRITE_UNSURE')),
    isThere: (record) => textAt(record, 'status') === draft,
  });
}
