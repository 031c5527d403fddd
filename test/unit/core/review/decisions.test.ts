// Decisions on a real store: what each leaves behind, what it refuses, and that all of them can be taken back in time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subcontractBasis } from '#shared/domain/documents/subcontract-basis.ts';
import { decodeDraft } from '#shared/domain/documents/subcontract-draft-codec.ts';
import { describeError } from '#shared/result/app-error.ts';
import type { Intent } from '../../../../src/main/core/ports/own.ts';
import { decide } from '../../../../src/main/core/review/decide.ts';
import {
  acceptDecision,
  archiveDecision,
  holdDecision,
  keyedChange,
  rejectDecision,
  resendDecision,
  unarchiveDecision,
  undoDecision,
} from '../../../../src/main/core/review/decisions.ts';
import { keyFields } from '../../../../src/main/core/review/key-fields.ts';
import { anOwnDocument, aPerson } from '../../../builders/own.ts';
import { aDraft, aProcoreSubcontract } from '../../../builders/subcontract.ts';
import { dayFrom, momentOf } from '../../../builders/values.ts';
import { aDeskBench, type DeskBench } from '../support/desk-bench.ts';

const waiting = (intents: readonly Intent[]) =>
  intents.filter((intent) => intent.state === 'waiting').map((intent) => intent.verb);
const views = (bench: DeskBench) =>
  bench.core.store.read((read) =>
    read.desk
      .views(null)
      .filter((view) => view.count > 0)
      .map((view) => view.view),
  );

function aBench(...sent: readonly Parameters<typeof aProcoreSubcontract>[0][]): DeskBench {
  const bench = aDeskBench();
  bench.pull(...(sent.length === 0 ? [{}] : sent).map((part) => aProcoreSubcontract(part)));
  return bench;
}

describe('accepting', () => {
  it('freezes what will be written and what it was decided on, and keeps the row where it was', () => {
    const bench = aBench();
    const answer = bench.decide(acceptDecision(bench.core));
    expect(answer.conflicts).toEqual([]);
    expect(answer.changed.map((row) => row.state)).toEqual(['queued']);
    const [intent] = bench.intents();
    expect(decodeDraft(intent?.payload ?? '')).toStrictEqual(aDraft());
    expect(intent).toMatchObject({
      verb: 'write',
      state: 'waiting',
      lane: 'subcontract/1001',
      person: 'Maria Fuentes',
    });
    const basis = bench.core.ids.sha256(subcontractBasis(aProcoreSubcontract()));
    expect([intent?.basis, bench.own().basis]).toEqual([basis, basis]);
    expect(bench.own()).toMatchObject({ state: 'queued', decidedBy: 'Maria Fuentes', error: null });
    expect(views(bench)).toEqual(expect.arrayContaining(['queued', 'readyToExport']));
    expect(bench.events).toEqual(['records.changed']);
    const entry = bench.core.store.read((read) => read.own.journal('subcontract/1001', null, 10)[0]);
    expect(entry).toMatchObject({ action: 'review.accept', words: 'Subcontract SC-0001 accepted' });
  });

  it('refuses a blocked document in the words of its check, and stores nothing', () => {
    const bench = aBench({ grandTotal: '52500.51' });
    const before = bench.own();
    const { conflicts, changed } = bench.decide(acceptDecision(bench.core));
    expect(changed).toEqual([]);
    expect(conflicts.map(({ error }) => error.code)).toEqual(['REVIEW_BLOCKED']);
    expect(describeError(conflicts[0]?.error ?? { code: 'SAGE_BUSY', facts: {} }).what).toBe(
      'Subcontract SC-0001 is blocked: The lines sum to 52,500.50, the contract says 52,500.51.',
    );
    expect(bench.own()).toEqual(before);
    expect(bench.intents()).toEqual([]);
    expect(bench.events).toEqual([]);
  });

  it('decides the rest of a batch when one of it changed since', () => {
    const bench = aBench({ id: '1' }, { id: '2', number: 'SC-2' });
    const stale = { id: 'subcontract/2', revision: bench.own('2').revision - 1 };
    const answer = decide(
      bench.core,
      [{ id: 'subcontract/1', revision: bench.own('1').revision }, stale],
      acceptDecision(bench.core),
    );
    expect(answer.changed.map((row) => row.id)).toEqual(['subcontract/1']);
    expect(answer.conflicts).toMatchObject([
      { id: 'subcontract/2', error: { code: 'REVIEW_CHANGED_SINCE' }, row: { state: 'sent' } },
    ]);
  });

  it('lets one of two rivals for a number go once the other one is out of the way', () => {
    const bench = aBench({ id: '1' }, { id: '2', title: 'Rival', number: ' sc-0001 ' });
    bench.pull(aProcoreSubcontract({ id: '1' }));
    expect([bench.row('1')?.light, bench.row('2')?.light]).toEqual(['blocked', 'blocked']);
    const answer = bench.decide(rejectDecision(bench.core, 'Twice.'), '2');
    expect(answer.changed.map((row) => [row.id, row.light]).sort()).toEqual([
      ['subcontract/1', 'ready'],
      ['subcontract/2', 'ready'],
    ]);
    expect(bench.decide(acceptDecision(bench.core), '1').conflicts).toEqual([]);
  });

  it.each(['subcontract/404', 'purchaseOrder/1', 'toString/1', 'nothing'])('finds no document %s', (id) => {
    const bench = aBench();
    expect(decide(bench.core, [{ id, revision: 1 }], acceptDecision(bench.core)).conflicts).toMatchObject([
      { error: { code: 'DOCUMENT_NOT_FOUND', facts: { document: id } } },
    ]);
  });

  it('is not for somebody without the right to push', () => {
    const bench = aBench();
    bench.setPerson(aPerson({ erp: 'admin' }));
    expect(bench.decide(acceptDecision(bench.core)).conflicts).toMatchObject([
      {
        error: {
          code: 'RIGHT_MISSING',
          facts: { action: 'accept or reject', needed: 'the right to push to accounting needed' },
        },
      },
    ]);
    expect(bench.own().state).toBe('sent');
  });

  it('happens once: a second time says how it stands', () => {
    const bench = aBench();
    bench.decide(acceptDecision(bench.core));
    expect(bench.decide(acceptDecision(bench.core)).conflicts).toMatchObject([
      { error: { code: 'REVIEW_NOT_POSSIBLE', facts: { state: 'queued', action: 'accepted' } } },
    ]);
    expect(bench.intents()).toHaveLength(1);
  });
});

