// One grid: made once, fed by a row source, moved through by keys. No React inside, so that rows change at once.
import {
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  createGrid,
  EventApiModule,
  type GridApi,
  type GridOptions,
  InfiniteRowModelModule,
  type IRowNode,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
} from 'ag-grid-community';
import type { DeskRow } from '#shared/contract/desk.ts';
import type { GridFamily } from '#shared/domain/kinds.ts';
import { gridTheme } from '../../../kit/grid-theme.ts';
import type { ColumnId, PaneLayout, Sort } from '../layout/desk-layout.ts';
import { cellText, columnDefs } from './cell-drawing.ts';
import { familyTitles, headerOf } from './grid-columns.ts';
import { blockSize, type RowSource } from './row-source.ts';
import { toTsv } from './tsv.ts';

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  RowSelectionModule,
  RowApiModule,
  ScrollApiModule,
  ColumnApiModule,
  CellApiModule,
  CellStyleModule,
  RowStyleModule,
  RenderApiModule,
  EventApiModule,
]);

export type GridListeners = {
  readonly onFocus: (row: DeskRow | null) => void;
  readonly onSelect: (rows: readonly DeskRow[]) => void;
  readonly onPick: (row: DeskRow) => void;
  readonly onSort: (sort: readonly Sort[]) => void;
  readonly onColumns: (widths: Readonly<Record<string, number>>, order: readonly ColumnId[]) => void;
  readonly onRows: () => void;
};

export class DeskGrid {
  readonly family: GridFamily;
  readonly #api: GridApi<DeskRow>;
  readonly #host: HTMLElement;
  #source: RowSource | null = null;
  #byPointer = false;

  constructor(
    host: HTMLElement,
    start: { family: GridFamily; shown: readonly ColumnId[]; pane: PaneLayout; rowHeight: number },
    listeners: GridListeners,
  ) {
    this.family = start.family;
    this.#host = host;
    this.#api = createGrid(host, {
      ...gridBasics(start.rowHeight),
      columnDefs: columnDefs(start.family, start.shown, start.pane),
      onCellFocused: () => this.#focused(listeners),
      onSelectionChanged: () => listeners.onSelect(this.selected()),
      onCellDoubleClicked: (event) => event.data && listeners.onPick(event.data),
      onSortChanged: () => listeners.onSort(this.#sort()),
      onColumnResized: (event) => event.finished && event.source === 'uiColumnResized' && this.#tellColumns(listeners),
      onColumnMoved: (event) => event.finished && event.source === 'uiColumnMoved' && this.#tellColumns(listeners),
      onModelUpdated: () => {
        this.#catchUp(listeners);
        listeners.onRows();
      },
    });
    this.#name();
    host.addEventListener('pointerdown', () => (this.#byPointer = true), true);
    host.addEventListener('keydown', (event) => this.#keyDown(event, listeners), true);
  }

  destroy(): void {
    this.#source?.destroy();
    this.#api.destroy();
  }

  show(source: RowSource): void {
    this.#source = source;
    this.#api.setGridOption('datasource', source);
    this.#api.deselectAll();
  }

  /** Asks again for what is loaded; rows, selection and place stay. */
  reload(): void {
    this.#api.refreshInfiniteCache();
  }

  setRowHeight(height: number): void {
    this.#api.setGridOption('rowHeight', height);
  }

  setColumns(shown: readonly ColumnId[]): void {
    const all = this.#api.getColumns() ?? [];
    const want = new Set<string>(shown);
    const show = all.filter((column) => want.has(column.getColId()) && !column.isVisible());
    const hide = all.filter((column) => !want.has(column.getColId()) && column.isVisible());
    if (show.length > 0) this.#api.setColumnsVisible(show, true);
    if (hide.length > 0) this.#api.setColumnsVisible(hide, false);
  }

  /** Shows rows as they are now, in this frame. */
  repaint(rows: readonly DeskRow[]): void {
    for (const row of rows) this.#api.getRowNode(row.id)?.updateData(row);
  }

  indexOf(id: string): number | null {
    return this.#api.getRowNode(id)?.rowIndex ?? null;
  }

  selected(): readonly DeskRow[] {
    return this.#api
      .getSelectedNodes()
      .filter((node) => node.data !== undefined)
      .sort((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0))
      .flatMap((node) => node.data ?? []);
  }

  /** By `delta` rows; with `extend` the selection grows, else it follows the focus. */
  move(delta: number, extend: boolean): void {
    const cell = this.#api.getFocusedCell();
    const last = this.#api.getDisplayedRowCount() - 1;
    if (last < 0) return;
    this.focusIndex(Math.max(0, Math.min(last, (cell?.rowIndex ?? -1) + delta)), extend);
  }

  focusRow(id: string): boolean {
    const index = this.indexOf(id);
    if (index === null) return false;
    this.focusIndex(index, false);
    return true;
  }

  focusIndex(index: number, extend: boolean): void {
    const column = this.#api.getFocusedCell()?.column ?? this.#api.getAllDisplayedColumns()[0];
    if (column === undefined) return;
    this.#byPointer = true;
    this.#api.ensureIndexVisible(index);
    this.#api.setFocusedCell(index, column);
    const node = this.#api.getDisplayedRowAtIndex(index);
    // A row that is still loading is selected when it is here.
    if (node?.data !== undefined) node.setSelected(true, !extend);
  }

  /** The focus may have run ahead of the rows; what has arrived since is selected and told. */
  #catchUp(listeners: GridListeners): void {
    const node = this.#focusedNode();
    if (node?.data === undefined || this.#api.getSelectedNodes().length > 0) return;
    node.setSelected(true, true);
    listeners.onFocus(node.data);
  }

  get hasRows(): boolean {
    return this.#api.getDisplayedRowAtIndex(0)?.data !== undefined;
  }

  /** The next loaded row after the given one that `wanted` holds for, around the end; null when there is none. */
  nextAfter(id: string, wanted: (row: DeskRow) => boolean): DeskRow | null {
    const count = this.#api.getDisplayedRowCount();
    const from = this.indexOf(id) ?? -1;
    for (let step = 1; step < count; step++) {
      const row = this.#api.getDisplayedRowAtIndex((from + step) % count)?.data;
      if (row !== undefined && wanted(row)) return row;
    }
    return null;
  }

  selectLoaded(): void {
    const nodes: IRowNode<DeskRow>[] = [];
    this.#api.forEachNode((node) => {
      if (node.data !== undefined) nodes.push(node);
    });
    this.#api.setNodesSelected({ nodes, newValue: true });
  }

