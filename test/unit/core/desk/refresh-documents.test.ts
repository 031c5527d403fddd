// Pulls on a real store: what is followed is stored with its link, and nothing that is no more stays in the tray.
import { describe, expect, it } from 'vitest';
import { originIdOf } from '#shared/domain/pairing/origin-id.ts';
import { required } from '#shared/result/assert.ts';
import { refreshDocuments } from '../../../../src/main/core/desk/refresh-documents.ts';
import { deriveHeaderKey } from '../../../../src/main/core/push/derive-keys.ts';
import { pushWrite } from '../../../../src/main/core/push/push-write.ts';
import { acceptDecision, rejectDecision } from '../../../../src/main/core/review/decisions.ts';
import { aProcoreSubcontract, aSageSubcontract } from '../../../builders/subcontract.ts';
import { aDeskBench, type DeskBench } from '../support/desk-bench.ts';

const sent = aProcoreSubcontract();
const keyOf = (bench: DeskBench) => deriveHeaderKey(bench.core, 'subcontract', '1001');
const statesOf = (bench: DeskBench) => bench.intents().map((intent) => [intent.verb, intent.state]);

describe('a pull', () => {
  it('brings a document that changed after it was accepted back to the accountant', () => {
    const bench = aDeskBench();
    bench.pull(sent);
    bench.decide(acceptDecision(bench.core));
    bench.pull({ ...sent, title: 'Electrical, revised' });
    expect(bench.own()).toMatchObject({ state: 'failed', returned: true, error: { code: 'PUSH_DOCUMENT_CHANGED' } });
    expect(statesOf(bench)).toEqual([['write', 'conflict']]);
    expect(bench.row()?.reason).toBe('Subcontract SC-0001 was changed in Procore after you decided on it.');
  });

  it('links a document found in Sage by its key, and leaves only the report to Procore', () => {
    const bench = aDeskBench();
    bench.pull(sent);
    bench.decide(acceptDecision(bench.core));
    bench.inSage(aSageSubcontract({ key: keyOf(bench) }));
    bench.pull(sent);
    expect(bench.own()).toMatchObject({ state: 'verified', error: null });
    expect(statesOf(bench)).toEqual([
      ['write', 'withdrawn'],
      ['report', 'waiting'],
    ]);
    expect(bench.row()).toMatchObject({ state: 'verified', sageAmount: '52500.50', drifted: false });
  });

  it('adopts a document that another desk pushed after it was rejected here, and tells nobody of the rejection', () => {
    const bench = aDeskBench();
    bench.pull(sent);
    bench.decide(rejectDecision(bench.core, 'No.'));
    const key = keyOf(bench);
    bench.inSage(aSageSubcontract({ key }));
    bench.pull({ ...sent, originId: originIdOf({ what: 'subcontract', key }) });
    expect(bench.own().state).toBe('synced');
    expect(statesOf(bench)).toEqual([['reject', 'withdrawn']]);
  });

  it('sees in Sage what drifted since', () => {
    const bench = aDeskBench();
    const key = keyOf(bench);
    const linked = { ...sent, originId: originIdOf({ what: 'subcontract', key }) };
    bench.inSage(aSageSubcontract({ key }));
    bench.pull(linked);
    bench.pull(linked);
    expect(bench.own()).toMatchObject({ state: 'synced', drifted: false });
    bench.inSage(aSageSubcontract({ key, description: 'Typed over', stamp: 'later' }));
    bench.pull(linked);
    expect(bench.row()).toMatchObject({ drifted: true, reason: 'Edited in Sage after it was verified.' });
  });

  it('takes a document that is gone from Procore off the desk, and a decision on it out of the tray', () => {
    const bench = aDeskBench();
    bench.pull(sent);
    bench.decide(acceptDecision(bench.core));
    bench.core.store.write((write) => {
      write.mirror.clear();
      refreshDocuments(bench.core, write, ['subcontract/1001']);
    });
    expect(bench.row()).toBeNull();
    expect(bench.own()).toMatchObject({ state: 'notSent', error: { code: 'DOCUMENT_NOT_FOUND' } });
    expect(statesOf(bench)).toEqual([['write', 'conflict']]);
  });

  it('changes nothing when nothing changed', () => {
    const bench = aDeskBench();
    bench.pull(sent);
    const { revision } = bench.own();
    bench.pull(sent);
    expect(bench.own().revision).toBe(revision);
  });
});

describe('a push', () => {
  it('settles an intent whose document moved on, so that it is not picked again', async () => {
    const bench = aDeskBench();
    bench.pull(sent);
    bench.decide(acceptDecision(bench.core));
    bench.core.store.write((write) => write.own.putDocument({ ...bench.own(), state: 'verified' }));
    const intent = required(bench.intents()[0], 'the intent');
    const outcome = await pushWrite(bench.core, intent);
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: { code: 'PUSH_NOT_READY', facts: { document: 'Subcontract SC-0001', reason: 'it is verified now.' } },
    });
    expect(statesOf(bench)).toEqual([['write', 'conflict']]);
  });
});
