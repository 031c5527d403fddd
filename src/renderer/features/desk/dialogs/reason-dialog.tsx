// Asks why: for a rejection, which the project manager reads, and for archiving.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FormEvent, useId, useState } from 'react';
import type { AskReason } from '../desk-store.ts';
import { RowsSummary } from './rows-summary.tsx';

const words = {
  reject: {
    title: 'Reject',
    help: 'The project manager reads it. Say what is wrong and what to correct in Procore.',
  },
  archive: { title: 'Archive', help: 'It leaves the queue and can be brought back from Archived.' },
} as const;

export function ReasonDialog(props: {
  readonly asking: AskReason;
  readonly onDone: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const { asking, onDone, onClose } = props;
  const { title, help } = words[asking.action];
  const [reason, setReason] = useState(asking.reason);
  const [tried, setTried] = useState(false);
  const heading = useId();
  const missing = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) onDone(reason.trim());
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={heading}>
      <form onSubmit={submit}>
        <DialogTitle id={heading}>{title}</DialogTitle>
        <DialogContent>
          <RowsSummary rows={asking.rows} />
          <TextField
            autoFocus
            fullWidth
            multiline
            minRows={2}
            maxRows={8}
            label="Reason"
            value={reason}
            error={tried && missing}
            helperText={
              tried && missing ? 'A reason is needed.' : `${help} Enter confirms, Shift+Enter starts a new line.`
            }
            onChange={(event) => setReason(event.target.value)}
            onFocus={(event) => event.target.select()}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey) submit(event);
            }}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
            sx={{ mt: 1.5 }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary">
            {title}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
