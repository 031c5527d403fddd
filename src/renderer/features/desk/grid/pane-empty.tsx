// What stands where rows would be: an empty view says what to do next, a kind not brought over yet says so.
import Button from '@mui/material/Button';
import type { GridFamily } from '#shared/domain/kinds.ts';
import type { View } from '#shared/domain/lifecycle/states.ts';
import { useDeskHouse } from '../desk-context.tsx';
import { changeFilter, useDesk } from '../desk-store.ts';

const nothing: Readonly<Record<View, string>> = {
  readyToExport: 'Nothing waits for a decision. What project managers send shows up here.',
  needsLook: 'No document has a warning or is blocked.',
  returned: 'Nothing came back or changed since you looked at it.',
  held: 'Nothing is on hold.',
  queued: 'Nothing is queued. Accept documents, then push them with Ctrl+Enter.',
  failed: 'Nothing failed.',
  unsure: 'Nothing is unsure: every push is known to have arrived or not.',
  synced: 'Nothing is in Sage yet.',
  rejected: 'Nothing is rejected.',
  archived: 'Nothing is archived.',
  toBeEntered: 'Nothing has to be entered in Sage by hand.',
  readyToImport: 'Nothing waits to be imported.',
};

export function PaneEmpty(props: {
  readonly family: GridFamily;
  readonly live: boolean | null;
  readonly words: string;
  readonly total: number | null;
}) {
  const { refresh } = useDeskHouse();
  const filter = useDesk((desk) => desk.filter);
  if (props.live === null) return null;
  if (!props.live) {
    return (
      <div className="pane-empty">
        <p>
          <strong>Not in this version yet.</strong> {props.words}
        </p>
      </div>
    );
  }
  if (props.total !== 0) return null;
  const filtered =
    filter.jobId !== null || filter.find !== '' || (filter.parent !== null && props.family !== 'commitments');
  return (
    <div className="pane-empty">
      {filtered ? <p>No row fits the filter.</p> : <p>{nothing[filter.view]}</p>}
      {filtered ? (
        <Button onClick={() => changeFilter({ jobId: null, parent: null, find: '' })}>Clear the filter</Button>
      ) : filter.view === 'readyToExport' ? (
        <Button onClick={refresh}>Refresh</Button>
      ) : null}
    </div>
  );
}
