// The decisions, with their keys and, where one cannot be made, the reason why not.
import type { CallOutput } from '#shared/contract/contract.ts';
import type { DeskRow } from '#shared/contract/desk.ts';
import { type Action, nextState } from '#shared/domain/lifecycle/transitions.ts';
import { ReasonedButton } from '../../../kit/reasoned-button.tsx';
import { whyNot } from '../decide/allowed.ts';
import { useDeskActions } from '../desk-actions.ts';
import { useDeskHouse } from '../desk-context.tsx';

export function ActionBar(props: {
  readonly rows: readonly DeskRow[];
  readonly document: CallOutput<'desk.document'> | undefined;
}) {
  const { rows, document } = props;
  const { missingRights, openTray } = useDeskHouse();
  const act = useDeskActions();
  const single = rows.length === 1 ? rows[0] : undefined;
  const because = (action: Action): string | null => {
    const local = whyNot(action, rows, missingRights);
    if (local !== null || single === undefined || document?.row.revision !== single.revision) return local;
    return document.actions.find((item) => item.action === action)?.because ?? null;
  };
  const can = (action: Action) => rows.some((row) => nextState(row.kind, row.state, action) !== null);
  return (
    <div className="action-bar" role="toolbar" aria-label="Decisions">
      <ReasonedButton label="Accept" keys="A" primary because={because('accept')} onClick={act.accept} />
      <ReasonedButton label="Reject" keys="R" because={because('reject')} onClick={act.reject} />
      <ReasonedButton label="Hold" keys="H" because={because('hold')} onClick={act.hold} />
      {can('unarchive') ? (
        <ReasonedButton label="Unarchive" because={because('unarchive')} onClick={act.unarchive} />
      ) : (
        <ReasonedButton label="Archive" keys="E" because={because('archive')} onClick={act.archive} />
      )}
      {can('resend') ? <ReasonedButton label="Send again" because={because('resend')} onClick={act.resend} /> : null}
      <ReasonedButton label="Undo" keys="Z" because={null} onClick={act.undo} />
      <ReasonedButton label="Push" keys="⌃Enter" because={null} onClick={openTray} />
    </div>
  );
}
