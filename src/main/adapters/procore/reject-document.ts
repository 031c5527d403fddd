// Sends a document back to the project manager: the strongest means the public API has is the status Draft.
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import { makeChange, nounOf, showDocument, type WriteScope } from './document-writes.ts';
import { idForJson } from './exact-json.ts';
import { isObject, textAt } from './json-fields.ts';

const draft = 'Draft';

/**
 * A commitment has no field for a reason, and its description is the project manager's: the reason stays on
 * this side, in the journal.
 */
export async function rejectDocument(scope: WriteScope): Promise<Result<undefined>> {
  const shown = await showDocument(scope);
  if (!shown.ok) return shown;
  if (shown.value === null)
    return err(appError('PROCORE_NOT_FOUND', { what: `${nounOf(scope).toLowerCase()} ${scope.id}` }));
  if (textAt(shown.value, 'status') === draft) return ok();
  return makeChange(scope, {
    path: `${scope.document.path}/${scope.id}`,
    body: { project_id: idForJson(scope.projectId), [scope.document.wrapper]: { status: draft } },
    verify: (body) =>
      isObject(body) && textAt(body, 'status') === draft ? ok() : err(appError('PROCORE_WRITE_UNSURE')),
    isThere: (record) => textAt(record, 'status') === draft,
  });
}
