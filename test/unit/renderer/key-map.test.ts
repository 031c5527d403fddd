// Single keys decide only while the focus is in the rows or the comparison.
import { describe, expect, it } from 'vitest';
import { keyName, mayAct } from '../../../src/renderer/kit/key-map.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the keyboard map', () => {
  it.each([
    [press('a'), 'A'],
    [press('J', { shiftKey: true }), 'Shift+J'],
    [press('?', { shiftKey: true }), '?'],
    [press('Enter', { ctrlKey: true }), 'Ctrl+Enter'],
    [press('Enter', { metaKey: true }), 'Ctrl+Enter'],
    [press('F6', { shiftKey: true }), 'Shift+F6'],
    [press('Escape'), 'Escape'],
  ])('names a press', (pressed, name) => {
    expect(keyName(pressed)).toBe(name);
  });

  it('lets a decision key act in the rows and the drawer only', () => {
    const places = ['rows', 'drawer', 'text', 'dialog', 'elsewhere'] as const;
    expect(places.filter((place) => mayAct('rows', 'A', place))).toEqual(['rows', 'drawer']);
  });

  it('never takes a letter from a text field, and takes Ctrl keys from it', () => {
    expect(mayAct('anywhere', 'G', 'text')).toBe(false);
    expect(mayAct('anywhere', 'Ctrl+K', 'text')).toBe(true);
  });

  it('leaves every key to an open dialog', () => {
    expect(mayAct('anywhere', 'Ctrl+Enter', 'dialog')).toBe(false);
  });
});
