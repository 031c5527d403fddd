// After a crash, a time-out or a cut wire: look for the key in Sage before anything is sent again.
import { nextState } from '#shared/domain/lifecycle/transitions.ts';
import { required } from '#shared/result/assert.ts';
import type { Core } from '../core.ts';
import { putRow } from '../desk/refresh-documents.ts';
import { recordAction } from '../journal/record-action.ts';
import type { Intent } from '../ports/own.ts';
import { deriveKeys } from './derive-keys.ts';
import { finishWrite, type Outcome } from './push-write.ts';
import { writerOf } from './writers.ts';

/** At start: whatever was being sent when the program ended is unsure until Sage was looked at. */
export function markUnsure(core: Core): number {
  return core.store.write((write) => {
    const intents = write.own.intents(['sending']);
    for (const intent of intents) {
      if (intent.verb !== 'write') {
        // Telling Procore is repeatable: it looks first.
        write.own.updateIntent(intent.id, { state: 'waiting' });
        continue;
      }
      const own = required(write.own.document(intent.document), intent.document);
      write.own.updateIntent(intent.id, { state: 'unsure' });
      const state = nextState(own.kind, own.state, 'lose');
      if (state !== null) write.own.putDocument({ ...own, state });
      recordAction(core, write, {
        action: 'push.lose',
        subject: own.id,
        words: 'Tieout ended while this was being written; Sage is looked at first',
        person: intent.person,
      });
      putRow(write, own.id);
    }
    return intents.length;
  });
}

/** Found in Sage: goes on to read it back. Not there: waits to be sent again. */
export async function resolveUnsure(core: Core, intent: Intent): Promise<Outcome> {
  const own = required(
    core.store.read((read) => read.own.document(intent.document)),
    intent.document,
  );
  const writer = writerOf(own.kind);
  const keys = deriveKeys(core, own.kind, own.procoreId, writer.lineIds(intent.payload));
  const looked = await writer.look(core.sageReader, intent.payload, keys);
  if (!looked.ok) return { kind: 'later', error: looked.error };
  if (looked.value !== null) {
    const { generation, found } = looked.value;
    return finishWrite(core, intent, {
      generation,
      found,
      lineKeys: keys[generation]?.lines ?? [],
      otherWasFirst: false,
    });
  }
  core.store.write((write) => {
    // A push and the work after a refresh may both have looked: whoever comes second must not undo what the first began.
    if (write.own.intent(intent.id)?.state !== 'unsure') return;
    const current = required(write.own.document(own.id), own.id);
    write.own.updateIntent(intent.id, { state: 'waiting' });
    const state = nextState(current.kind, current.state, 'wait');
    if (state !== null) write.own.putDocument({ ...current, state, error: null });
    recordAction(core, write, {
      action: 'push.notThere',
      subject: own.id,
      words: 'Sage does not have it; it is sent again',
      person: intent.person,
    });
    putRow(write, own.id);
  });
  return { kind: 'done' };
}
