// Settings: the two connections with their test, appearance, and how documents are carried over.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Settings } from '#shared/contract/settings.ts';
import { describeError } from '#shared/result/app-error.ts';
import { useCall } from '../../bridge/client-context.tsx';
import { ErrorNote } from '../../kit/error-note.tsx';
import { ConnectionCard } from './connection-card.tsx';

export type ChangeSettings = (change: Partial<Settings>) => void;

export function SettingsScreen(props: { readonly onChange: ChangeSettings }) {
  const settings = useCall('settings.get', {});
  const session = useCall('session.info', {});
  return (
    <main className="page">
      <h1>Settings</h1>
      {settings.error === null ? null : <ErrorNote words={describeError(settings.error.error)} />}
      <section className="card-row" aria-label="Connections">
        {session.data?.connections.map((connection) => (
          <ConnectionCard key={connection.side} connection={connection} />
        ))}
      </section>
      {settings.data === undefined ? null : <Choices settings={settings.data} onChange={props.onChange} />}
      {session.data === undefined ? null : (
        <p className="quiet">
          Tieout {session.data.version} · {session.data.mode === 'sample' ? 'sample company' : 'live company'} ·{' '}
          {session.data.person}
        </p>
      )}
    </main>
  );
}

type Choice<N extends keyof Settings> = {
  readonly name: N;
  readonly label: string;
  readonly help: string;
  readonly options: readonly { readonly value: Settings[N] & (string | number | boolean); readonly words: string }[];
};

function Choices(props: { readonly settings: Settings; readonly onChange: ChangeSettings }) {
  return (
    <>
      <section className="card" aria-label="Appearance">
        <h2>Appearance</h2>
        <Pick {...props} choice={appearance} />
        <Pick {...props} choice={density} />
      </section>
      <section className="card" aria-label="Carrying over">
        <h2>Carrying over</h2>
        <Pick {...props} choice={lengths} />
        <Pick {...props} choice={numbers} />
        <Pick {...props} choice={subcontractStatus} />
        <Pick {...props} choice={purchaseOrderStatus} />
        <Minutes {...props} />
      </section>
      <WritesOff {...props} />
    </>
  );
}

const appearance: Choice<'appearance'> = {
  name: 'appearance',
  label: 'Theme',
  help: 'System follows the computer.',
  options: [
    { value: 'system', words: 'System' },
    { value: 'light', words: 'Light' },
    { value: 'dark', words: 'Dark' },
  ],
};
const density: Choice<'density'> = {
  name: 'density',
  label: 'Density of the grids',
  help: 'Rows of 30 or 36 pixels.',
  options: [
    { value: 'compact', words: 'Compact' },
    { value: 'comfortable', words: 'Comfortable' },
  ],
};
const lengths: Choice<'lengthProfile'> = {
  name: 'lengthProfile',
  label: 'Length limits',
  help: 'Longer titles are cut, longer numbers are blocked until one is keyed; the checks say so before you accept.',
  options: [
    { value: 'sage', words: "Sage's own: number 20, title 50" },
    { value: 'connector', words: "Procore's connector: number 12, title 30" },
  ],
};
const numbers: Choice<'useProcoreNumber'> = {
  name: 'useProcoreNumber',
  label: 'Number in Sage',
  help: 'What is proposed; you can key another one on each document.',
  options: [
    { value: true, words: "Procore's number" },
    { value: false, words: 'None: keyed on each document' },
  ],
};
const undocumented = "Which one Procore's own connector writes is not documented.";
const subcontractStatus: Choice<'subcontractStatus'> = {
  name: 'subcontractStatus',
  label: 'Status of a new subcontract',
  help: undocumented,
  options: [
    { value: 3, words: '3 Contract' },
    { value: 4, words: '4 Current' },
    { value: 1, words: '1 Bid' },
  ],
};
const purchaseOrderStatus: Choice<'purchaseOrderStatus'> = {
  name: 'purchaseOrderStatus',
  label: 'Status of a new purchase order',
  help: undocumented,
  options: [
    { value: 1, words: '1 Open' },
    { value: 2, words: '2 Review' },
  ],
};

function Pick<N extends keyof Settings>(props: {
  readonly settings: Settings;
  readonly onChange: ChangeSettings;
  readonly choice: Choice<N>;
}) {
  const { choice, settings, onChange } = props;
  const at = choice.options.findIndex((option) => option.value === settings[choice.name]);
  return (
    <TextField
      select
      label={choice.label}
      helperText={choice.help}
      value={at < 0 ? '' : `${at}`}
      onChange={(event) => {
        const option = choice.options.find((_, index) => `${index}` === event.target.value);
        if (option !== undefined) onChange({ [choice.name]: option.value } as Partial<Settings>);
      }}
    >
      {choice.options.map((option, index) => (
        <MenuItem key={option.words} value={`${index}`}>
          {option.words}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Minutes(props: { readonly settings: Settings; readonly onChange: ChangeSettings }) {
  const [text, setText] = useState(`${props.settings.syncEveryMinutes}`);
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  const valid = minutes >= 0 && minutes <= 1440;
  return (
    <TextField
      label="Minutes between refreshes"
      helperText={valid ? '0 is never by itself.' : 'A whole number from 0 to 1440.'}
      error={!valid}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => valid && props.onChange({ syncEveryMinutes: minutes })}
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
    />
  );
}

function WritesOff(props: { readonly settings: Settings; readonly onChange: ChangeSettings }) {
  const [text, setText] = useState(props.settings.writesOff ?? '');
  return (
    <section className="card" aria-label="Writing into Sage">
      <h2>Writing into Sage</h2>
      <TextField
        label="Switched off because"
        helperText="As long as a reason stands here nothing is written into Sage. Empty: writing is on."
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => props.onChange({ writesOff: text.trim() === '' ? null : text.trim() })}
        slotProps={{ htmlInput: { maxLength: 400 } }}
      />
    </section>
  );
}
