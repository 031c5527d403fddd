// Says, as long as it is so, that a side or the program itself cannot be reached, and how old the data is.
import Button from '@mui/material/Button';
import type { Connection } from '#shared/contract/session.ts';
import { appError, describeError } from '#shared/result/app-error.ts';
import type { LinePhase } from '../bridge/client.ts';
import { instantWords } from '../kit/dates.ts';
import { MarkIcon } from '../kit/mark.tsx';
import { sideNames } from './connection-chip.tsx';

export function OfflineBanner(props: {
  readonly phase: LinePhase;
  readonly connections: readonly Connection[];
  readonly onRefresh: () => void;
  readonly onSettings: () => void;
}) {
  if (props.phase === 'lost' || props.phase === 'different') return <LineBanner phase={props.phase} />;
  const away = props.connections.filter((item) => item.state === 'unreachable' || item.state === 'refused');
  if (away.length === 0) return null;
  const refused = away.some((item) => item.state === 'refused');
  return (
    <div className={`banner ${refused ? 'banner-refused' : 'banner-offline'}`} role="status">
      <MarkIcon mark={refused ? 'blocked' : 'warning'} />
      <div>
        {away.map((connection) => (
          <p key={connection.side}>
            <strong>{sentenceOf(connection)}</strong>{' '}
            {connection.dataAsOf === null
              ? 'Nothing has been read from it yet.'
              : `You see its data of ${instantWords(connection.dataAsOf)}.`}{' '}
            {fixOf(connection)}
          </p>
        ))}
      </div>
      <Button onClick={refused ? props.onSettings : props.onRefresh}>
        {refused ? 'Open connections' : 'Try again'}
      </Button>
    </div>
  );
}

function sentenceOf(connection: Connection): string {
  return connection.error === null
    ? `${sideNames[connection.side]} cannot be reached.`
    : describeError(connection.error).what;
}

function fixOf(connection: Connection): string {
  return connection.error === null ? 'Decisions wait in the queue.' : describeError(connection.error).fix;
}

function LineBanner(props: { readonly phase: 'lost' | 'different' }) {
  const words = describeError(appError(props.phase === 'lost' ? 'CONNECTION_LOST' : 'CONTRACT_DIFFERENT'));
  return (
    <div className="banner banner-refused" role="alert">
      <MarkIcon mark="blocked" />
      <p>
        <strong>{words.what}</strong> {words.fix}
      </p>
      <Button onClick={() => window.location.reload()}>Reload</Button>
    </div>
  );
}
