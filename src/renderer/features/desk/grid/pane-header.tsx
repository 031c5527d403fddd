// Title of a pane and its tools: columns, place, maximise.
import Checkbox from '@mui/material/Checkbox';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { GridFamily } from '#shared/domain/kinds.ts';
import { Glyph } from '../../../kit/glyph.tsx';
import { useDesk } from '../desk-store.ts';
import type { ColumnId } from '../layout/desk-layout.ts';
import { changeLayout, changePane, useLayout } from '../layout/layout-store.ts';
import { familyColumns, familyTitles, headerOf } from './grid-columns.ts';

export function PaneHeader(props: {
  readonly family: GridFamily;
  readonly shown: readonly ColumnId[];
  readonly live: boolean | null;
}) {
  const { family } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const maximised = useLayout((store) => store.layout.maximised === family);
  const parent = useDesk((desk) => (family === 'commitments' ? null : desk.filter.parent));
  const title = familyTitles[family];
  const toggle = () => changeLayout({ maximised: maximised ? null : family });
  return (
    <header className="pane-header">
      <h2>{title}</h2>
      <span className="quiet push-right">{parent === null ? '' : `of ${parent.number}`}</span>
      {props.live === false ? <span className="quiet pane-note">not in this version yet</span> : null}
      <IconButton
        aria-label={`Columns and place of ${title}`}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Glyph name="columns" />
      </IconButton>
      <IconButton aria-label={maximised ? `Restore ${title}` : `Maximise ${title}`} onClick={toggle}>
        <Glyph name={maximised ? 'restore' : 'maximise'} />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {familyColumns[family].map((column) => (
          <ColumnItem key={column} family={family} column={column} shown={props.shown} />
        ))}
        <MenuItem onClick={() => changePane(family, { columns: null, widths: {}, order: [] })}>
          As many columns as fit
        </MenuItem>
        <Divider />
        <MenuItem onClick={() => swap(family, -1)}>Move to the place before</MenuItem>
        <MenuItem onClick={() => swap(family, 1)}>Move to the place after</MenuItem>
      </Menu>
    </header>
  );
}

function ColumnItem(props: {
  readonly family: GridFamily;
  readonly column: ColumnId;
  readonly shown: readonly ColumnId[];
}) {
  const { family, column, shown } = props;
  const checked = shown.includes(column);
  const toggle = () => {
    const next = checked ? shown.filter((item) => item !== column) : [...shown, column];
    if (next.length > 0) changePane(family, { columns: next });
  };
  return (
    <MenuItem role="menuitemcheckbox" aria-checked={checked} onClick={toggle}>
      <Checkbox checked={checked} size="small" tabIndex={-1} aria-hidden sx={{ p: 0, mr: 1 }} />
      {headerOf(family, column)}
    </MenuItem>
  );
}

function swap(family: GridFamily, by: -1 | 1): void {
  const order = [...useLayout.getState().layout.order];
  const from = order.indexOf(family);
  const to = (from + by + order.length) % order.length;
  const other = order[to];
  if (other === undefined) return;
  order[to] = family;
  order[from] = other;
  changeLayout({ order });
}
