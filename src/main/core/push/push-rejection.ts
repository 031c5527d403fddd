// Telling Procore that a document was rejected: it goes back to the project manager, unless it was corrected meanwhile.
import { kinds } from '#shared/domain/kinds.ts';
import { nextState } from '#shared/domain/lifecycle/transitions.ts';
import { appError } from '#shared/result/app-error.ts';
import { required } from '#shared/result/assert.ts';
import type { Result } from '#shared/result/result.ts';
import type { Core } from '../core.ts';
import { putRow } from '../desk/refresh-documents.ts';
import { recordAction } from '../journal/record-action.ts';
import type { Intent, OwnDocument } from '../ports/own.ts';
import type { WriteHandle } from '../ports/store.ts';
import type { FreshRecord } from './kind-writer.ts';
import { settleTelling } from './push-report.ts';
import type { Outcome } from './push-write.ts';
import { writerOf } from './writers.ts';

export async function pushRejection(core: Core, intent: Intent): Promise<Outcome> {
  const own = core.store.write((write) => {
    write.own.updateIntent(intent.id, { state: 'sending', attempts: intent.attempts + 1, nextAttemptAt: null });
    return required(write.own.document(intent.document), intent.document);
  });
  const { reason } = JSON.parse(intent.payload) as { readonly reason: string };
  const fresh = await freshRecord(core, own);
  if (!fresh.ok) return settleTelling(core, intent, fresh.error);
  if (fresh.value === null || !fresh.value.candidate) return alreadyBack(core, intent);
  if (core.ids.sha256(fresh.value.basis) !== intent.basis) return comeBack(core, intent);
  const told = await writerOf(own.kind).reject(core.procore, own, reason);
  if (!told.ok) return settleTelling(core, intent, told.error);
  core.store.write((write) => {
    write.own.updateIntent(intent.id, { state: 'done', lastError: null });
    write.own.putDocument({ ...required(write.own.document(own.id), own.id), error: null });
    recordAction(core, write, {
      action: 'push.rejected',
      subject: own.id,
      words: `Procore was told: back to Draft. Reason: ${reason}`,
      person: intent.person,
    });
    putRow(write, own.id);
  });
  return { kind: 'done' };
}

async function freshRecord(core: Core, own: OwnDocument): Promise<Result<FreshRecord | null>> {
  const timeZone = core.store.read((read) => read.mirror.get('procore', 'project', own.projectId)?.timeZone ?? null);
  return writerOf(own.kind).fresh(core.procore, { procoreId: own.procoreId, projectId: own.projectId, timeZone });
}

/** The project manager took it back already, or deleted it: there is nobody left to tell. */
function alreadyBack(core: Core, intent: Intent): Outcome {
  core.store.write((write) => {
    write.own.updateIntent(intent.id, { state: 'done', lastError: null });
    recordAction(core, write, {
      action: 'push.rejected',
      subject: intent.document,
      words: 'Procore had it back already; nothing had to be told',
      person: intent.person,
    });
    putRow(write, intent.document);
  });
  return { kind: 'done' };
}

/** Corrected before the rejection went out: the rejection was about something else, so it comes back to the accountant. */
function comeBack(core: Core, intent: Intent): Outcome {
  const error = core.store.write((write) => {
    const own = required(write.own.document(intent.document), intent.document);
    const changed = appError('PUSH_DOCUMENT_CHANGED', { document: nameOf(write, own) });
    write.own.updateIntent(intent.id, { state: 'conflict', lastError: changed });
    write.own.putDocument({
      ...own,
      state: nextState(own.kind, own.state, 'send') ?? own.state,
      returned: true,
      error: changed,
      since: core.clock.now(),
    });
    recordAction(core, write, {
      action: 'push.conflict',
      subject: own.id,
      words: 'Changed in Procore before the rejection went out; came back.',
      person: intent.person,
    });
    putRow(write, own.id);
    return changed;
  });
  return { kind: 'failed', error };
}

function nameOf(write: WriteHandle, own: OwnDocument): string {
  return `${kinds[own.kind].name} ${write.desk.row(own.id)?.number ?? own.procoreId}`;
}
