// What the checks found, with evidence and the fix: a button that does it, or an editor in place.
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { DeskRow } from '#shared/contract/desk.ts';
import { type AppError, describeError } from '#shared/result/app-error.ts';
import { MarkIcon } from '../../../kit/mark.tsx';
import { useDeskHouse } from '../desk-context.tsx';
import { useDesk } from '../desk-store.ts';

type Document = CallOutput<'desk.document'>;
type Finding = Document['findings'][number];

const looks = {
  blocked: { mark: 'blocked', tone: 'blocked', word: 'blocked' },
  warning: { mark: 'warning', tone: 'warning', word: 'warning' },
  passed: { mark: 'ready', tone: 'ready', word: 'passed' },
} as const;
const order = { blocked: 0, warning: 1, passed: 2 } as const;

export function Checks(props: { readonly document: Document; readonly row: DeskRow }) {
  const findings = [...props.document.findings].sort((a, b) => order[a.level] - order[b.level]);
  if (findings.length === 0) return <p className="quiet checks-none">Nothing to check in this state.</p>;
  return (
    <ul className="checks" aria-label="Checks">
      {findings.map((finding) => (
        <Check key={`${finding.rule} ${finding.words}`} finding={finding} {...props} />
      ))}
    </ul>
  );
}

function Check(props: { readonly finding: Finding; readonly document: Document; readonly row: DeskRow }) {
  const { finding } = props;
  const look = looks[finding.level];
  return (
    <li className={`check check-${finding.level}`}>
      <span className={`tone-${look.tone}`}>
        <MarkIcon mark={look.mark} />
        <span className="sr-only">{look.word}: </span>
      </span>
      <div>
        {finding.words}
        {finding.evidence === null ? null : <small>{finding.evidence}</small>}
        {finding.fix === null ? null : <Fix {...props} fix={finding.fix} />}
      </div>
    </li>
  );
}

function Fix(props: { readonly fix: NonNullable<Finding['fix']>; readonly document: Document; readonly row: DeskRow }) {
  const { fix, row } = props;
  const { refresh, openSettings } = useDeskHouse();
  switch (fix.action) {
    case 'key':
      return <KeyFix key={`${row.id} ${fix.field}`} fix={fix} document={props.document} row={row} />;
    case 'reject':
      return (
        <FixButton
          label={fix.label}
          run={() => useDesk.setState({ asking: { action: 'reject', rows: [row], reason: fix.reason } })}
        />
      );
    case 'refresh':
      return <FixButton label={fix.label} run={refresh} />;
    case 'open':
      return fix.screen === 'settings' ? (
        <FixButton label={fix.label} run={openSettings} />
      ) : (
        <small>{fix.label}</small>
      );
    case 'sage':
      return (
        <small>
          {fix.label} (Sage, {fix.screen})
        </small>
      );
  }
}

function FixButton(props: { readonly label: string; readonly run: () => void }) {
  return (
    <Button size="small" variant="text" color="primary" className="fix" onClick={props.run}>
      {props.label}
    </Button>
  );
}

const limits = { number: 'Number in Sage', title: 'Title in Sage' } as const;

function KeyFix(props: {
  readonly fix: Extract<NonNullable<Finding['fix']>, { action: 'key' }>;
  readonly document: Document;
  readonly row: DeskRow;
}) {
  const { fix, document, row } = props;
  const { session } = useDeskHouse();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  if (!open) {
    const start = () => {
      setValue(document.keyed[fix.field] ?? fix.proposal ?? row[fix.field]);
      setOpen(true);
    };
    return <FixButton label={fix.label} run={start} />;
  }
  const save = async () => {
    const failed = await session.key(row, fix.field, value.trim() === '' ? null : value.trim());
    setError(failed);
    if (failed === null) setOpen(false);
  };
  return (
    <form
      className="key-fix"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <TextField
        autoFocus
        fullWidth
        label={limits[fix.field]}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        error={error !== null}
        helperText={error === null ? `${value.length} characters` : describeError(error).what}
      />
      <Button type="submit" variant="contained" color="primary">
        Save
      </Button>
      <Button onClick={() => setOpen(false)}>Cancel</Button>
    </form>
  );
}
