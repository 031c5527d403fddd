// The auditor's tick marks as 16-pixel drawings; plain markup, so that grids and React draw the same.

const line = 'fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"';

/** Inner markup of a 16 × 16 view box. */
export const markShapes = {
  ready: `<path d="M3 8.6l3.2 3.2L13 4.6" ${line}/>`,
  verified: `<path d="M1.2 8.8l2.8 2.8 6-7M6.8 10.2l1.4 1.4 6.4-7.2" ${line}/>`,
  queued: `<circle cx="8" cy="8" r="5.2" ${line}/><path d="M8 2.8a5.2 5.2 0 0 0 0 10.4z" fill="currentColor"/>`,
  warning:
    '<path d="M8 2.6l6 10.6H2z" fill="currentColor" stroke="currentColor" stroke-width="1" stroke-linejoin="round"/>',
  blocked: '<rect x="3" y="3" width="10" height="10" rx="1.4" fill="currentColor"/>',
  unsure: `<path d="M5.4 6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.4 1-1.4 1.9" ${line}/><circle cx="8" cy="13" r="1.1" fill="currentColor"/>`,
  returned: `<path d="M4 3v3.4h3.4M4.3 6.2A4.8 4.8 0 1 1 3.4 9.4" ${line}/>`,
  rejected: `<circle cx="8" cy="8" r="5.4" ${line}/><path d="M4.4 11.6l7.2-7.2" ${line}/>`,
  archived: `<rect x="2.4" y="4.4" width="11.2" height="7.2" rx="1" ${line}/>`,
  held: `<path d="M5.6 3.6v8.8M10.4 3.6v8.8" ${line}/>`,
  waits:
    '<circle cx="3.4" cy="8" r="1.3" fill="currentColor"/><circle cx="8" cy="8" r="1.3" fill="currentColor"/><circle cx="12.6" cy="8" r="1.3" fill="currentColor"/>',
  entered: `<path d="M3 13l.7-3L10.6 3l2.3 2.3L6 12.3z" ${line}/>`,
  drifted: `<path d="M2 6.2c2-2 4-2 6 0s4 2 6 0M2 10.8c2-2 4-2 6 0s4 2 6 0" ${line}/>`,
} as const satisfies Record<string, string>;

export type MarkShape = keyof typeof markShapes;

/** The whole drawing as markup; decorative, its word stands beside it. */
export function markMarkup(mark: MarkShape): string {
  return `<svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${markShapes[mark]}</svg>`;
}
