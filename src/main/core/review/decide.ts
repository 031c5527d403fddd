// A decision on some documents: checked one by one against the revision it was made on, stored with its intent, journaled.
import type { ReviewAnswer } from '#shared/contract/review.ts';
import { type DocumentId, parseDocumentId } from '#shared/domain/kinds.ts';
import { rights, whatIsMissing } from '#shared/domain/lifecycle/permissions.ts';
import { states } from '#shared/domain/lifecycle/states.ts';
import { type Action, nextState, type Transition, transitions } from '#shared/domain/lifecycle/transitions.ts';
import { type AppError, appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Core } from '../core.ts';
import { documentName } from '../desk/document-name.ts';
import type { OpenDocument } from '../desk/kind-pipeline.ts';
import { pipelines } from '../desk/pipelines.ts';
import { documentContext, putRow } from '../desk/refresh-documents.ts';
import { recordAction } from '../journal/record-action.ts';
import type { OwnDocument } from '../ports/own.ts';
import type { WriteHandle } from '../ports/store.ts';

export type Item = { readonly id: string; readonly revision: number };

/** What a decision does beyond moving the state; may refuse. Runs inside the local transaction. */
export type Effect = (write: WriteHandle, own: OwnDocument, open: OpenDocument) => Result<Partial<OwnDocument>>;

export type Decision = {
  readonly action: Action;
  /** Past tense, for the journal: "accepted". */
  readonly words: string;
  readonly effect: Effect;
};

export function decide(core: Core, items: readonly Item[], decision: Decision): ReviewAnswer {
  const answer = core.store.write((write) => {
    const touched = new Set<DocumentId>();
    const conflicts: { id: string; error: AppError }[] = [];
    for (const item of items) {
      const decided = decideOne(core, write, item, decision);
      if (decided.ok) for (const id of decided.value) touched.add(id);
      else conflicts.push({ id: item.id, error: decided.error });
    }
    for (const id of touched) putRow(write, id);
    return {
      revision: write.own.revision(),
      changed: [...touched].flatMap((id) => write.desk.row(id) ?? []),
      conflicts: conflicts.map(({ id, error }) => ({ id, error, row: write.desk.row(id as DocumentId) })),
    };
  });
  if (decision.action === 'accept' && answer.changed.length > 0) void core.atStep('intent stored');
  const ids = answer.changed.map((row) => row.id);
  if (ids.length > 0) core.emit('records.changed', { ids: ids.length > 500 ? null : ids, revision: answer.revision });
  return answer;
}

/** The ids whose rows have to be written again: the document's, and those whose checks depend on its number. */
function decideOne(core: Core, write: WriteHandle, item: Item, decision: Decision): Result<readonly DocumentId[]> {
  const parsed = parseDocumentId(item.id);
  const own = parsed === null ? null : write.own.document(item.id as DocumentId);
  const pipeline = parsed === null ? null : pipelines[parsed.kind];
  const open = parsed === null ? null : (pipeline?.open(documentContext(write), parsed.procoreId) ?? null);
  if (own === null || open === null) return err(appError('DOCUMENT_NOT_FOUND', { document: item.id }));
  const name = documentName(open);
  if (own.revision !== item.revision) return err(appError('REVIEW_CHANGED_SINCE', { document: name }));
  const allowed = mayMove(core, own, decision.action, name);
  if (!allowed.ok) return allowed;
  const change = decision.effect(write, own, open);
  if (!change.ok) return change;
  const now = core.clock.now();
  write.own.putDocument({ ...own, decidedBy: core.host.person, decidedAt: now, ...change.value, state: allowed.value });
  recordAction(core, write, {
    action: `review.${decision.action}`,
    subject: own.id,
    words: `${name} ${decision.words}`,
    facts: { from: own.state, to: allowed.value, reason: change.value.reason ?? null },
  });
  const sharing = pipeline?.sharing(write, open.number) ?? [];
  return ok([...new Set<DocumentId>([own.id, ...sharing.map((id): DocumentId => `${own.kind}/${id}`)])]);
}

function mayMove(core: Core, own: OwnDocument, action: Action, name: string): Result<OwnDocument['state']> {
  const { right }: Transition = transitions[action];
  const missing = right === null ? null : whatIsMissing(core.person, right);
  if (right !== null && missing !== null)
    return err(appError('RIGHT_MISSING', { action: rights[right].words, needed: missing }));
  const state = nextState(own.kind, own.state, action);
  if (state === null) {
    if (action === 'undo') return err(appError('REVIEW_NOTHING_TO_UNDO'));
    return err(
      appError('REVIEW_NOT_POSSIBLE', { document: name, state: states[own.state].word, action: actionWord(action) }),
    );
  }
  return ok(state);
}

function actionWord(action: Action): string {
  const words: Partial<Record<Action, string>> = {
    accept: 'accepted',
    reject: 'rejected',
    hold: 'put on hold',
    archive: 'archived',
    unarchive: 'restored',
    resend: 'sent again',
  };
  return words[action] ?? action;
}
