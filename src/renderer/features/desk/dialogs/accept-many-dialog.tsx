// One clear confirmation, with count and sum, before many documents are accepted at once.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import type { DeskRow } from '#shared/contract/desk.ts';
import { exactAmount } from '../../../kit/amount-text.tsx';
import { split } from '../decide/allowed.ts';
import { totalOf } from '../grid/selection-sum.ts';

export function AcceptManyDialog(props: {
  readonly rows: readonly DeskRow[];
  readonly onDone: (rows: readonly DeskRow[]) => void;
  readonly onClose: () => void;
}) {
  const { can, cannot } = split('accept', props.rows);
  const total = totalOf(can);
  const warned = can.filter((row) => row.light === 'warning').length;
  const heading = useId();
  return (
    <Dialog open onClose={props.onClose} fullWidth maxWidth="xs" aria-labelledby={heading}>
      <DialogTitle id={heading}>
        Accept {can.length} {can.length === 1 ? 'document' : 'documents'}, {exactAmount(total.sum)}
      </DialogTitle>
      <DialogContent>
        <p>They are queued. Nothing goes into Sage before you push, and until then each can be undone.</p>
        {warned === 0 ? null : <p>{warned} of them have a warning.</p>}
        {cannot.length === 0 ? null : (
          <p>
            {cannot.length} of the {props.rows.length} chosen {cannot.length === 1 ? 'is' : 'are'} left alone: blocked,
            or already decided.
          </p>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button autoFocus variant="contained" color="primary" onClick={() => props.onDone(can)}>
          Accept {can.length}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
