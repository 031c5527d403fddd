// Telling Procore the keys of what is in Sage. Repeatable, looks first.
import { nextState } from '#shared/domain/lifecycle/transitions.ts';
import { type AppError, appError, describeError } from '#shared/result/app-error.ts';
import { required } from '#shared/result/assert.ts';
import { errorTable } from '#shared/result/error-table.ts';
import type { Core } from '../core.ts';
import { putRow } from '../desk/refresh-documents.ts';
import { recordAction } from '../journal/record-action.ts';
import type { Intent } from '../ports/own.ts';
import type { Outcome } from './push-write.ts';
import { sideInTrouble } from './side-trouble.ts';
import { writerOf } from './writers.ts';

export async function pushReport(core: Core, intent: Intent): Promise<Outcome> {
  const { own, link } = core.store.write((write) => {
    write.own.updateIntent(intent.id, { state: 'sending', attempts: intent.attempts + 1, nextAttemptAt: null });
    return {
      own: required(write.own.document(intent.document), intent.document),
      link: write.own.link(intent.document),
    };
  });
  if (link === null) return settleTelling(core, intent, appError('DOCUMENT_NOT_FOUND', { document: intent.document }));
  const report = writerOf(own.kind).report(link, own.projectId, own.procoreId);
  const reported = await core.procore.report(report);
  await core.atStep('report sent');
  if (!reported.ok) return settleTelling(core, intent, reported.error);
  const { linesCarried } = reported.value;
  core.store.write((write) => {
    const current = required(write.own.document(own.id), own.id);
    write.own.putLink({ ...link, reported: true });
    write.own.putDocument({
      ...current,
      state: nextState(own.kind, current.state, 'report') ?? current.state,
      // What Procore refused before is settled with it.
      error: current.error?.code.startsWith('PROCORE_') ? null : current.error,
    });
    write.own.updateIntent(intent.id, { state: 'done', lastError: null });
    recordAction(core, write, {
      action: 'push.reported',
      subject: own.id,
      words: linesCarried
        ? 'Procore knows it: header and lines carry their Sage keys'
        : 'Procore knows it; the lines have no field for their keys, they stay here and in Sage',
      facts: { outcome: reported.value.outcome },
      person: intent.person,
    });
    putRow(write, own.id);
  });
  await core.atStep('report stored');
  return { kind: 'done' };
}

/** The document stays where it is (in Sage, or rejected): only the telling failed. */
export function settleTelling(core: Core, intent: Intent, error: AppError): Outcome {
  const later = errorTable[error.code].again === 'later' || sideInTrouble(error.code) !== null;
  core.store.write((write) => {
    const own = required(write.own.document(intent.document), intent.document);
    write.own.updateIntent(intent.id, { state: later ? 'waiting' : 'refused', lastError: error });
    if (!later) write.own.putDocument({ ...own, error });
    recordAction(core, write, {
      action: later ? 'push.tellLater' : 'push.tellRefused',
      subject: own.id,
      words: describeError(error).what,
      facts: error.facts,
      person: intent.person,
    });
    putRow(write, own.id);
  });
  return { kind: later ? 'later' : 'failed', error };
}
