// What a pull means for a document: every case of follow(), one row each.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type State, states } from '#shared/domain/lifecycle/states.ts';
import { type Action, transitions } from '#shared/domain/lifecycle/transitions.ts';
import { appError } from '#shared/result/app-error.ts';
import { type Followed, follow, type Seen } from '../../../../src/main/core/desk/follow.ts';
import type { OpenDocument } from '../../../../src/main/core/desk/kind-pipeline.ts';
import type { OwnDocument } from '../../../../src/main/core/ports/own.ts';
import { aComparison, anOpenDocument } from '../../../builders/open-document.ts';
import { aLink, anOwnDocument } from '../../../builders/own.ts';
import { dayFrom, momentOf, nextDay, noon } from '../../../builders/values.ts';

const earlier = momentOf('2026-03-15T12:00:00Z');
const seen = (part: Partial<Seen> = {}): Seen => ({
  open: anOpenDocument(),
  own: anOwnDocument(),
  link: null,
  basis: 'basis-1',
  foundInSage: false,
  waits: false,
  now: nextDay,
  today: dayFrom('2026-03-17'),
  ...part,
});
const open = (part: Partial<OpenDocument>) => ({ open: anOpenDocument(part) });
const own = (state: State, part: Partial<OwnDocument> = {}) => ({ own: anOwnDocument({ state, ...part }) });
const ours = { origin: 'ours', originKey: 'k' } as const;
const draft = { candidate: false };

type Row = readonly [string, Partial<Seen>, Partial<OwnDocument> | null, Followed['link']?, boolean?];

