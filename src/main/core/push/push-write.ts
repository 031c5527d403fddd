// One document into Sage, exactly once: store, write, store the keys, read back, store the verdict.
// Every line between two stores may be the last one before a crash; recover.ts picks up from what was stored.
import { states } from '#shared/domain/lifecycle/states.ts';
import { nextState } from '#shared/domain/lifecycle/transitions.ts';
import { isForeignOriginId } from '#shared/domain/pairing/origin-id.ts';
import { amountToText, formatAmount } from '#shared/money/amount.ts';
import { type AppError, appError, describeError } from '#shared/result/app-error.ts';
import { required } from '#shared/result/assert.ts';
import { errorTable } from '#shared/result/error-table.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Core } from '../core.ts';
import { documentName } from '../desk/document-name.ts';
import { putRow } from '../desk/refresh-documents.ts';
import { recordAction } from '../journal/record-action.ts';
import type { Intent, OwnDocument } from '../ports/own.ts';
import type { WriteHandle } from '../ports/store.ts';
import { answerInTime } from './answer-in-time.ts';
import { deriveKeys } from './derive-keys.ts';
import type { Found } from './kind-writer.ts';
import { addReportIntent } from './report-intent.ts';
import { sideInTrouble } from './side-trouble.ts';
import { writerOf } from './writers.ts';

/** done: verified. later: try again. failed: needs a person. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'later' | 'failed'; readonly error: AppError };

export async function pushWrite(core: Core, intent: Intent): Promise<Outcome> {
  const marked = markSending(core, intent);
  if (!marked.ok) return { kind: 'failed', error: marked.error };
  const own = marked.value;
  await core.atStep('sending stored');
  const writer = writerOf(own.kind);
  const keys = deriveKeys(core, own.kind, own.procoreId, writer.lineIds(intent.payload));
  const written = await writer.write(core.sageWriter, {
    payload: intent.payload,
    keys,
    person: intent.person,
    enteredOn: core.clock.today(),
    beforeCommit: () => checkFresh(core, intent, own),
    onStep: (step) => core.atStep(step),
  });
  if (!written.ok) return settleFailure(core, intent, written.error);
  const { outcome, generation, found } = written.value;
  const first = outcome === 'already' && intent.attempts === 0 ? found : null;
  return finishWrite(core, intent, {
    generation,
    found,
    lineKeys: keys[generation]?.lines ?? [],
    otherWasFirst: first !== null,
  });
}

export type Landed = {
  readonly generation: number;
  readonly found: Found;
  readonly lineKeys: readonly string[];
  readonly otherWasFirst: boolean;
};

/** From "Sage has it" to "verified". */
export async function finishWrite(core: Core, intent: Intent, landed: Landed): Promise<Outcome> {
  const own = storeKeys(core, intent, landed);
  await core.atStep('keys stored');
  const writer = writerOf(own.kind);
  const keys = deriveKeys(core, own.kind, own.procoreId, writer.lineIds(intent.payload));
  const readBack = await writer.look(core.sageReader, intent.payload, keys);
  await core.atStep('read back');
  if (!readBack.ok) {
    // It is in Sage; only the proof is missing. recover.ts looks again.
    core.store.write((write) => write.own.updateIntent(intent.id, { state: 'unsure', lastError: readBack.error }));
    return { kind: 'later', error: readBack.error };
  }
  if (readBack.value === null)
    return settleFailure(core, intent, appError('SAGE_PARTLY_THERE', { document: foundName(own, landed.found) }));
  const { found } = readBack.value;
  if (found.differences.length > 0) {
    core.log.warn('read back differs', { document: own.id, fields: found.differences });
    return settleFailure(
      core,
      intent,
      appError('SAGE_READ_BACK_DIFFERENT', { document: foundName(own, found), count: `${found.differences.length}` }),
    );
  }
  storeVerified(core, intent, found, landed.otherWasFirst);
  await core.atStep('verified stored');
  return { kind: 'done' };
}

/** A document that moved on meanwhile settles its intent, or a push would pick it for ever. */
function markSending(core: Core, intent: Intent): Result<OwnDocument> {
  return core.store.write((write) => {
    const own = required(write.own.document(intent.document), intent.document);
    const state = nextState(own.kind, own.state, 'begin');
    if (state === null) {
      const error = appError('PUSH_NOT_READY', {
        document: nameOf(own, intent),
        reason: `it is ${states[own.state].word} now.`,
      });
      write.own.updateIntent(intent.id, { state: 'conflict', lastError: error });
      return err(error);
    }
    write.own.updateIntent(intent.id, { state: 'sending', attempts: intent.attempts + 1, nextAttemptAt: null });
    const next = write.own.putDocument({ ...own, state });
    putRow(write, own.id);
    return ok(next);
  });
}

/** Sage's locks are held meanwhile, and its users wait behind them. */
const freshWithinMs = 10_000;

