// The desk's commands and their keys, for the keyboard, the palette and the sheet.
import { type Command, useCommands } from '../../kit/commands.ts';
import { showToast } from '../../kit/toasts.ts';
import type { DeskSession } from './decide/desk-session.ts';
import { type DeskActions, useDeskActions } from './desk-actions.ts';
import { useDeskHouse } from './desk-context.tsx';
import { clearOneFilter, useDesk } from './desk-store.ts';
import { changeLayout, useLayout } from './layout/layout-store.ts';

export function useDeskCommands(): void {
  const house = useDeskHouse();
  const act = useDeskActions();
  useCommands('desk', [
    ...decisions(act),
    {
      id: 'desk.push',
      label: 'Push to Sage',
      group: 'Decide',
      keys: ['Ctrl+Enter'],
      scope: 'anywhere',
      run: house.openTray,
    },
    ...moves(house.session),
    ...others(house.session, house.refresh),
  ]);
}

function decisions(act: DeskActions): Command[] {
  const decision = (name: keyof DeskActions, label: string, key?: string): Command => ({
    id: `desk.${name}`,
    label,
    group: 'Decide',
    scope: 'rows',
    ...(key === undefined ? {} : { keys: [key] }),
    run: act[name],
  });
  return [
    decision('accept', 'Accept', 'A'),
    decision('reject', 'Reject with a reason', 'R'),
    decision('hold', 'Hold until a day', 'H'),
    decision('archive', 'Archive with a reason', 'E'),
    decision('undo', 'Undo the last decision', 'Z'),
    decision('unarchive', 'Unarchive'),
    decision('resend', 'Send again'),
  ];
}

function moves(session: DeskSession): Command[] {
  const move = (label: string, keys: readonly string[], run: () => void): Command => ({
    id: `desk.move.${label}`,
    label,
    group: 'Move',
    keys,
    scope: 'rows',
    run,
    quiet: true,
  });
  const grid = () => session.grids.get(useDesk.getState().family);
  return [
    move('Next row', ['J'], () => grid()?.move(1, false)),
    move('Row before', ['K'], () => grid()?.move(-1, false)),
    move('Extend the selection down', ['Shift+J'], () => grid()?.move(1, true)),
    move('Extend the selection up', ['Shift+K'], () => grid()?.move(-1, true)),
    move('Select all loaded rows', ['Ctrl+A'], () => grid()?.selectLoaded()),
    move('Copy the selection', ['Ctrl+C'], () => void copySelection(session)),
    {
      ...move('Clear one filter', ['Escape'], () => {
        if (!clearOneFilter() && useLayout.getState().layout.maximised !== null) changeLayout({ maximised: null });
      }),
      scope: 'anywhere',
    },
    { ...move('Go to the grid', ['G'], () => goToGrid(session)), scope: 'anywhere', quiet: false },
    {
      ...move('Go to the next grid', ['F6'], () => goToNextGrid(session)),
      scope: 'anywhere',
      quiet: false,
    },
  ];
}

function others(session: DeskSession, refresh: () => void): Command[] {
  const toggle = () => {
    const { maximised } = useLayout.getState().layout;
    changeLayout({ maximised: maximised === null ? useDesk.getState().family : null });
  };
  return [
    {
      id: 'desk.refresh',
      label: 'Refresh from Procore and Sage',
      group: 'Desk',
      keys: ['F5'],
      scope: 'anywhere',
      run: refresh,
    },
    {
      id: 'desk.maximise',
      label: 'Maximise or restore the grid',
      group: 'Desk',
      keys: ['M'],
      scope: 'rows',
      run: toggle,
    },
    {
      id: 'desk.copy',
      label: 'Copy the selection for a spreadsheet',
      group: 'Desk',
      scope: 'rows',
      run: () => void copySelection(session),
    },
    ...(['2x2', '1x4', '4x1'] as const).map(
      (arrangement): Command => ({
        id: `desk.arrange.${arrangement}`,
        label: `Arrange the grids ${arrangement.replace('x', ' × ')}`,
        group: 'Desk',
        scope: 'anywhere',
        run: () => changeLayout({ arrangement, maximised: null }),
      }),
    ),
  ];
}

async function copySelection(session: DeskSession): Promise<void> {
  const grid = session.grids.get(useDesk.getState().family);
  const rows = grid?.selected().length ?? 0;
  if (grid === undefined || rows === 0) return;
  await navigator.clipboard.writeText(grid.toTsv());
  showToast(`${rows} ${rows === 1 ? 'row' : 'rows'} copied.`);
}

function goToGrid(session: DeskSession): void {
  const { family, focused } = useDesk.getState();
  const grid = session.grids.get(family);
  if (focused === null || grid?.focusRow(focused.id) !== true) grid?.focusIndex(0, false);
}

function goToNextGrid(session: DeskSession): void {
  const { order } = useLayout.getState().layout;
  const at = order.indexOf(useDesk.getState().family);
  for (let step = 1; step <= order.length; step++) {
    const family = order[(at + step) % order.length];
    const grid = family === undefined ? undefined : session.grids.get(family);
    if (grid === undefined || grid.nextAfter('', () => true) === null) continue;
    grid.focusIndex(0, false);
    return;
  }
}
