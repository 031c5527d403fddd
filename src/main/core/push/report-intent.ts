// The intent to tell Procore the Sage keys of a document, stored once.
import type { DocumentId } from '#shared/domain/kinds.ts';
import type { Core } from '../core.ts';
import type { WriteHandle } from '../ports/store.ts';

export function addReportIntent(
  core: Pick<Core, 'ids' | 'clock' | 'host'>,
  write: WriteHandle,
  document: DocumentId,
  pushId: string | null,
): void {
  const open = write.own
    .intentsOf(document)
    .some((intent) => intent.verb === 'report' && ['waiting', 'sending', 'unsure'].includes(intent.state));
  if (open) return;
  write.own.addIntent({
    id: core.ids.uuidV7(),
    lane: document,
    verb: 'report',
    document,
    payload: '{}',
    basis: '',
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: null,
    lastError: null,
    person: core.host.person,
    createdAt: core.clock.now(),
    pushId,
  });
}
