// The states a document can be in, for all kinds, and where each one shows.
// Procore's own states: its pages on ERP icons and on failed exports; the rest are ours.

export const states = {
  notSent: { word: 'not sent', view: null, locked: false },
  sent: { word: 'ready to export', view: 'readyToExport', locked: true },
  retrieved: { word: 'retrieved', view: null, locked: false },
  rejected: { word: 'rejected', view: 'rejected', locked: false },
  held: { word: 'on hold', view: 'held', locked: true },
  archived: { word: 'archived', view: 'archived', locked: false },
  queued: { word: 'queued', view: 'queued', locked: true },
  toBeEntered: { word: 'to be entered in Sage', view: 'toBeEntered', locked: true },
  sending: { word: 'sending', view: 'queued', locked: true },
  unsure: { word: 'unsure', view: 'unsure', locked: true },
  written: { word: 'written, not read back', view: 'queued', locked: true },
  openInSage: { word: 'open in Sage, awaiting approval', view: 'synced', locked: true },
  verified: { word: 'verified', view: 'synced', locked: true },
  synced: { word: 'synced', view: 'synced', locked: true },
  replaced: { word: 'replaced in Sage', view: 'needsLook', locked: true },
  failed: { word: 'failed', view: 'failed', locked: true },
  unlinked: { word: 'unlinked', view: null, locked: false },
  staged: { word: 'ready to import', view: 'readyToImport', locked: false },
  imported: { word: 'imported', view: 'synced', locked: true },
  invalid: { word: 'cannot be imported', view: 'failed', locked: false },
} as const satisfies Record<string, { word: string; view: string | null; locked: boolean }>;

export type State = keyof typeof states;

/** The views of the side bar. needsLook also holds sent documents whose checks are not green. */
export const views = [
  'readyToExport',
  'needsLook',
  'returned',
  'held',
  'queued',
  'failed',
  'unsure',
  'synced',
  'rejected',
  'archived',
  'toBeEntered',
  'readyToImport',
] as const;
export type View = (typeof views)[number];
