// The four panes on a resizable grid: two by two, in a row, in a column, or one over all.

import type { ReactNode } from 'react';
import { Cell, Grid, type GridLayout, Gridline } from 'react-resizable-panels';
import type { GridFamily } from '#shared/domain/kinds.ts';
import type { Arrangement } from './desk-layout.ts';
import { changeLayout, useLayout } from './layout-store.ts';

const shape: Readonly<Record<Arrangement, { readonly columns: number; readonly rows: number }>> = {
  '2x2': { columns: 2, rows: 2 },
  '1x4': { columns: 4, rows: 1 },
  '4x1': { columns: 1, rows: 4 },
};

const track = (axis: 'c' | 'r', index: number, share: number | undefined) => ({
  id: `${axis}${index}`,
  minSize: axis === 'c' ? 150 : 66,
  ...(share === undefined ? {} : { defaultSize: `${share}%` }),
});

export function GridsArea(props: { readonly pane: (family: GridFamily) => ReactNode }) {
  const arrangement = useLayout((store) => store.layout.arrangement);
  const order = useLayout((store) => store.layout.order);
  const maximised = useLayout((store) => store.layout.maximised);
  const { columns, rows } = shape[arrangement];
  const saved = useLayout.getState().layout.tracks[arrangement];
  const indexes = (count: number) => Array.from({ length: count }, (_, index) => index);
  return (
    <div className={`grids-area${maximised === null ? '' : ' grids-maximised'}`}>
      <Grid
        key={arrangement}
        className="grids"
        columns={indexes(columns).map((index) => track('c', index, saved?.columns[index]))}
        rows={indexes(rows).map((index) => track('r', index, saved?.rows[index]))}
        onLayoutChanged={(layout, meta) => {
          if (meta.isUserInteraction) remember(arrangement, layout);
        }}
      >
        {order.map((family, place) => (
          <Cell
            key={family}
            className={`cell${maximised === family ? ' cell-max' : ''}`}
            column={place % columns}
            row={Math.floor(place / columns)}
          >
            {props.pane(family)}
          </Cell>
        ))}
        {indexes(columns - 1).map((index) => (
          <Gridline key={`c${index}`} type="column" column={index + 1} className="split split-column" />
        ))}
        {indexes(rows - 1).map((index) => (
          <Gridline key={`r${index}`} type="row" row={index + 1} className="split split-row" />
        ))}
      </Grid>
    </div>
  );
}

function remember(arrangement: Arrangement, layout: GridLayout): void {
  const { tracks } = useLayout.getState().layout;
  const shares = (axis: GridLayout['columns']) => Object.values(axis).map((share) => Math.round(share * 100) / 100);
  changeLayout({
    tracks: { ...tracks, [arrangement]: { columns: shares(layout.columns), rows: shares(layout.rows) } },
  });
}