  clearSelection(): void {
    this.#api.deselectAll();
    this.#api.clearFocusedCell();
  }

  /** The selected rows and shown columns for a spreadsheet. */
  toTsv(): string {
    const columns = this.#api.getAllDisplayedColumns().map((column) => {
      const id = column.getColId() as ColumnId;
      return { header: headerOf(this.family, id), text: (row: DeskRow) => cellText(row, id) ?? '' };
    });
    return toTsv(columns, this.selected());
  }

  get source(): RowSource | null {
    return this.#source;
  }

  #keyDown(event: KeyboardEvent, listeners: GridListeners): void {
    this.#byPointer = false;
    if (!(event.target instanceof Element) || event.target.closest('.ag-row') === null) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      this.move(event.key === 'ArrowDown' ? 1 : -1, event.shiftKey);
    } else if (plain && event.key === 'Enter') {
      const row = this.#focusedNode()?.data;
      if (row !== undefined) listeners.onPick(row);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #focusedNode(): IRowNode<DeskRow> | undefined {
    // Before the first focus the grid answers undefined, not null as its types say.
    const index = this.#api.getFocusedCell()?.rowIndex;
    return index === undefined ? undefined : this.#api.getDisplayedRowAtIndex(index);
  }

  #focused(listeners: GridListeners): void {
    if ((this.#api.getFocusedCell() ?? null) === null) return;
    const node = this.#focusedNode();
    // Page Up, Home and the like move the focus by themselves; the selection follows.
    if (!this.#byPointer && node?.data !== undefined && !node.isSelected()) node.setSelected(true, true);
    this.#byPointer = false;
    listeners.onFocus(node?.data ?? null);
  }

  #sort(): Sort[] {
    return this.#api
      .getColumnState()
      .filter((column) => column.sort === 'asc' || column.sort === 'desc')
      .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
      .map((column) => ({ column: column.colId, direction: column.sort }) as Sort)
      .slice(0, 3);
  }

  #tellColumns(listeners: GridListeners): void {
    const all = this.#api.getColumnState();
    const resized = all.filter((column) => column.flex === null || column.flex === undefined);
    listeners.onColumns(
      Object.fromEntries(resized.map((column) => [column.colId, column.width ?? 100])),
      all.map((column) => column.colId as ColumnId),
    );
  }

  #name(): void {
    const grid = this.#host.querySelector('[role="grid"]');
    grid?.setAttribute('aria-label', familyTitles[this.family]);
    grid?.setAttribute('aria-multiselectable', 'true');
  }
}

function gridBasics(rowHeight: number): GridOptions<DeskRow> {
  return {
    theme: gridTheme,
    rowModelType: 'infinite',
    cacheBlockSize: blockSize,
    maxBlocksInCache: 60,
    cacheOverflowSize: 1,
    infiniteInitialRowCount: 1,
    blockLoadDebounceMillis: 20,
    rowHeight,
    getRowId: (params) => params.data.id,
    rowSelection: { mode: 'multiRow', checkboxes: false, headerCheckbox: false, enableClickSelection: true },
    defaultColDef: { resizable: true, suppressHeaderMenuButton: true },
    suppressMenuHide: true,
    suppressMultiSort: false,
    alwaysMultiSort: false,
    animateRows: false,
    suppressColumnMoveAnimation: true,
    ensureDomOrder: true,
    suppressOverlays: ['noRows', 'loading'],
    suppressDragLeaveHidesColumns: true,
  };
}
