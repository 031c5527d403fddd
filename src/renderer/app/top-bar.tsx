// The top bar: whose books, how fresh each side is, the way to every command, and who is here.
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import type { CallOutput } from '#shared/contract/contract.ts';
import { Glyph } from '../kit/glyph.tsx';
import { KeyCap } from '../kit/key-cap.tsx';
import { ConnectionChip } from './connection-chip.tsx';

export function TopBar(props: {
  readonly session: CallOutput<'session.info'> | undefined;
  readonly onPalette: () => void;
  readonly onSettings: () => void;
  readonly onRefresh: () => void;
}) {
  const { session } = props;
  return (
    <header className="top-bar">
      <span className="logo">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
          <path
            d="M1.6 10.6l4 4 6.6-8.4M8.4 13l1.6 1.6 8.4-10.2"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.2"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        Tieout
      </span>
      <span className="company">{session?.company ?? ''}</span>
      {session?.mode === 'sample' ? <span className="tag">sample company</span> : null}
      {session?.connections.map((connection) => (
        <ConnectionChip key={connection.side} connection={connection} onSettings={props.onSettings} />
      ))}
      <Tooltip title="Refresh from Procore and Sage (F5)">
        <IconButton aria-label="Refresh" onClick={props.onRefresh}>
          <Glyph name="refresh" />
        </IconButton>
      </Tooltip>
      <button type="button" className="palette-button" aria-keyshortcuts="Control+K" onClick={props.onPalette}>
        <Glyph name="search" />
        <span>Find a job, vendor, document or command</span>
        <KeyCap keys="Ctrl K" />
      </button>
      {session === undefined ? null : (
        <span className="tag person" title={session.mayPush ? undefined : session.missingRights.acceptOrReject}>
          <strong>{session.person}</strong> {session.mayPush ? 'may push' : 'may not push'}
        </span>
      )}
    </header>
  );
}
