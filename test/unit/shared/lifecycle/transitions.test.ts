// The lifecycle table as a whole: what can be reached, who moves it, and what can be taken back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allKinds, kinds } from '#shared/domain/kinds.ts';
import { rights } from '#shared/domain/lifecycle/permissions.ts';
import { type State, states, views } from '#shared/domain/lifecycle/states.ts';
import {
  type Action,
  actionsOf,
  nextState,
  type Transition,
  transitions,
} from '#shared/domain/lifecycle/transitions.ts';

const allStates = Object.keys(states) as State[];
const allActions = Object.keys(transitions) as Action[];
const table: [Action, Transition][] = allActions.map((action) => [action, transitions[action]]);
/** States in which Sage has, or may have, the document. */
const inSage: readonly State[] = ['sending', 'unsure', 'written', 'openInSage', 'verified', 'synced', 'replaced'];

describe('the table', () => {
  it('reaches every state from a document that was never sent or that was staged', () => {
    const reached = new Set<State>(['notSent', 'staged']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const [, { from, to }] of table) if (from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...allStates].sort());
  });

  it('ends nowhere but where a document was imported', () => {
    const ends = allStates.filter((state) => !table.some(([, { from }]) => from.includes(state)));
    expect(ends).toEqual(['imported']);
  });

  it('leads from nothing to nothing twice: no action keeps a state', () => {
    expect(table.filter(([, { from, to }]) => from.includes(to)).map(([action]) => action)).toEqual([]);
  });

  it.each(table)('%s asks a person for a right, and the program for none', (_, transition) => {
    if (transition.by === 'person') expect(Object.keys(rights)).toContain(transition.right);
    else expect([transition.right, transition.needs]).toEqual([null, 'nothing']);
  });

  it('asks for a reason where one is told, and for a date where one waits', () => {
    const needing = (needs: Transition['needs']) =>
      table.filter(([, t]) => t.needs === needs).map(([action]) => action);
    expect(needing('reason')).toEqual(['reject', 'archive']);
    expect(needing('date')).toEqual(['hold']);
  });

  it('shows every state in a view of the side bar, or in none on purpose', () => {
    const hidden = allStates.filter((state) => states[state].view === null);
    expect(hidden).toEqual(['notSent', 'retrieved', 'unlinked']);
    for (const state of allStates) if (states[state].view !== null) expect(views).toContain(states[state].view);
  });
});

describe('the way into Sage', () => {
  it('opens with a decision of a person who may accept, and no other way', () => {
    const into = (to: State) => table.filter(([, t]) => t.to === to).map(([action]) => action);
    expect(into('sending')).toEqual(['begin']);
    expect(transitions.begin.from).toEqual(['queued']);
    expect(into('queued')).toEqual(['accept', 'wait']);
    expect(transitions.accept).toMatchObject({ by: 'person', right: 'acceptOrReject' });
    expect(transitions.wait.from).toEqual(['sending', 'unsure']);
  });

  it('is never walked back by undo, reject, hold or archive', () => {
    for (const action of ['undo', 'reject', 'hold', 'archive'] as const) {
      const from: readonly State[] = transitions[action].from;
      expect(from.filter((state) => inSage.includes(state))).toEqual([]);
    }
  });

  it('is left only by what Sage says, or by unlinking', () => {
    const out = table.filter(([, { from, to }]) => from.some((s) => inSage.includes(s)) && !inSage.includes(to));
    expect(out.map(([action]) => action)).toEqual(['wait', 'refuse', 'unlink']);
  });
});

describe('what a person can do with a subcontract', () => {
  it.each<[State, readonly Action[]]>([
    ['notSent', []],
    ['sent', ['accept', 'reject', 'hold', 'archive', 'enterByHand']],
    ['held', ['accept', 'reject', 'release', 'archive', 'undo']],
    ['failed', ['accept', 'reject', 'hold', 'archive', 'enterByHand']],
    ['rejected', ['archive', 'resend', 'undo']],
    ['retrieved', ['resend']],
    ['archived', ['unarchive', 'undo']],
    ['queued', ['undo', 'enterByHand']],
    ['toBeEntered', ['undo']],
    ['sending', []],
    ['unsure', []],
    ['written', []],
    ['openInSage', ['unlink']],
    ['verified', ['unlink']],
    ['synced', ['unlink']],
    ['replaced', ['followReplacement', 'unlink']],
    ['unlinked', ['resend']],
  ])('when it is %s: %j', (state, actions) => {
    expect(actionsOf('subcontract', state)).toEqual(actions);
  });
});

describe('archiving', () => {
  it.each(allKinds.filter((kind) => kinds[kind].archives))('a %s can always be taken back', (kind) => {
    const back = actionsOf(kind, 'archived').map((action) => nextState(kind, 'archived', action));
    expect(back.length).toBeGreaterThan(0);
    for (const state of back) expect(nextState(kind, state ?? 'archived', 'archive')).toBe('archived');
  });

  it.each(allKinds.filter((kind) => !kinds[kind].archives))('a %s is not offered', (kind) => {
    for (const state of allStates) expect(actionsOf(kind, state)).not.toContain('archive');
  });
});

describe('any sequence of actions', () => {
  const walks = fc.tuple(
    fc.constantFrom(...allKinds),
    fc.constantFrom<State>('notSent', 'staged'),
    fc.array(fc.constantFrom(...allActions), { minLength: 1, maxLength: 60 }),
  );

  it('stays on the table and within what the kind can do', () => {
    fc.assert(
      fc.property(walks, ([kind, start, actions]) => {
        let state = start;
        for (const action of actions) {
          const next = nextState(kind, state, action);
          const transition: Transition = transitions[action];
          expect(next !== null).toBe(transition.from.includes(state) && transition.of(kinds[kind]));
          if (next !== null) {
            expect(next).toBe(transition.to);
            state = next;
          }
          if (!kinds[kind].exports) expect([...inSage, 'queued', 'toBeEntered', 'rejected']).not.toContain(state);
          if (!kinds[kind].imports) expect(['imported', 'invalid'] as State[]).not.toContain(state);
          if (!kinds[kind].unlinks) expect(state).not.toBe('unlinked');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('brings a document to Sage only after an accept that was not undone, rejected or refused', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...allActions), { maxLength: 80 }), (actions) => {
        let state: State = 'notSent';
        let accepted = false;
        for (const action of actions) {
          const next = nextState('subcontract', state, action);
          if (next === null) continue;
          state = next;
          if (action === 'accept') accepted = true;
          else if (state !== 'queued' && !inSage.includes(state)) accepted = false;
          if (state === 'sending' || state === 'written') expect(accepted).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('offers a person only what then happens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allKinds), fc.constantFrom(...allStates), (kind, state) => {
        for (const action of actionsOf(kind, state)) {
          expect(transitions[action].by).toBe('person');
          expect(nextState(kind, state, action)).not.toBeNull();
        }
      }),
    );
  });
});
