// Which mark and which word stand for a document's state: one table for every screen.
import type { DeskRow } from '#shared/contract/desk.ts';
import { type State, states, type View } from '#shared/domain/lifecycle/states.ts';

/** Names of the marks that the kit draws, with the tone of their colour. */
export type Status = { readonly mark: MarkName; readonly tone: Tone; readonly word: string };
export type MarkName =
  | 'ready'
  | 'verified'
  | 'queued'
  | 'warning'
  | 'blocked'
  | 'unsure'
  | 'returned'
  | 'rejected'
  | 'archived'
  | 'held'
  | 'waits'
  | 'entered'
  | 'drifted';
export type Tone = 'ready' | 'warning' | 'blocked' | 'unsure' | 'muted' | 'accent';

type Look = readonly [MarkName, Tone];
const looks: Record<State, Look> = {
  notSent: ['waits', 'muted'],
  sent: ['ready', 'ready'],
  retrieved: ['returned', 'muted'],
  rejected: ['rejected', 'muted'],
  held: ['held', 'muted'],
  archived: ['archived', 'muted'],
  queued: ['queued', 'accent'],
  toBeEntered: ['entered', 'accent'],
  sending: ['queued', 'accent'],
  unsure: ['unsure', 'unsure'],
  written: ['queued', 'accent'],
  openInSage: ['verified', 'ready'],
  verified: ['verified', 'ready'],
  synced: ['verified', 'ready'],
  replaced: ['warning', 'warning'],
  failed: ['blocked', 'blocked'],
  unlinked: ['waits', 'muted'],
  staged: ['ready', 'ready'],
  imported: ['verified', 'ready'],
  invalid: ['blocked', 'blocked'],
};

export function statusOfState(state: State): Status {
  const [mark, tone] = looks[state];
  return { mark, tone, word: states[state].word };
}

const lights = {
  ready: { mark: 'ready', tone: 'ready', word: 'ready' },
  warning: { mark: 'warning', tone: 'warning', word: 'look' },
  blocked: { mark: 'blocked', tone: 'blocked', word: 'blocked' },
} as const satisfies Record<DeskRow['light'], Status>;

export function statusOfLight(light: DeskRow['light']): Status {
  return lights[light];
}

/** Undecided documents show what the checks say, all others their state. */
export function statusOfRow(row: Pick<DeskRow, 'state' | 'light'>): Status {
  return row.state === 'sent' ? lights[row.light] : statusOfState(row.state);
}

export const viewWords: Record<View, { readonly word: string; readonly mark: MarkName; readonly tone: Tone }> = {
  readyToExport: { word: 'Ready to export', mark: 'ready', tone: 'ready' },
  needsLook: { word: 'Needs a look', mark: 'warning', tone: 'warning' },
  returned: { word: 'Returned', mark: 'returned', tone: 'accent' },
  held: { word: 'On hold', mark: 'held', tone: 'muted' },
  queued: { word: 'Queued', mark: 'queued', tone: 'accent' },
  failed: { word: 'Failed', mark: 'blocked', tone: 'blocked' },
  unsure: { word: 'Unsure', mark: 'unsure', tone: 'unsure' },
  synced: { word: 'Synced', mark: 'verified', tone: 'ready' },
  rejected: { word: 'Rejected', mark: 'rejected', tone: 'muted' },
  archived: { word: 'Archived', mark: 'archived', tone: 'muted' },
  toBeEntered: { word: 'To be entered', mark: 'entered', tone: 'accent' },
  readyToImport: { word: 'Ready to import', mark: 'ready', tone: 'ready' },
};
