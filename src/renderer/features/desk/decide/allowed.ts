// Whether an action can be done to rows, and the words why not: for buttons, palette and keys alike.
import type { DeskRow } from '#shared/contract/desk.ts';
import { states } from '#shared/domain/lifecycle/states.ts';
import { type Action, nextState, transitions } from '#shared/domain/lifecycle/transitions.ts';

export type Split = { readonly can: readonly DeskRow[]; readonly cannot: readonly DeskRow[] };

/** Which rows an action can be done to: their state allows it, and for accept nothing blocks them. */
export function split(action: Action, rows: readonly DeskRow[]): Split {
  const fits = (row: DeskRow) =>
    nextState(row.kind, row.state, action) !== null && !(action === 'accept' && row.light === 'blocked');
  return { can: rows.filter(fits), cannot: rows.filter((row) => !fits(row)) };
}

/** Null: it can be done, to at least one of them. `missing` is what the session says about the person's rights. */
export function whyNot(
  action: Action,
  rows: readonly DeskRow[],
  missing: Readonly<Record<string, string>>,
): string | null {
  const first = rows[0];
  if (first === undefined) return 'Choose a row first.';
  const right = transitions[action].right;
  const lacking = right === null ? undefined : missing[right];
  if (lacking !== undefined) return sentence(lacking);
  if (split(action, rows).can.length > 0) return null;
  if (rows.length > 1) return `None of the ${rows.length} chosen allows it.`;
  if (nextState(first.kind, first.state, action) === null) return `It is ${states[first.state].word}.`;
  return `Blocked: ${sentence(first.reason)}`;
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
