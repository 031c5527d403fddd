// Puts documents on hold until a day.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import type { DeskRow } from '#shared/contract/desk.ts';
import { parseLocalDate } from '#shared/time/local-date.ts';
import { RowsSummary } from './rows-summary.tsx';

/** The desk's own calendar day, `days` from now. */
export function dayFromNow(days: number, now: Date = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (value: number) => `${value}`.padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

export function HoldDialog(props: {
  readonly rows: readonly DeskRow[];
  readonly onDone: (until: string) => void;
  readonly onClose: () => void;
}) {
  const { rows, onDone, onClose } = props;
  const [until, setUntil] = useState(() => dayFromNow(7));
  const heading = useId();
  const problem = !parseLocalDate(until).ok
    ? 'This is not a date.'
    : until <= dayFromNow(0)
      ? 'Choose a day after today.'
      : null;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={heading}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === null) onDone(until);
        }}
      >
        <DialogTitle id={heading}>Hold</DialogTitle>
        <DialogContent>
          <RowsSummary rows={rows} />
          <TextField
            autoFocus
            fullWidth
            type="date"
            label="Until"
            value={until}
            error={problem !== null}
            helperText={problem ?? 'It comes back to the queue by itself on that day.'}
            onChange={(event) => setUntil(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
            sx={{ mt: 1.5 }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={problem !== null}>
            Hold
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
