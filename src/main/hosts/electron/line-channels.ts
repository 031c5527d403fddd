// The names of the channels that the line's two ends share.

export const lineChannels = {
  /** page → core: a page was loaded. */
  opened: 'line.opened',
  /** both ways: one frame. */
  text: 'line.text',
  /** core → page: the core closed the line. */
  closed: 'line.closed',
} as const;