const rows: readonly Row[] = [
  // Seen for the first time.
  ['a new one that is not approved', { own: null, ...open(draft) }, null],
  ['a new one that is approved', { own: null }, { state: 'sent', basis: 'basis-1' }],
  ['a new one with another integration’s key', { own: null, ...open({ origin: 'foreign' }) }, { state: 'sent' }],
  ['a new one with our key', { own: null, ...open(ours) }, { state: 'synced' }, 'procore'],
  [
    'a new one with our key that was edited in Sage',
    { own: null, ...open({ ...ours, sageStamp: 's', compare: () => aComparison('same', 'differs') }) },
    { state: 'synced', drifted: true },
    'procore',
  ],
  [
    'a new one with our key while Sage was not read',
    { own: null, ...open({ ...ours, compare: () => aComparison('same', 'missing') }) },
    { state: 'synced', drifted: false },
    'procore',
  ],
  [
    'a new one with our key, not approved any more',
    { own: null, ...open({ ...ours, ...draft }) },
    { state: 'synced' },
    'procore',
  ],
  [
    'a new one that is in Sage under its derived key',
    { own: null, foundInSage: true },
    { state: 'verified' },
    'recovery',
  ],
  [
    'a new one in Sage that carries another integration’s key',
    { own: null, foundInSage: true, ...open({ origin: 'foreign' }) },
    { state: 'sent' },
  ],
  ['a new one in Sage that is not approved', { own: null, foundInSage: true, ...open(draft) }, null],
  // Undecided.
  ['a sent one that did not change', own('sent'), null],
  [
    'a sent one that changed',
    { ...own('sent'), basis: 'basis-2' },
    { state: 'sent', basis: 'basis-2', returned: true },
  ],
  ['a sent one taken back', { ...own('sent'), ...open(draft) }, { state: 'notSent' }],
  ['a withdrawn one that is still a draft', { ...own('notSent'), ...open(draft) }, null],
  ['a withdrawn one approved again', own('notSent'), { state: 'sent', since: nextDay }],
  ['a retrieved one approved again', own('retrieved'), { state: 'sent' }],
  ['an unlinked one that is still approved', own('unlinked'), { state: 'sent' }],
  ['a failed one that did not change', own('failed', { error: appError('SAGE_BUSY') }), null],
  ['a failed one that changed', { ...own('failed'), basis: 'basis-2' }, { state: 'failed', returned: true }],
  [
    'a failed one taken back',
    { ...own('failed', { error: appError('SAGE_BUSY') }), ...open(draft) },
    { state: 'notSent', error: null },
  ],
  ['a failed one that is in Sage, taken back in Procore', { ...own('failed'), ...open(draft), link: aLink() }, null],
  // On hold.
  ['a held one before its day', own('held', { holdUntil: dayFrom('2026-03-18') }), null],
  ['a held one on its day', own('held', { holdUntil: dayFrom('2026-03-17') }), { state: 'sent', holdUntil: null }],
  ['a held one after its day', own('held', { holdUntil: dayFrom('2026-01-01') }), { state: 'sent', holdUntil: null }],
  [
    'a held one that changed',
    { ...own('held', { holdUntil: dayFrom('2026-03-18') }), basis: 'basis-2' },
    { state: 'held', returned: true },
  ],
  ['a held one taken back', { ...own('held'), ...open(draft) }, { state: 'notSent' }],
  // Rejected.
  ['a rejected one that nobody touched', own('rejected', { decidedAt: nextDay }), null],
  ['a rejected one set back to draft', { ...own('rejected', { decidedAt: earlier }), ...open(draft) }, null],
  [
    'a rejected one approved again',
    { ...own('rejected', { decidedAt: earlier }), basis: 'basis-2' },
    { state: 'sent', returned: true, basis: 'basis-2', since: nextDay },
  ],
  [
    'a rejected one touched while the rejection waits',
    { ...own('rejected', { decidedAt: earlier }), waits: true },
    null,
  ],
  [
    'a rejected one corrected while the rejection waits',
    { ...own('rejected', { decidedAt: earlier }), waits: true, basis: 'basis-2' },
    {
      state: 'sent',
      returned: true,
      basis: 'basis-2',
      error: appError('PUSH_DOCUMENT_CHANGED', { document: 'Subcontract SC-0001' }),
    },
    'none',
    true,
  ],
  // Decided, not yet out.
  ['a queued one that did not change', own('queued'), null],
  [
    'a queued one that changed',
    { ...own('queued'), basis: 'basis-2' },
    { state: 'failed', returned: true, error: appError('PUSH_DOCUMENT_CHANGED', { document: 'Subcontract SC-0001' }) },
    'none',
    true,
  ],
  ['a queued one taken back', { ...own('queued'), ...open(draft) }, { state: 'failed' }, 'none', true],
  ['one to be entered by hand that changed', { ...own('toBeEntered'), basis: 'basis-2' }, null],
  ['one to be entered by hand, taken back', { ...own('toBeEntered'), ...open(draft) }, { state: 'notSent' }],
  // It is in Sage: another desk, a restored database, somebody's hands.
  ['a sent one found in Sage', { ...own('sent'), foundInSage: true }, { state: 'verified' }, 'recovery'],
  [
    'a failed one found in Sage',
    { ...own('failed', { error: appError('SAGE_BUSY') }), foundInSage: true },
    { state: 'verified', error: null },
    'recovery',
  ],
  ['a queued one found in Sage', { ...own('queued'), foundInSage: true }, { state: 'verified' }, 'recovery'],
  ['an unsure one found in Sage', { ...own('unsure'), foundInSage: true }, { state: 'verified' }, 'recovery'],
  [
    'one to be entered by hand found in Sage',
    { ...own('toBeEntered'), foundInSage: true },
    { state: 'verified' },
    'recovery',
  ],
  [
    'one found in Sage that carries another integration’s key',
    { ...own('sent'), foundInSage: true, ...open({ origin: 'foreign' }) },
    null,
  ],
  ['one found in Sage that is linked already', { ...own('sent'), foundInSage: true, link: aLink() }, null],
  [
    'a held one found in Sage keeps its hold',
    { ...own('held', { holdUntil: dayFrom('2026-03-18') }), foundInSage: true },
    null,
  ],
  [
    'a held one found in Sage is released on its day',
    { ...own('held', { holdUntil: dayFrom('2026-03-17') }), foundInSage: true },
    { state: 'sent' },
  ],
  ['a withdrawn one found in Sage, approved again', { ...own('notSent'), foundInSage: true }, { state: 'sent' }],
  [
    'a rejected one found in Sage, approved again',
    { ...own('rejected', { decidedAt: earlier }), foundInSage: true },
    { state: 'sent', returned: true },
  ],
  ['a sent one that carries our key now', { ...own('sent'), ...open(ours) }, { state: 'synced' }, 'procore'],
  ['a held one that carries our key now', { ...own('held'), ...open(ours) }, { state: 'synced' }, 'procore'],
  ['a rejected one that carries our key now', { ...own('rejected'), ...open(ours) }, { state: 'synced' }, 'procore'],
  [
    'a queued one that carries our key now stays, and changed it comes back',
    { ...own('queued'), ...open(ours), basis: 'basis-2' },
    { state: 'failed' },
    'none',
    true,
  ],
  // Never touched by a pull.
  ['an archived one that changed', { ...own('archived'), basis: 'basis-2' }, null],
  ['one that is being sent, changed', { ...own('sending'), basis: 'basis-2' }, null],
  ['an unsure one that changed', { ...own('unsure'), basis: 'basis-2' }, null],
  ['a written one that changed', { ...own('written'), basis: 'basis-2', link: aLink() }, null],
];

