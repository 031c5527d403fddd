// Ctrl+K: every command with its key, the jobs, and what the grids can be searched for.
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type Command, useCommandStore } from '../kit/commands.ts';
import { Glyph } from '../kit/glyph.tsx';
import { KeyCap } from '../kit/key-cap.tsx';

export type PaletteEntry = Pick<Command, 'id' | 'label' | 'group' | 'run'> & { readonly keys?: readonly string[] };

export function Palette(props: {
  readonly onClose: () => void;
  /** Entries that depend on what is typed: jobs, a search of the grids. */
  readonly more: (text: string) => readonly PaletteEntry[];
}) {
  const { onClose, more } = props;
  const groups = useCommandStore((store) => store.groups);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const entries = useMemo(() => {
    const commands = [...groups.values()].flat().filter((command) => command.quiet !== true);
    return [...matching(commands, text), ...more(text)].slice(0, 60);
  }, [groups, text, more]);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    // The dialog gives the focus back first, so that the command finds it in the grid.
    setTimeout(entry.run, 0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(entries.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') run(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" className="palette" transitionDuration={0}>
      <DialogTitle className="sr-only">Commands</DialogTitle>
      <div className="palette-field">
        <Glyph name="search" />
        <InputBase
          autoFocus
          fullWidth
          value={text}
          placeholder="Find a job, vendor, document or command"
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
          inputProps={{
            role: 'combobox',
            'aria-label': 'Find a job, vendor, document or command',
            'aria-expanded': true,
            'aria-controls': 'palette-list',
            'aria-activedescendant': entries[at] === undefined ? undefined : `palette-${at}`,
          }}
        />
      </div>
      <div id="palette-list" className="palette-list" role="listbox" aria-label="Commands" ref={list}>
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field beside it has the focus and takes the keys
          <div
            key={entry.id}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={index === at ? 'palette-on' : ''}
            onClick={() => run(entry)}
            onMouseMove={() => setAt(index)}
          >
            <span>{entry.label}</span>
            <span className="quiet push-right">{entry.group}</span>
            {entry.keys?.[0] === undefined ? null : <KeyCap keys={entry.keys[0]} />}
          </div>
        ))}
      </div>
      {entries.length === 0 ? <p className="quiet palette-none">Nothing fits.</p> : null}
    </Dialog>
  );
}

/** Every typed word has to begin a word of the label. */
export function matching<T extends { readonly label: string; readonly group: string }>(
  entries: readonly T[],
  text: string,
): readonly T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const of = `${entry.label} ${entry.group}`.toLowerCase().split(/[\s,:]+/);
    return words.every((word) => of.some((part) => part.startsWith(word)));
  });
}
