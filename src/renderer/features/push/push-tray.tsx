// The tray: what is queued, what it would write, and the one confirmation before it goes into Sage.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { type AppError, describeError } from '#shared/result/app-error.ts';
import { CallFailed, useCall, useClient } from '../../bridge/client-context.tsx';
import { AmountText } from '../../kit/amount-text.tsx';
import { ErrorNote } from '../../kit/error-note.tsx';
import { DryRun } from './dry-run.tsx';
import type { PushTrayProps } from './push-tray-props.ts';
import { SlipView } from './slip-view.tsx';
import { TrayTable } from './tray-table.tsx';

export function PushTray(props: PushTrayProps) {
  const heading = useId();
  return (
    <Dialog open onClose={props.onClose} fullWidth maxWidth="lg" aria-labelledby={heading} className="push-dialog">
      <DialogTitle id={heading}>Push to Sage</DialogTitle>
      {props.pushId === null ? <Tray {...props} /> : <SlipView {...props} pushId={props.pushId} />}
    </Dialog>
  );
}

function Tray(props: PushTrayProps) {
  const wordsId = useId();
  const plan = useCall('push.plan', {});
  const [dry, setDry] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const start = useStart(props, setError);
  const shown = error ?? (plan.error instanceof CallFailed ? plan.error.error : null);
  const data = plan.data;
  const goes = data?.count ?? 0;
  return (
    <>
      <DialogContent>
        {shown === null ? null : (
          <ErrorNote
            words={describeError(shown)}
            action={{ label: 'Look again', run: () => void plan.refetch().then(() => setError(null)) }}
          />
        )}
        {data === undefined ? null : data.items.length === 0 ? (
          <p className="tray-empty">Nothing is queued. Accept documents on the desk first; they collect here.</p>
        ) : (
          <>
            <TrayTable items={data.items} />
            {dry ? <DryRun /> : null}
          </>
        )}
      </DialogContent>
      <DialogActions>
        {data === undefined || goes === 0 ? null : (
          <p className="push-words" id={wordsId}>
            <PushWords plan={data} />
            {props.missing === null ? '' : `. ${props.missing}`}
          </p>
        )}
        <Button onClick={props.onClose}>Close</Button>
        <Button disabled={goes === 0} aria-pressed={dry} onClick={() => setDry(!dry)}>
          Dry run
        </Button>
        <Button
          variant="contained"
          color="primary"
          autoFocus
          disabled={goes === 0 || !props.mayPush || start.busy}
          aria-describedby={wordsId}
          onClick={() => data !== undefined && start.run(data)}
        >
          Push
        </Button>
      </DialogActions>
    </>
  );
}

type Plan = CallOutput<'push.plan'>;

/** Rejections travel with a push, to Procore only; they are named apart from what goes into Sage. */
function PushWords(props: { readonly plan: Plan }) {
  const { plan } = props;
  const rejections = plan.items.filter((item) => item.state === 'rejected').length;
  const documents = plan.count - rejections;
  const report = `report ${rejections} ${rejections === 1 ? 'rejection' : 'rejections'} to Procore`;
  if (documents === 0) return <>{report.replace('report', 'Report')}</>;
  return (
    <>
      Push {documents} {documents === 1 ? 'document' : 'documents'}, <AmountText value={plan.sum} strong exact /> into
      Sage
      {rejections === 0 ? '' : `, and ${report}`}
    </>
  );
}

function useStart(props: PushTrayProps, onError: (error: AppError | null) => void) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const run = async (plan: Plan) => {
    setBusy(true);
    onError(null);
    const answer = await client.call('push.start', { ids: null, count: plan.count, sum: plan.sum });
    setBusy(false);
    if (answer.ok) props.onStarted(answer.value.pushId);
    else onError(answer.error);
  };
  return { busy, run: (plan: Plan) => void run(plan) };
}