/** Right before the commit, Procore has to say what the accountant decided on. */
async function checkFresh(core: Core, intent: Intent, own: OwnDocument): Promise<Result<undefined>> {
  const timeZone = core.store.read((read) => read.mirror.get('procore', 'project', own.projectId)?.timeZone ?? null);
  const ref = { procoreId: own.procoreId, projectId: own.projectId, timeZone };
  const fresh = await answerInTime(core.clock, freshWithinMs, (signal) =>
    writerOf(own.kind).fresh(core.procore, ref, signal),
  );
  if (!fresh.ok) return fresh;
  const document = nameOf(own, intent);
  if (fresh.value === null) {
    // Trying again by itself would not bring it back: a person has to look.
    const reason = 'Procore does not show it any more: it was deleted there, or the rights for it are gone.';
    return err(appError('PUSH_NOT_READY', { document, reason }));
  }
  if (isForeignOriginId(fresh.value.originId)) {
    return err(appError('PROCORE_OWNED_BY_OTHER', { document, key: fresh.value.originId ?? '' }));
  }
  if (!fresh.value.candidate || core.ids.sha256(fresh.value.basis) !== intent.basis) {
    return err(appError('PUSH_DOCUMENT_CHANGED', { document }));
  }
  return ok();
}

function storeKeys(core: Core, intent: Intent, landed: Landed): OwnDocument {
  return core.store.write((write) => {
    const own = required(write.own.document(intent.document), intent.document);
    const { found } = landed;
    const lineIds = writerOf(own.kind).lineIds(intent.payload);
    write.own.putLink({
      id: own.id,
      sageKey: found.sageKey,
      sageRecord: found.record,
      sageNumber: found.number,
      generation: landed.generation,
      lines: lineIds.map((procoreId, index) => ({ procoreId, sageKey: landed.lineKeys[index] ?? '' })),
      by: 'push',
      person: found.enteredBy,
      at: core.clock.now(),
      reported: false,
      verified: false,
      stamp: found.stamp,
    });
    found.mirror(write, core.clock.now());
    const state = nextState(own.kind, own.state, 'write') ?? own.state;
    const next = write.own.putDocument({ ...own, state });
    recordAction(core, write, {
      action: 'push.written',
      subject: own.id,
      words: landed.otherWasFirst
        ? `Found in Sage: ${found.enteredBy || found.login} was first`
        : `Written into Sage as record ${found.record}`,
      facts: { key: found.sageKey, record: found.record, number: found.number },
      person: intent.person,
    });
    putRow(write, own.id);
    return next;
  });
}

function storeVerified(core: Core, intent: Intent, found: Found, otherWasFirst: boolean): void {
  core.store.write((write) => {
    const own = required(write.own.document(intent.document), intent.document);
    const link = required(write.own.link(own.id), `link of ${own.id}`);
    write.own.putLink({ ...link, verified: true, stamp: found.stamp });
    found.mirror(write, core.clock.now());
    const error = otherWasFirst
      ? appError('SAGE_OTHER_WAS_FIRST', {
          document: foundName(own, found),
          who: found.enteredBy || found.login,
          when: found.enteredAt,
        })
      : null;
    write.own.putDocument({
      ...own,
      state: nextState(own.kind, own.state, 'verify') ?? own.state,
      error,
      drifted: false,
    });
    write.own.updateIntent(intent.id, { state: 'done', lastError: error });
    addReportIntent(core, write, own.id, intent.pushId);
    recordAction(core, write, {
      action: 'push.verified',
      subject: own.id,
      words: `Read back from Sage: ${found.lines} lines, ${formatAmount(found.total)}`,
      facts: { total: amountToText(found.total), lines: found.lines, record: found.record },
      person: intent.person,
    });
    putRow(write, own.id);
  });
}

/** Where a failure leaves the document: waiting, unsure, or with a person. */
export function settleFailure(core: Core, intent: Intent, error: AppError): Outcome {
  // A refused sign-in is no fault of the document: it waits with its decision until somebody signs in.
  const later = errorTable[error.code].again === 'later' || sideInTrouble(error.code) !== null;
  const unsure = error.code === 'SAGE_WRITE_UNSURE';
  core.store.write((write) => {
    if (unsure) settle(core, write, intent, { action: 'lose', state: 'unsure', error });
    else if (later) settle(core, write, intent, { action: 'wait', state: 'waiting', error });
    else
      settle(core, write, intent, {
        action: 'refuse',
        state: error.code === 'PUSH_DOCUMENT_CHANGED' ? 'conflict' : 'refused',
        error,
      });
  });
  return { kind: unsure || later ? 'later' : 'failed', error };
}

type Settlement = {
  readonly action: 'lose' | 'wait' | 'refuse';
  readonly state: Intent['state'];
  readonly error: AppError;
};

function settle(core: Core, write: WriteHandle, intent: Intent, settlement: Settlement): void {
  const own = required(write.own.document(intent.document), intent.document);
  const state = nextState(own.kind, own.state, settlement.action) ?? own.state;
  write.own.updateIntent(intent.id, { state: settlement.state, lastError: settlement.error });
  write.own.putDocument({ ...own, state, error: settlement.error });
  recordAction(core, write, {
    action: `push.${settlement.action}`,
    subject: own.id,
    words: describeError(settlement.error).what,
    facts: settlement.error.facts,
    person: intent.person,
  });
  putRow(write, own.id);
}

function nameOf(own: OwnDocument, intent: Intent): string {
  return documentName({ kind: own.kind, number: writerOf(own.kind).total(intent.payload).number });
}

function foundName(own: OwnDocument, found: Found): string {
  return documentName({ kind: own.kind, number: found.number });
}
