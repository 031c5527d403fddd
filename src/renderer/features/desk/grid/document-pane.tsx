// One of the four panes: its title and tools, the grid, what stands instead of rows, and the sums.
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { GridFamily } from '#shared/domain/kinds.ts';
import { type AppError, describeError } from '#shared/result/app-error.ts';
import { useClient } from '../../../bridge/client-context.tsx';
import { ErrorNote } from '../../../kit/error-note.tsx';
import { sizes } from '../../../kit/tokens.ts';
import { afterPaint } from '../decide/key-to-paint.ts';
import { useDeskHouse } from '../desk-context.tsx';
import { useDesk } from '../desk-store.ts';
import type { ColumnId, PaneLayout, Sort } from '../layout/desk-layout.ts';
import { changePane, useLayout } from '../layout/layout-store.ts';
import { DeskGrid } from './desk-grid.ts';
import { columnsThatFit, familyTitles } from './grid-columns.ts';
import { PaneEmpty } from './pane-empty.tsx';
import { PaneFooter } from './pane-footer.tsx';
import { PaneHeader } from './pane-header.tsx';
import { type PageFacts, type PageQuery, RowSource } from './row-source.ts';

export type PaneProps = {
  readonly family: GridFamily;
  /** False: this version does not bring this kind over; `words` says so. Null while it is not known. */
  readonly live: boolean | null;
  readonly words: string;
  readonly density: 'compact' | 'comfortable';
};

export function DocumentPane(props: PaneProps) {
  const { family, live } = props;
  const [facts, setFacts] = useState<PageFacts | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const pane = useLayout((store) => store.layout.panes[family]);
  const active = useDesk((desk) => desk.family === family && desk.focused !== null);
  const grid = useGrid(host, props, pane);
  const shown = useShownColumns(host, family, pane);
  useEffect(() => grid?.setColumns(shown), [grid, shown]);
  useRows(grid, props, { sort: pane.sort, onFacts: setFacts, onError: setError });

  return (
    <section className={`pane${active ? ' pane-active' : ''}`} aria-label={`${familyTitles[family]} pane`}>
      <PaneHeader family={family} shown={shown} live={live} />
      <div className="pane-body" data-keys="rows">
        <div ref={host} className="pane-grid" />
        {error === null ? null : (
          <div className="pane-over">
            <ErrorNote words={describeError(error)} action={{ label: 'Try again', run: () => grid?.reload() }} />
          </div>
        )}
        {error === null ? (
          <PaneEmpty family={family} live={live} words={props.words} total={emptyTotal(grid, facts)} />
        ) : null}
      </div>
      {live === true ? <PaneFooter family={family} facts={facts} kept={grid?.source?.keptCount ?? 0} /> : null}
    </section>
  );
}

function emptyTotal(grid: DeskGrid | null, facts: PageFacts | null): number | null {
  return facts === null ? null : facts.total + (grid?.source?.keptCount ?? 0);
}

function useGrid(host: RefObject<HTMLDivElement | null>, props: PaneProps, pane: PaneLayout): DeskGrid | null {
  const { session } = useDeskHouse();
  const { family, density } = props;
  const [grid, setGrid] = useState<DeskGrid | null>(null);
  const start = useRef({ pane, density });
  useEffect(() => {
    if (host.current === null) return;
    const made = new DeskGrid(
      host.current,
      {
        family,
        shown: start.current.pane.columns ?? columnsThatFit(family, host.current.clientWidth),
        pane: start.current.pane,
        rowHeight: rowHeight(start.current.density),
      },
      {
        onFocus: (row) => {
          const desk = useDesk.getState();
          if (desk.family !== family) session.grids.get(desk.family)?.clearSelection();
          useDesk.setState({ family, focused: row === null ? null : (session.rows.shown(row.id) ?? row) });
        },
        onSelect: (rows) => useDesk.setState(({ selection }) => ({ selection: { ...selection, [family]: rows } })),
        onPick: (row) => {
          if (family === 'commitments')
            useDesk.setState(({ filter }) => ({ filter: { ...filter, parent: { id: row.id, number: row.number } } }));
        },
        onSort: (sort) => changePane(family, { sort }),
        onColumns: (widths, order: readonly ColumnId[]) => changePane(family, { widths, order }),
        onRows: () => {
          const shown = session.grids.get(family);
          if (family === 'commitments' && shown?.hasRows === true) afterPaint(() => firstRows(shown));
        },
      },
    );
    session.grids.set(family, made);
    setGrid(made);
    return () => {
      session.grids.delete(family);
      made.destroy();
      setGrid(null);
    };
  }, [family, host, session]);
  useEffect(() => grid?.setRowHeight(rowHeight(density)), [grid, density]);
  return grid;
}

function rowHeight(density: PaneProps['density']): number {
  return density === 'compact' ? sizes.compactRow : sizes.comfortableRow;
}

function useShownColumns(
  host: RefObject<HTMLDivElement | null>,
  family: GridFamily,
  pane: PaneLayout,
): readonly ColumnId[] {
  const [width, setWidth] = useState(640);
  useEffect(() => {
    if (host.current === null) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width / 8) * 8);
    });
    watcher.observe(host.current);
    return () => watcher.disconnect();
  }, [host]);
  const [shown, setShown] = useState<readonly ColumnId[]>(() => columnsThatFit(family, width));
  useEffect(() => setShown(pane.columns ?? columnsThatFit(family, width)), [pane.columns, family, width]);
  return shown;
}

type RowsHow = {
  readonly sort: readonly Sort[];
  readonly onFacts: (facts: PageFacts | null) => void;
  readonly onError: (error: AppError | null) => void;
};

/** Whenever what is asked changes, a new source takes over as soon as its first window is here. */
function useRows(grid: DeskGrid | null, props: PaneProps, how: RowsHow): void {
  const client = useClient();
  const { session } = useDeskHouse();
  const { family, live } = props;
  const filter = useDesk((desk) => desk.filter);
  const parentId = family === 'commitments' ? null : (filter.parent?.id ?? null);
  const { sort, onFacts, onError } = how;
  const query = JSON.stringify({ family, view: filter.view, jobId: filter.jobId, parentId, find: filter.find, sort });
  useEffect(() => {
    if (grid === null || live !== true) return;
    const from = { client, rows: session.rows, query: JSON.parse(query) as PageQuery };
    const source = new RowSource(from, { onFacts, onError });
    let current = true;
    void source.prepare().then(() => {
      if (!current) return source.destroy();
      const empty = source.isEmpty;
      grid.show(source);
      if (family === 'commitments' && empty) afterPaint(() => firstRows(grid));
    });
    return () => {
      current = false;
    };
  }, [client, session, grid, family, live, query, onFacts, onError]);
}

let interactive = false;
/** The desk can be used: said once for the bench, and the keys act at once unless somebody is elsewhere already. */
function firstRows(grid: DeskGrid): void {
  if (interactive) return;
  interactive = true;
  performance.mark('tieout:interactive');
  if (grid.hasRows && (document.activeElement === null || document.activeElement === document.body))
    grid.focusIndex(0, false);
}
