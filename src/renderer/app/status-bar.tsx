// The status bar: what is queued, what runs and can be stopped, the rate limit, undo and the sheet of keys.
import LinearProgress from '@mui/material/LinearProgress';
import type { CallOutput } from '#shared/contract/contract.ts';
import { useCall, useClient } from '../bridge/client-context.tsx';
import { AmountText } from '../kit/amount-text.tsx';
import { allCommands } from '../kit/commands.ts';
import { countWords } from '../kit/counts.ts';
import { clockWords } from '../kit/dates.ts';
import { KeyCap } from '../kit/key-cap.tsx';
import { useProgress } from './core-news.ts';

export function StatusBar(props: {
  readonly session: CallOutput<'session.info'> | undefined;
  readonly onTray: (pushId: string | null) => void;
  readonly onSheet: () => void;
}) {
  const { session, onTray } = props;
  const plan = useCall('push.plan', {});
  const running = useProgress((store) => store.running);
  const limit = session?.rateLimit ?? null;
  return (
    <footer className="status-bar">
      <button type="button" className="plain-button" onClick={() => onTray(null)}>
        Queue <strong>{countWords(plan.data?.count ?? 0)}</strong>
        {plan.data === undefined || plan.data.count === 0 ? null : (
          <>
            {' · '}
            <AmountText value={plan.data.sum} exact />
          </>
        )}
      </button>
      <div className="status-tasks" role="status" aria-label="What runs">
        {running.map((item) => (
          <Task key={`${item.task} ${item.id}`} item={item} onTray={onTray} />
        ))}
      </div>
      <span className="push-right" />
      <LastSync session={session} />
      {limit === null ? null : (
        <span className={limit.remaining * 10 < limit.limit ? 'tone-warning' : ''}>
          Procore limit {limit.remaining} of {limit.limit} left, resets {clockWords(limit.resetsAt)}
        </span>
      )}
      <button type="button" className="plain-button" onClick={() => runCommand('desk.undo')}>
        Undo <KeyCap keys="Z" />
      </button>
      <button type="button" className="plain-button" onClick={props.onSheet}>
        Shortcuts <KeyCap keys="?" />
      </button>
    </footer>
  );
}

function LastSync(props: { readonly session: CallOutput<'session.info'> | undefined }) {
  const times = props.session?.connections.flatMap((connection) => connection.dataAsOf ?? []) ?? [];
  const oldest = [...times].sort()[0];
  return oldest === undefined ? null : <span>Data of {clockWords(oldest)}</span>;
}

function runCommand(id: string): void {
  allCommands()
    .find((command) => command.id === id)
    ?.run();
}

type Running = ReturnType<typeof useProgress.getState>['running'][number];

function Task(props: { readonly item: Running; readonly onTray: (pushId: string) => void }) {
  const { item, onTray } = props;
  const client = useClient();
  const known = item.total !== null && item.total > 0;
  const share = known ? Math.min(100, (item.done * 100) / (item.total ?? 1)) : 0;
  const words = known ? `${item.words} ${countWords(item.done)} of ${countWords(item.total ?? 0)}` : item.words;
  const stop = () =>
    void (item.task === 'sync' ? client.call('sync.cancel', {}) : client.call('push.stop', { pushId: item.id }));
  return (
    <span className="status-task">
      {item.task === 'push' ? (
        <button type="button" className="plain-button" onClick={() => onTray(item.id)}>
          {words}
        </button>
      ) : (
        <span>{words}</span>
      )}
      <LinearProgress
        variant={known ? 'determinate' : 'indeterminate'}
        {...(known ? { value: share } : {})}
        aria-label={words}
        className="status-progress"
      />
      <button type="button" className="plain-button" aria-label={`Stop ${item.words}`} onClick={stop}>
        Stop
      </button>
    </span>
  );
}
