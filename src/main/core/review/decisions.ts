// The decisions an accountant can make, each as data for decide().
import { appError } from '#shared/result/app-error.ts';
import { err, ok } from '#shared/result/result.ts';
import type { LocalDate } from '#shared/time/local-date.ts';
import type { Core } from '../core.ts';
import { documentName } from '../desk/document-name.ts';
import type { Intent, OwnDocument } from '../ports/own.ts';
import type { WriteHandle } from '../ports/store.ts';
import type { Decision } from './decide.ts';

/** Accepting freezes what will be written and what it was decided on; a blocked document cannot be accepted. */
export function acceptDecision(core: Core): Decision {
  return {
    action: 'accept',
    words: 'accepted',
    effect: (write, own, open) => {
      const blocking = open.findings().find((finding) => finding.level === 'blocked');
      const draft = open.draft();
      if (blocking !== undefined || draft === null) {
        return err(
          appError('REVIEW_BLOCKED', {
            document: documentName(open),
            reason: blocking?.words ?? 'something is missing.',
          }),
        );
      }
      const basis = core.ids.sha256(open.basis());
      addIntent(core, write, own, { verb: 'write', payload: draft.payload, basis });
      return ok({ basis, error: null, reason: null, returned: false });
    },
  };
}

/** The project manager is told with the next push; until then it can be undone. */
export function rejectDecision(core: Core, reason: string): Decision {
  return {
    action: 'reject',
    words: `rejected: ${reason}`,
    effect: (write, own, open) => {
      const basis = core.ids.sha256(open.basis());
      addIntent(core, write, own, {
        verb: 'reject',
        payload: JSON.stringify({ reason, version: open.updatedAt }),
        basis,
      });
      return ok({ basis, reason, error: null, returned: false });
    },
  };
}

export function holdDecision(until: LocalDate): Decision {
  return { action: 'hold', words: `put on hold until ${until}`, effect: () => ok({ holdUntil: until }) };
}

/** Hidden on our side, not pushed, reversible, counted. */
export function archiveDecision(reason: string): Decision {
  return { action: 'archive', words: `archived: ${reason}`, effect: () => ok({ reason, error: null }) };
}

export function unarchiveDecision(): Decision {
  return {
    action: 'unarchive',
    words: 'restored from the archive',
    effect: (write, own) => {
      // It may have been archived after a rejection that has not gone out: restored, it waits for a new decision.
      withdraw(write, own);
      return ok({ reason: null });
    },
  };
}

export function resendDecision(): Decision {
  return {
    action: 'resend',
    words: 'brought back to Ready to export',
    effect: (write, own) => {
      withdraw(write, own);
      return ok({ reason: null, returned: true });
    },
  };
}

export function undoDecision(): Decision {
  return {
    action: 'undo',
    words: 'taken back',
    effect: (write, own) => {
      const sent = write.own
        .intentsOf(own.id)
        .some((intent) => intent.state === 'sending' || intent.state === 'unsure');
      const told = own.state === 'rejected' && lastIntent(write, own)?.state === 'done';
      if (sent || told) return err(appError('REVIEW_NOTHING_TO_UNDO'));
      withdraw(write, own);
      return ok({ reason: null, holdUntil: null, error: null, decidedBy: null, decidedAt: null });
    },
  };
}

/** Keying is no transition: the state stays, the checks run again. */
export function keyedChange(
  field: 'number' | 'title',
  value: string | null,
  own: OwnDocument,
): Pick<OwnDocument, 'keyed'> {
  const trimmed = value?.trim() ?? '';
  return { keyed: { ...own.keyed, [field]: trimmed === '' ? null : trimmed } };
}

function withdraw(write: WriteHandle, own: OwnDocument): void {
  for (const intent of write.own.intentsOf(own.id)) {
    if (intent.state === 'waiting') write.own.updateIntent(intent.id, { state: 'withdrawn' });
  }
}

function lastIntent(write: WriteHandle, own: OwnDocument): Intent | undefined {
  return write.own.intentsOf(own.id).at(-1);
}

function addIntent(
  core: Core,
  write: WriteHandle,
  own: OwnDocument,
  what: Pick<Intent, 'verb' | 'payload' | 'basis'>,
): void {
  write.own.addIntent({
    id: core.ids.uuidV7(),
    lane: own.id,
    document: own.id,
    ...what,
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: null,
    lastError: null,
    person: core.host.person,
    createdAt: core.clock.now(),
    pushId: null,
  });
}
