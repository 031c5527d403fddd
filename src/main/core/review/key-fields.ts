// Keying a field (a number, a shorter title) before accepting: kept on our side, checked at once.
import type { ReviewAnswer } from '#shared/contract/review.ts';
import { type DocumentId, parseDocumentId } from '#shared/domain/kinds.ts';
import { whatIsMissing } from '#shared/domain/lifecycle/permissions.ts';
import { states } from '#shared/domain/lifecycle/states.ts';
import { type AppError, appError } from '#shared/result/app-error.ts';
import type { Core } from '../core.ts';
import { pipelines } from '../desk/pipelines.ts';
import { documentContext, putRow } from '../desk/refresh-documents.ts';
import { recordAction } from '../journal/record-action.ts';
import type { WriteHandle } from '../ports/store.ts';
import type { Item } from './decide.ts';
import { keyedChange } from './decisions.ts';

/** States in which a field can still be keyed: nothing is on its way. */
const keyable = new Set(['sent', 'held', 'failed']);

export function keyFields(
  core: Core,
  items: readonly Item[],
  field: 'number' | 'title',
  value: string | null,
): ReviewAnswer {
  const answer = core.store.write((write) => {
    const touched = new Set<DocumentId>();
    const conflicts: { id: string; error: AppError }[] = [];
    for (const item of items) {
      const error = keyOne(core, write, item, { field, value, touched });
      if (error !== null) conflicts.push({ id: item.id, error });
    }
    for (const id of touched) putRow(write, id);
    return {
      revision: write.own.revision(),
      changed: [...touched].flatMap((id) => write.desk.row(id) ?? []),
      conflicts: conflicts.map(({ id, error }) => ({ id, error, row: write.desk.row(id as DocumentId) })),
    };
  });
  if (answer.changed.length > 0)
    core.emit('records.changed', { ids: answer.changed.slice(0, 500).map((row) => row.id), revision: answer.revision });
  return answer;
}

type Keying = { readonly field: 'number' | 'title'; readonly value: string | null; readonly touched: Set<DocumentId> };

function keyOne(core: Core, write: WriteHandle, item: Item, keying: Keying): AppError | null {
  const parsed = parseDocumentId(item.id);
  const id = item.id as DocumentId;
  const own = parsed === null ? null : write.own.document(id);
  const pipeline = parsed === null ? null : pipelines[parsed.kind];
  const before = parsed === null ? null : (pipeline?.open(documentContext(write), parsed.procoreId) ?? null);
  if (own === null || before === null || parsed === null) return appError('DOCUMENT_NOT_FOUND', { document: item.id });
  const missing = whatIsMissing(core.person, 'acceptOrReject');
  if (missing !== null) return appError('RIGHT_MISSING', { action: 'key a field', needed: missing });
  if (own.revision !== item.revision)
    return appError('REVIEW_CHANGED_SINCE', { document: before.number || before.title });
  if (!keyable.has(own.state))
    return appError('REVIEW_NOT_POSSIBLE', {
      document: before.number,
      state: states[own.state].word,
      action: 'changed',
    });
  write.own.putDocument({ ...own, ...keyedChange(keying.field, keying.value, own), error: null });
  const after = pipeline?.open(documentContext(write), parsed.procoreId) ?? before;
  recordAction(core, write, {
    action: 'review.key',
    subject: id,
    words: `${keying.field} keyed: ${keying.value ?? 'as in Procore'}`,
    facts: { before: before.number },
  });
  keying.touched.add(id);
  for (const number of [before.number, after.number]) {
    for (const other of pipeline?.sharing(write, number) ?? []) keying.touched.add(`${own.kind}/${other}`);
  }
  return null;
}
