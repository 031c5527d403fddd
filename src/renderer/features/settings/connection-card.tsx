// One side's connection: what it is connected to, how old its data is, and a test with its outcome check by check.
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { Connection } from '#shared/contract/session.ts';
import { type AppError, describeError } from '#shared/result/app-error.ts';
import { useClient } from '../../bridge/client-context.tsx';
import { instantWords } from '../../kit/dates.ts';
import { ErrorNote } from '../../kit/error-note.tsx';
import { MarkIcon } from '../../kit/mark.tsx';

const sideNames = { procore: 'Procore', sage: 'Sage' } as const;
const stateWords: Readonly<Record<Connection['state'], string>> = {
  idle: 'not asked yet',
  connecting: 'connecting',
  ok: 'connected',
  unreachable: 'cannot be reached',
  refused: 'refused',
  notConfigured: 'not set up',
};

export function ConnectionCard(props: { readonly connection: Connection }) {
  const { connection } = props;
  const client = useClient();
  const [result, setResult] = useState<CallOutput<'settings.testConnection'> | null>(null);
  const [failed, setFailed] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const test = async () => {
    setBusy(true);
    const answer = await client.call('settings.testConnection', { side: connection.side });
    setBusy(false);
    setFailed(answer.ok ? null : answer.error);
    setResult(answer.ok ? answer.value : null);
  };
  const name = sideNames[connection.side];
  const error = failed ?? result?.error ?? connection.error;
  return (
    <section className={`card connection-${connection.side}`} aria-label={`${name} connection`}>
      <h2>{name}</h2>
      <dl>
        <dt>State</dt>
        <dd>{stateWords[connection.state]}</dd>
        <dt>Connected to</dt>
        <dd>{connection.target === '' ? '–' : connection.target}</dd>
        <dt>Data of</dt>
        <dd>{connection.dataAsOf === null ? 'never' : instantWords(connection.dataAsOf)}</dd>
      </dl>
      {error === null ? null : <ErrorNote words={describeError(error)} />}
      {result === null ? null : (
        <ul className="checks" aria-label={`Test of ${name}`}>
          {result.checks.map((check) => (
            <li key={check.name} className="check">
              <span className={check.passed ? 'tone-ready' : 'tone-blocked'}>
                <MarkIcon mark={check.passed ? 'ready' : 'blocked'} />
                <span className="sr-only">{check.passed ? 'passed: ' : 'failed: '}</span>
              </span>
              <div>
                {check.name}
                <small>{check.words}</small>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Button disabled={busy} onClick={() => void test()}>
        {busy ? 'Testing' : `Test ${name}`}
      </Button>
    </section>
  );
}