describe('rejecting', () => {
  it('keeps the reason on the row and tells Procore with the next push', () => {
    const bench = aBench({ grandTotal: '0' });
    bench.decide(rejectDecision(bench.core, 'Lines do not sum.'));
    expect(bench.row()).toMatchObject({ state: 'rejected', reason: 'Lines do not sum.' });
    expect(bench.intents()).toMatchObject([
      { verb: 'reject', state: 'waiting', payload: expect.stringContaining('"reason":"Lines do not sum."') },
    ]);
  });

  it('comes back as returned once it was told and the project manager approved it again', () => {
    const bench = aBench();
    bench.decide(rejectDecision(bench.core, 'Why?'));
    settle(bench, 'done');
    bench.pull(aProcoreSubcontract({ status: 'Draft', updatedAt: momentOf('2026-03-16T14:00:00Z') }));
    expect(bench.own().state).toBe('rejected');
    bench.pull(aProcoreSubcontract({ title: 'Better', updatedAt: momentOf('2026-03-17T09:00:00Z') }));
    expect(bench.own()).toMatchObject({ state: 'sent', returned: true });
    expect(views(bench)).toContain('returned');
  });
});

describe('a rejection that was not told yet', () => {
  it('comes back when the document was corrected meanwhile, and is not told any more', () => {
    const bench = aBench();
    bench.decide(rejectDecision(bench.core, 'Why?'));
    bench.pull(aProcoreSubcontract({ title: 'Corrected', updatedAt: momentOf('2026-03-16T13:00:00Z') }));
    expect(bench.own()).toMatchObject({ state: 'sent', returned: true, error: { code: 'PUSH_DOCUMENT_CHANGED' } });
    expect(bench.intents().map((intent) => intent.state)).toEqual(['conflict']);
  });
});

describe('holding', () => {
  it('releases on the day, by the pull', () => {
    const bench = aBench();
    bench.decide(holdDecision(dayFrom('2026-03-20')));
    bench.pull(aProcoreSubcontract());
    expect(bench.own()).toMatchObject({ state: 'held', holdUntil: '2026-03-20' });
    bench.setNow(momentOf('2026-03-20T00:00:01Z'));
    bench.pull(aProcoreSubcontract());
    expect(bench.own()).toMatchObject({ state: 'sent', holdUntil: null });
  });
});

describe('undo', () => {
  const asItStands = (bench: DeskBench) => ({ ...bench.own(), revision: 0, basis: null });

  it.each([
    ['an acceptance', (bench: DeskBench) => acceptDecision(bench.core)],
    ['a rejection', (bench: DeskBench) => rejectDecision(bench.core, 'No.')],
    ['a hold', () => holdDecision(dayFrom('2026-04-01'))],
    ['an archiving', () => archiveDecision('Not ours.')],
  ])('takes back %s, and nothing of it goes out', (_, make) => {
    const bench = aBench();
    const untouched = asItStands(bench);
    bench.decide(make(bench));
    expect(bench.decide(undoDecision()).conflicts).toEqual([]);
    expect(asItStands(bench)).toEqual(untouched);
    expect(waiting(bench.intents())).toEqual([]);
  });

  it.each(['sending', 'unsure'] as const)('is too late when it is %s', (state) => {
    const bench = aBench();
    bench.decide(acceptDecision(bench.core));
    settle(bench, state);
    expect(bench.decide(undoDecision()).conflicts).toMatchObject([{ error: { code: 'REVIEW_NOTHING_TO_UNDO' } }]);
    expect(bench.own().state).toBe('queued');
  });

  it('is too late for a rejection that Procore was told of', () => {
    const bench = aBench();
    bench.decide(rejectDecision(bench.core, 'No.'));
    settle(bench, 'done');
    expect(bench.decide(undoDecision()).conflicts).toMatchObject([{ error: { code: 'REVIEW_NOTHING_TO_UNDO' } }]);
  });

  it('has nothing to take back on a document nobody decided', () => {
    const bench = aBench();
    expect(bench.decide(undoDecision()).conflicts).toMatchObject([{ error: { code: 'REVIEW_NOTHING_TO_UNDO' } }]);
  });
});

