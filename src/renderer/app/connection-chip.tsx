// One side's connection in the top bar: how fresh its data is, or what is wrong and how to fix it.
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import type { Connection } from '#shared/contract/session.ts';
import { describeError } from '#shared/result/app-error.ts';
import { clockWords, instantWords } from '../kit/dates.ts';
import { MarkIcon } from '../kit/mark.tsx';
import type { MarkShape } from '../kit/mark-shapes.ts';

export const sideNames = { procore: 'Procore', sage: 'Sage' } as const;

const looks: Readonly<Record<Connection['state'], { mark: MarkShape; tone: string; word: string }>> = {
  idle: { mark: 'waits', tone: 'muted', word: 'not asked yet' },
  connecting: { mark: 'waits', tone: 'muted', word: 'connecting' },
  ok: { mark: 'ready', tone: 'ready', word: 'connected' },
  unreachable: { mark: 'warning', tone: 'warning', word: 'offline' },
  refused: { mark: 'blocked', tone: 'blocked', word: 'refused' },
  notConfigured: { mark: 'unsure', tone: 'muted', word: 'not set up' },
};

export function ConnectionChip(props: { readonly connection: Connection; readonly onSettings: () => void }) {
  const { connection } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const look = looks[connection.state];
  const name = sideNames[connection.side];
  const asOf = connection.dataAsOf;
  const fix = connection.error === null ? null : describeError(connection.error);
  return (
    <>
      <button
        type="button"
        className={`connection-chip connection-${connection.side}`}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span className="chip-side">{name}</span>
        <strong>{asOf === null ? '–' : clockWords(asOf)}</strong>
        <span className={`status tone-${look.tone}`}>
          <MarkIcon mark={look.mark} />
          <span className={connection.state === 'ok' ? 'sr-only' : ''}>{look.word}</span>
        </span>
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': `${name} connection`, className: 'chip-popover' } }}
      >
        <p>
          <strong>{name}</strong>: {look.word}
          {connection.target === '' ? '' : `, ${connection.target}`}
        </p>
        <p className="quiet">
          {asOf === null ? 'Nothing has been read yet.' : `Its data is of ${instantWords(asOf)}.`}
        </p>
        {fix === null ? null : (
          <p>
            {fix.what} {fix.fix}
          </p>
        )}
        <Button
          autoFocus
          onClick={() => {
            setAnchor(null);
            props.onSettings();
          }}
        >
          Open connections
        </Button>
      </Popover>
    </>
  );
}
