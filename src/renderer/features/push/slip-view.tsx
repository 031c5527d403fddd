// A push while it runs and the slip afterwards: sent against read back, item by item, and what did not verify.
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect } from 'react';
import type { Slip } from '#shared/contract/push.ts';
import { describeError } from '#shared/result/app-error.ts';
import { useCall, useClient, useCoreEvent } from '../../bridge/client-context.tsx';
import { statusOfState } from '../../bridge/status-words.ts';
import { AmountText } from '../../kit/amount-text.tsx';
import { instantWords } from '../../kit/dates.ts';
import { ErrorNote } from '../../kit/error-note.tsx';
import { MarkIcon, StatusMark } from '../../kit/mark.tsx';
import type { PushTrayProps } from './push-tray-props.ts';

const stateWords: Readonly<Record<Slip['state'], string>> = {
  running: 'Pushing',
  paused: 'Paused',
  stopped: 'Stopped',
  finished: 'Finished',
};

export function SlipView(props: PushTrayProps & { readonly pushId: string }) {
  const query = useCall('push.slip', { pushId: props.pushId });
  const slip = query.data?.slip ?? null;
  const { refetch } = query;
  const live = slip === null || slip.state === 'running';
  useCoreEvent('push.finished', () => void refetch());
  useCoreEvent('records.changed', () => void refetch());
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => void refetch(), 400);
    return () => clearInterval(timer);
  }, [live, refetch]);
  return (
    <>
      <DialogContent>
        {query.error === null ? null : <ErrorNote words={describeError(query.error.error)} />}
        {slip === null ? null : <SlipBody slip={slip} />}
      </DialogContent>
      <DialogActions>
        {slip === null ? null : <Controls slip={slip} />}
        <span className="push-right" />
        {slip !== null && !isOpen(slip) && props.onPrint !== null ? (
          <Button onClick={props.onPrint}>Print</Button>
        ) : null}
        {slip !== null && !isOpen(slip) ? (
          <Button onClick={() => props.onStarted(null)}>Back to the tray</Button>
        ) : null}
        <Button variant="contained" color="primary" autoFocus onClick={props.onClose}>
          Close
        </Button>
      </DialogActions>
    </>
  );
}

function isOpen(slip: Slip): boolean {
  return slip.state === 'running' || slip.state === 'paused';
}

function Controls(props: { readonly slip: Slip }) {
  const { pushId, state } = props.slip;
  const client = useClient();
  if (!isOpen(props.slip)) return null;
  const paused = state === 'paused';
  return (
    <>
      <Button onClick={() => void client.call('push.pause', { pushId, paused: !paused })}>
        {paused ? 'Go on' : 'Pause'}
      </Button>
      <Button onClick={() => void client.call('push.stop', { pushId })}>Stop</Button>
    </>
  );
}

function SlipBody(props: { readonly slip: Slip }) {
  const { slip } = props;
  const share = slip.total === 0 ? 100 : (slip.done * 100) / slip.total;
  return (
    <section aria-label="Slip" className="slip">
      <p className="slip-head">
        <strong>{stateWords[slip.state]}</strong> {slip.done} of {slip.total} · {slip.person} ·{' '}
        {instantWords(slip.startedAt)}
        {slip.finishedAt === null ? '' : ` to ${instantWords(slip.finishedAt)}`}
      </p>
      {isOpen(slip) ? (
        <LinearProgress variant="determinate" value={share} aria-label={`Pushing ${slip.done} of ${slip.total}`} />
      ) : (
        <Control slip={slip} />
      )}
      <SlipItems slip={slip} />
    </section>
  );
}

type Verdict = {
  readonly frame: string;
  readonly tone: string;
  readonly mark: 'verified' | 'blocked' | 'queued';
  readonly words: string;
};

/** Totals of nothing tie too, but nobody should read them as good news. */
function verdictOf({ control, items }: Slip): Verdict {
  const told = items.some((item) => item.error === null && item.reported);
  if (control.sentCount === 0 && control.ties && !told) {
    return { frame: '', tone: 'muted', mark: 'queued', words: 'Nothing was sent' };
  }
  return control.ties
    ? { frame: 'control-ties', tone: 'ready', mark: 'verified', words: 'Ties out' }
    : { frame: 'control-open', tone: 'blocked', mark: 'blocked', words: 'Does not tie out' };
}

function Control(props: { readonly slip: Slip }) {
  const { control } = props.slip;
  const verdict = verdictOf(props.slip);
  return (
    <div className={`control ${verdict.frame}`}>
      <table aria-label="Control totals">
        <tbody>
          <tr>
            <th scope="row">Sent</th>
            <td className="cell-number">{control.sentCount}</td>
            <td className="cell-number">
              <AmountText value={control.sentSum} strong exact />
            </td>
          </tr>
          <tr>
            <th scope="row">Read back from Sage</th>
            <td className="cell-number">{control.readBackCount}</td>
            <td className="cell-number">
              <AmountText value={control.readBackSum} strong exact />
            </td>
          </tr>
          <tr>
            <th scope="row">Difference</th>
            <td className="cell-number">{control.sentCount - control.readBackCount}</td>
            <td className="cell-number">
              <AmountText value={control.difference} strong exact />
            </td>
          </tr>
        </tbody>
      </table>
      <p className={`status tone-${verdict.tone} control-word`} role="status">
        <MarkIcon mark={verdict.mark} />
        <span>{verdict.words}</span>
      </p>
      <p className="quiet">{control.reportedCount} reported to Procore</p>
    </div>
  );
}

function SlipItems(props: { readonly slip: Slip }) {
  return (
    <table className="plain-table" aria-label="Pushed documents">
      <thead>
        <tr>
          <th scope="col">State</th>
          <th scope="col">Number</th>
          <th scope="col">Title</th>
          <th scope="col">In Sage</th>
          <th scope="col" className="cell-number">
            Sent
          </th>
          <th scope="col" className="cell-number">
            Read back
          </th>
        </tr>
      </thead>
      <tbody>
        {props.slip.items.map((item) => (
          <tr key={item.id}>
            <td>
              <StatusMark {...statusOfState(item.state)} />
            </td>
            <td>{item.number}</td>
            <td>
              {item.title}
              <small>{item.error === null && item.words !== statusOfState(item.state).word ? item.words : ''}</small>
              {item.error === null ? null : <ItemError words={describeError(item.error)} />}
            </td>
            <td>{item.sageRecord ?? '–'}</td>
            <td className="cell-number">
              <AmountText value={item.sageRecord === null ? null : item.sent} exact />
            </td>
            <td className="cell-number">
              <AmountText value={item.readBack} exact />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ItemError(props: { readonly words: { readonly what: string; readonly fix: string } }) {
  return (
    <small className="item-error">
      {props.words.what} {props.words.fix}
    </small>
  );
}