describe('follow', () => {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (_, [, part, expected, link = 'none', conflict = false]) => {
    const given = seen(part);
    const followed = follow(given);
    if (expected === null) expect(followed).toBeNull();
    else {
      expect(followed).toMatchObject({ own: expected, link, conflict });
      if (given.own !== null) {
        // What was keyed, who decided and since when it drifted are nobody's business here.
        const { keyed, decidedBy, drifted, id } = given.own;
        expect(followed?.own).toMatchObject({ keyed, decidedBy, drifted, id });
      }
    }
  });

  it('waits since Procore last touched a new document, never since a later moment than now', () => {
    expect(follow(seen({ own: null }))?.own.since).toBe(noon);
    expect(follow(seen({ own: null, now: earlier }))?.own.since).toBe(earlier);
  });
});

describe('drift', () => {
  const linked = aLink({ stamp: 'stamp-1' });
  const at = (stamp: string | null, marks: Parameters<typeof aComparison>) =>
    open({ sageStamp: stamp, compare: () => aComparison(...marks) });

  it.each<[string, State, boolean, string | null, Parameters<typeof aComparison>, boolean | null]>([
    ['the same stamp, whatever Procore says now', 'synced', false, 'stamp-1', ['differs'], null],
    ['another stamp and no difference', 'synced', false, 'stamp-2', ['same'], null],
    ['another stamp and a cut text', 'synced', false, 'stamp-2', ['cut', 'notCarried'], null],
    ['another stamp and a difference', 'synced', false, 'stamp-2', ['differs'], true],
    ['another stamp and a line that differs', 'verified', false, 'stamp-2', ['same', 'differs'], true],
    ['another stamp and a line that is missing', 'verified', false, 'stamp-2', ['same', 'missing'], true],
    ['gone from Sage', 'synced', false, null, ['same'], true],
    ['drifted before, and still', 'synced', true, 'stamp-2', ['differs'], null],
    ['drifted before, and put right', 'synced', true, 'stamp-3', ['same'], false],
  ])('%s', (_, state, before, stamp, marks, after) => {
    const followed = follow(seen({ ...own(state, { drifted: before }), ...at(stamp, marks), link: linked }));
    if (after === null) expect(followed).toBeNull();
    else expect(followed).toMatchObject({ own: { state, drifted: after }, link: 'none', conflict: false });
  });

  it('is not looked for without a link', () => {
    expect(follow(seen({ ...own('verified'), ...at('stamp-2', ['differs']) }))).toBeNull();
  });
});

describe('whatever a pull finds', () => {
  const anySeen: fc.Arbitrary<Seen> = fc
    .record({
      state: fc.constantFrom(...(Object.keys(states) as State[])),
      candidate: fc.boolean(),
      origin: fc.constantFrom<OpenDocument['origin']>('none', 'ours', 'foreign'),
      link: fc.boolean(),
      basis: fc.constantFrom('basis-1', 'basis-2'),
      foundInSage: fc.boolean(),
      waits: fc.boolean(),
      holdUntil: fc.constantFrom(null, dayFrom('2026-03-01'), dayFrom('2026-12-01')),
      decidedAt: fc.constantFrom(null, earlier, nextDay),
      stamp: fc.constantFrom(null, 'stamp-1', 'stamp-2'),
    })
    .map((each) =>
      seen({
        ...own(each.state, { holdUntil: each.holdUntil, decidedAt: each.decidedAt }),
        ...open({
          candidate: each.candidate,
          origin: each.origin,
          originKey: each.origin === 'ours' ? 'k' : null,
          sageStamp: each.stamp,
        }),
        link: each.link ? aLink() : null,
        basis: each.basis,
        foundInSage: each.foundInSage,
        waits: each.waits,
      }),
    );
  const programMoves = (Object.keys(transitions) as Action[])
    .map((action) => transitions[action])
    .filter((each) => each.by === 'program');

  it('moves along the table, as the program and never as a person', () => {
    fc.assert(
      fc.property(anySeen, (each) => {
        const followed = follow(each);
        const before = each.own?.state;
        if (followed === null || before === undefined || followed.own.state === before) return;
        expect(
          programMoves.some(({ from, to }) => (from as readonly State[]).includes(before) && to === followed.own.state),
        ).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('settles: what was followed and stored is not followed into another state at once', () => {
    fc.assert(
      fc.property(anySeen, (each) => {
        const first = follow(each);
        if (first === null) return;
        const stored = { ...first.own, revision: 2 };
        const second = follow({ ...each, own: stored, link: first.link === 'none' ? each.link : aLink() });
        const third =
          second === null
            ? null
            : follow({
                ...each,
                own: { ...second.own, revision: 3 },
                link: second.link === 'none' ? each.link : aLink(),
              });
        // At most: released, then sent, then found. Never round in a circle.
        expect(third === null || third.own.state !== first.own.state || third.link !== 'none').toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
