// The dialog that is open, if one is; afterwards the focus is back in the grid.
import type { DeskSession } from '../decide/desk-session.ts';
import { useDeskHouse } from '../desk-context.tsx';
import { useDesk } from '../desk-store.ts';
import { AcceptManyDialog } from './accept-many-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

export function DeskDialogs() {
  const { session } = useDeskHouse();
  const asking = useDesk((desk) => desk.asking);
  if (asking === null) return null;
  const close = () => {
    useDesk.setState({ asking: null });
    backToGrid(session);
  };
  const after = (decide: () => void) => {
    useDesk.setState({ asking: null });
    // The dialog has to be gone before the grid can take the focus.
    setTimeout(() => {
      backToGrid(session);
      decide();
    });
  };
  switch (asking.action) {
    case 'accept':
      return (
        <AcceptManyDialog
          rows={asking.rows}
          onClose={close}
          onDone={(rows) => after(() => session.decide(rows, { action: 'accept' }))}
        />
      );
    case 'hold':
      return (
        <HoldDialog
          rows={asking.rows}
          onClose={close}
          onDone={(until) => after(() => session.decide(asking.rows, { action: 'hold', until }))}
        />
      );
    default:
      return (
        <ReasonDialog
          asking={asking}
          onClose={close}
          onDone={(reason) => after(() => session.decide(asking.rows, { action: asking.action, reason }))}
        />
      );
  }
}

function backToGrid(session: DeskSession): void {
  const { focused, family, selection } = useDesk.getState();
  const many = (selection[family]?.length ?? 0) > 1;
  if (focused !== null && !many) session.grids.get(family)?.focusRow(focused.id);
}
