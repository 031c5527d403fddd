// Every command of the window: features put theirs in, the palette, the sheet and the keys take them out.
import { useEffect, useRef } from 'react';
import { create } from 'zustand';

export type Command = {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** As the sheet prints it and the keyboard map reads it: 'A', 'Ctrl+Enter', 'Shift+J', '?'. */
  readonly keys?: readonly string[];
  /** rows: only while the focus is in a grid's rows or the drawer. anywhere: also elsewhere, never in a text field unless with Ctrl. */
  readonly scope: 'rows' | 'anywhere';
  readonly run: () => void;
  /** Left out of the palette: moving about, closing. */
  readonly quiet?: boolean;
};

type CommandStore = { readonly groups: ReadonlyMap<string, readonly Command[]> };
export const useCommandStore = create<CommandStore>(() => ({ groups: new Map() }));

export function allCommands(): readonly Command[] {
  return [...useCommandStore.getState().groups.values()].flat();
}

/** Registers commands for as long as the component lives. `run` may change with every render. */
export function useCommands(owner: string, commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = commands.map((command) => `${command.id}|${command.label}|${command.keys?.join()}`).join(';');
  // biome-ignore lint/correctness/useExhaustiveDependencies: re-registers only when what is listed changes
  useEffect(() => {
    const stable = latest.current.map((command, index) => ({
      ...command,
      run: () => (latest.current[index] ?? command).run(),
    }));
    useCommandStore.setState((store) => ({ groups: new Map(store.groups).set(owner, stable) }));
    return () =>
      useCommandStore.setState((store) => {
        const groups = new Map(store.groups);
        groups.delete(owner);
        return { groups };
      });
  }, [owner, shape]);
}
