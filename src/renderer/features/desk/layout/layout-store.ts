// Holds the desk's layout and hands every change, a moment later, to whoever stores it.
import { create } from 'zustand';
import type { GridFamily } from '#shared/domain/kinds.ts';
import { type DeskLayout, decodeLayout, defaultLayout, encodeLayout, type PaneLayout } from './desk-layout.ts';

type LayoutStore = { readonly layout: DeskLayout; readonly loaded: boolean };

export const useLayout = create<LayoutStore>(() => ({ layout: defaultLayout, loaded: false }));

let save: ((text: string) => void) | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes the stored text once, and from then on gives each new one to `store`, at most every half second. */
export function loadLayout(text: string, store: (text: string) => void): void {
  save = store;
  if (!useLayout.getState().loaded) useLayout.setState({ layout: decodeLayout(text), loaded: true });
}

export function changeLayout(change: Partial<DeskLayout>): void {
  useLayout.setState(({ layout }) => ({ layout: { ...layout, ...change } }));
  clearTimeout(timer);
  timer = setTimeout(() => save?.(encodeLayout(useLayout.getState().layout)), 500);
}

export function changePane(family: GridFamily, change: Partial<PaneLayout>): void {
  const { panes } = useLayout.getState().layout;
  changeLayout({ panes: { ...panes, [family]: { ...panes[family], ...change } } });
}
