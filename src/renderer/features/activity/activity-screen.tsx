// Activity: what failed and what blocks, grouped by cause, the last slip, and the journal with its verification.
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { describeError } from '#shared/result/app-error.ts';
import { useCall, useClient } from '../../bridge/client-context.tsx';
import { AmountText } from '../../kit/amount-text.tsx';
import { instantWords } from '../../kit/dates.ts';
import { ErrorNote } from '../../kit/error-note.tsx';
import { MarkIcon } from '../../kit/mark.tsx';

export function ActivityScreen(props: { readonly onOpenSlip: (pushId: string) => void }) {
  return (
    <main className="page">
      <h1>Activity</h1>
      <LastPush onOpenSlip={props.onOpenSlip} />
      <Failures />
      <Journal />
    </main>
  );
}

function LastPush(props: { readonly onOpenSlip: (pushId: string) => void }) {
  const slip = useCall('push.slip', { pushId: null }).data?.slip ?? null;
  if (slip === null) return null;
  return (
    <section className="card" aria-label="Last push">
      <h2>Last push</h2>
      <p>
        {instantWords(slip.startedAt)} by {slip.person}: {slip.control.sentCount} sent,{' '}
        <AmountText value={slip.control.sentSum} strong exact />, {slip.control.readBackCount} read back,{' '}
        <AmountText value={slip.control.readBackSum} strong exact />.
      </p>
      <Button onClick={() => props.onOpenSlip(slip.pushId)}>Open the slip</Button>
    </section>
  );
}

function Failures() {
  const views = useCall('desk.views', { jobId: null });
  const failed = (views.data?.views ?? []).filter((entry) => entry.view === 'failed' && entry.count > 0);
  const causes = views.data?.causes ?? [];
  return (
    <section className="card" aria-label="What blocks">
      <h2>What blocks, by cause</h2>
      {views.error === null ? null : <ErrorNote words={describeError(views.error.error)} />}
      {causes.length === 0 ? <p className="quiet">Nothing is blocked.</p> : null}
      <ul className="cause-list">
        {causes.map((cause) => (
          <li key={cause.cause}>
            {cause.words}
            <small>
              holds back {cause.count}, <AmountText value={cause.amount} />
            </small>
          </li>
        ))}
      </ul>
      {failed.map((entry) => (
        <p key={entry.family}>
          {entry.count} failed, <AmountText value={entry.amount} />: open Failed on the desk for the fixes.
        </p>
      ))}
    </section>
  );
}

type Entry = CallOutput<'journal.page'>['entries'][number];

function Journal() {
  const client = useClient();
  const first = useCall('journal.page', { id: null, before: null, limit: 100 });
  const [older, setOlder] = useState<readonly Entry[]>([]);
  const [all, setAll] = useState(false);
  const entries = [...(first.data?.entries ?? []), ...older];
  const more = async () => {
    const before = entries.at(-1)?.seq ?? null;
    const answer = await client.call('journal.page', { id: null, before, limit: 100 });
    if (!answer.ok) return;
    setOlder([...older, ...answer.value.entries]);
    setAll(answer.value.entries.length < 100);
  };
  return (
    <section className="card" aria-label="Journal">
      <h2>Journal</h2>
      <Verify />
      {first.error === null ? null : <ErrorNote words={describeError(first.error.error)} />}
      {first.data !== undefined && entries.length === 0 ? <p className="quiet">Nothing has been done yet.</p> : null}
      {entries.length === 0 ? null : <JournalTable entries={entries} />}
      {all || entries.length < 100 ? null : <Button onClick={() => void more()}>Show older entries</Button>}
    </section>
  );
}

function JournalTable(props: { readonly entries: readonly Entry[] }) {
  return (
    <table className="plain-table" aria-label="Journal entries">
      <thead>
        <tr>
          <th scope="col" className="cell-number">
            No.
          </th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Seal</th>
        </tr>
      </thead>
      <tbody>
        {props.entries.map((entry) => (
          <tr key={entry.seq}>
            <td className="cell-number">{entry.seq}</td>
            <td className="nowrap">{instantWords(entry.at)}</td>
            <td>{entry.person}</td>
            <td>{entry.words}</td>
            <td className="quiet" title={entry.hash}>
              {entry.hash.slice(0, 8)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Verify() {
  const [asked, setAsked] = useState(false);
  const check = useCall('journal.verify', {}, { enabled: asked });
  if (!asked) return <Button onClick={() => setAsked(true)}>Verify the journal</Button>;
  if (check.error !== null) return <ErrorNote words={describeError(check.error.error)} />;
  if (check.data === undefined) return <p className="quiet">Verifying</p>;
  const { intact, entries, brokenAt } = check.data;
  return (
    <p className={`status tone-${intact ? 'ready' : 'blocked'}`} role="status">
      <MarkIcon mark={intact ? 'verified' : 'blocked'} />
      <span>{intact ? `${entries} entries, chain intact` : `The chain is broken at entry ${brokenAt ?? '?'}`}</span>
    </p>
  );
}