describe('archiving', () => {
  it('hides it with a reason, and restoring brings it back ready to export', () => {
    const bench = aBench();
    bench.decide(archiveDecision('Old connector.'));
    expect(views(bench)).toEqual(['archived']);
    bench.decide(unarchiveDecision());
    expect(bench.row()).toMatchObject({ state: 'sent', reason: '' });
  });

  it('restored after a rejection that has not gone out, nothing of that goes out', () => {
    const bench = aBench();
    bench.decide(rejectDecision(bench.core, 'No.'));
    bench.decide(archiveDecision('Later.'));
    bench.decide(unarchiveDecision());
    bench.decide(acceptDecision(bench.core));
    expect(waiting(bench.intents())).toEqual(['write']);
  });
});

describe('sending again', () => {
  it('brings a rejected one back as returned and withdraws the rejection', () => {
    const bench = aBench();
    bench.decide(rejectDecision(bench.core, 'No.'));
    bench.decide(resendDecision());
    expect(bench.own()).toMatchObject({ state: 'sent', returned: true, reason: null });
    expect(waiting(bench.intents())).toEqual([]);
  });
});

describe('keying', () => {
  it('changes the field, checks at once, and an empty value goes back to what Procore says', () => {
    const bench = aBench({ number: 'N'.repeat(25) });
    expect(bench.row()?.light).toBe('blocked');
    const key = (value: string | null) =>
      keyFields(bench.core, [{ id: 'subcontract/1001', revision: bench.own().revision }], 'number', value);
    expect(key(' K-1 ').changed).toMatchObject([{ number: 'K-1', light: 'ready' }]);
    expect(key('  ').changed).toMatchObject([{ number: 'N'.repeat(25), light: 'blocked' }]);
    expect(bench.own().keyed).toEqual({ number: null, title: null });
  });

  it('is over once it is decided', () => {
    const bench = aBench();
    bench.decide(acceptDecision(bench.core));
    const item = { id: 'subcontract/1001', revision: bench.own().revision };
    expect(keyFields(bench.core, [item], 'title', 'x').conflicts).toMatchObject([
      { error: { code: 'REVIEW_NOT_POSSIBLE' } },
    ]);
  });

  it('leaves the other field as it was', () => {
    const own = anOwnDocument({ keyed: { number: 'K', title: 'T' } });
    expect(keyedChange('title', ' New ', own)).toEqual({ keyed: { number: 'K', title: 'New' } });
    expect(keyedChange('number', null, own)).toEqual({ keyed: { number: null, title: 'T' } });
  });
});

describe('any sequence of decisions and pulls', () => {
  it('leaves in the tray exactly what the state of the document says', () => {
    const steps = [
      'accept',
      'reject',
      'hold',
      'archive',
      'unarchive',
      'resend',
      'undo',
      'pull',
      'change',
      'draft',
    ] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { minLength: 2, maxLength: 14 }), (sequence) => {
        const bench = aBench();
        let sent = aProcoreSubcontract();
        const decisions = {
          accept: () => acceptDecision(bench.core),
          reject: () => rejectDecision(bench.core, 'No.'),
          hold: () => holdDecision(dayFrom('2026-04-01')),
          archive: () => archiveDecision('Later.'),
          unarchive: unarchiveDecision,
          resend: resendDecision,
          undo: undoDecision,
        };
        for (const step of sequence) {
          if (step === 'pull' || step === 'change' || step === 'draft') {
            if (step !== 'pull')
              sent = { ...sent, title: `${sent.title}.`, status: step === 'draft' ? 'Draft' : 'Approved' };
            bench.pull(sent);
          } else bench.decide(decisions[step]());
          const { state } = bench.own();
          const left = waiting(bench.intents());
          if (state === 'queued') expect(left).toEqual(['write']);
          else if (state === 'rejected') expect(left).toEqual(['reject']);
          else if (state === 'archived') expect(left.filter((verb) => verb !== 'reject')).toEqual([]);
          else expect([state, left]).toEqual([state, []]);
        }
        bench.core.store.close();
      }),
      { numRuns: 60 },
    );
  });
});

/** As if the push had got so far with the last intent. */
function settle(bench: DeskBench, state: Intent['state']): void {
  const last = bench.intents().at(-1);
  bench.core.store.write((write) => write.own.updateIntent(last?.id ?? '', { state }));
}
