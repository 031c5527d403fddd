// What the buttons, the keys and the palette do with the chosen rows.

import type { DeskRow } from '#shared/contract/desk.ts';
import type { Action } from '#shared/domain/lifecycle/transitions.ts';
import { showToast } from '../../kit/toasts.ts';
import { split, whyNot } from './decide/allowed.ts';
import { useDeskHouse } from './desk-context.tsx';
import { useDesk } from './desk-store.ts';

export type DeskActions = Readonly<
  Record<'accept' | 'reject' | 'hold' | 'archive' | 'unarchive' | 'resend' | 'undo', () => void>
>;

export function useDeskActions(): DeskActions {
  const { session, missingRights } = useDeskHouse();
  const allowed = (action: Action, then: (can: readonly DeskRow[], all: readonly DeskRow[]) => void) => () => {
    const rows = session.targets();
    const reason = whyNot(action, rows, missingRights);
    // The button beside the row says the same; a key press has to be answered too.
    if (reason !== null) showToast(reason);
    else then(split(action, rows).can, rows);
  };
  return {
    accept: allowed('accept', (can, all) => {
      if (all.length > 1) useDesk.setState({ asking: { action: 'accept', rows: all } });
      else session.decide(can, { action: 'accept' });
    }),
    reject: allowed('reject', (can) => useDesk.setState({ asking: { action: 'reject', rows: can, reason: '' } })),
    archive: allowed('archive', (can) => useDesk.setState({ asking: { action: 'archive', rows: can, reason: '' } })),
    hold: allowed('hold', (can) => useDesk.setState({ asking: { action: 'hold', rows: can } })),
    unarchive: allowed('unarchive', (can) => session.decide(can, { action: 'unarchive' })),
    resend: allowed('resend', (can) => session.decide(can, { action: 'resend' })),
    undo: () => session.undo(),
  };
}
