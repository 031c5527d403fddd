// Which views of the side bar a document stands in: one rule for the core's counts and the window's rows.
import { type State, states, type View } from './states.ts';

/** What the rule looks at; a row of the desk has it all. */
export type Standing = {
  readonly state: State;
  readonly light: 'ready' | 'warning' | 'blocked';
  readonly returned: boolean;
  readonly drifted: boolean;
};

/** States that wait for a decision, and in which the checks still matter. */
export const undecidedStates: ReadonlySet<State> = new Set(['sent', 'held', 'failed']);

/** A decided row stays in the list it was decided in until it is pushed, so that "3 of 41 decided" can be seen. */
export function viewsOf({ state, light, returned, drifted }: Standing): readonly View[] {
  const found = new Set<View>();
  const view = states[state].view;
  if (view !== null) found.add(view);
  if (state === 'queued') found.add('readyToExport');
  if (state === 'sent' && light !== 'ready') found.add('needsLook');
  if (drifted) found.add('needsLook');
  if (returned && undecidedStates.has(state)) found.add('returned');
  return [...found];
}
