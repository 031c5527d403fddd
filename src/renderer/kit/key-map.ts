// From a key press to the name of a key, and whether a command may take it. Pure.

export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** Where the focus is: a text field, the rows of a grid, the drawer beside them, or elsewhere. */
export type FocusPlace = 'text' | 'rows' | 'drawer' | 'dialog' | 'elsewhere';

/** 'A', 'Shift+J', 'Ctrl+Enter', '?'. Shift is named for letters and named keys only: '?' already holds it. */
export function keyName(press: KeyPress): string {
  const letter = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const shift = press.shiftKey && (press.key.length > 1 || /[A-Z]/.test(letter));
  const parts = [];
  if (press.ctrlKey || press.metaKey) parts.push('Ctrl');
  if (press.altKey) parts.push('Alt');
  if (shift) parts.push('Shift');
  return [...parts, letter].join('+');
}

/** Single keys act in rows and drawer only; a command for anywhere acts in a text field only with Ctrl. */
export function mayAct(scope: 'rows' | 'anywhere', key: string, place: FocusPlace): boolean {
  if (place === 'dialog') return false;
  const withControl = key.startsWith('Ctrl+');
  if (place === 'text') return scope === 'anywhere' && withControl;
  if (scope === 'rows') return place === 'rows' || place === 'drawer';
  return true;
}

export function placeOf(element: Element | null): FocusPlace {
  if (element === null) return 'elsewhere';
  if (element.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return 'dialog';
  if (element.closest('input, textarea, select, [contenteditable="true"]') !== null) return 'text';
  if (element.closest('[data-keys="rows"]') !== null) return 'rows';
  return element.closest('[data-keys="drawer"]') === null ? 'elsewhere' : 'drawer';
}
