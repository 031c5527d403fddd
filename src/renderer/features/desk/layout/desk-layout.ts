// The desk's layout: how the four grids stand, which columns they show, how they are sorted. Stored as one text.
import { type GridFamily, gridFamilies } from '#shared/domain/kinds.ts';

export const arrangements = ['2x2', '1x4', '4x1'] as const;
export type Arrangement = (typeof arrangements)[number];

export type ColumnId =
  | 'state'
  | 'checks'
  | 'number'
  | 'title'
  | 'vendor'
  | 'job'
  | 'amount'
  | 'sageAmount'
  | 'difference'
  | 'since'
  | 'sentBy'
  | 'kind';
export const sortable = ['state', 'number', 'title', 'vendor', 'job', 'amount', 'since', 'sentBy'] as const;
export type Sort = { readonly column: (typeof sortable)[number]; readonly direction: 'asc' | 'desc' };

export type PaneLayout = {
  /** Chosen columns; null: as many as fit. */
  readonly columns: readonly ColumnId[] | null;
  readonly widths: Readonly<Record<string, number>>;
  readonly order: readonly ColumnId[];
  readonly sort: readonly Sort[];
};

export type DeskLayout = {
  readonly arrangement: Arrangement;
  readonly order: readonly GridFamily[];
  readonly maximised: GridFamily | null;
  /** Per arrangement: shares of columns and rows in percent, by position. */
  readonly tracks: Readonly<Record<string, { readonly columns: readonly number[]; readonly rows: readonly number[] }>>;
  /** The drawer's share of the height, in percent; 0 is closed. */
  readonly drawer: number;
  readonly panes: Readonly<Record<GridFamily, PaneLayout>>;
};

const emptyPane: PaneLayout = { columns: null, widths: {}, order: [], sort: [] };
export const defaultLayout: DeskLayout = {
  arrangement: '2x2',
  order: gridFamilies,
  maximised: null,
  // The live grid gets the room: in the default order it stands second.
  tracks: {
    '2x2': { columns: [36, 64], rows: [66, 34] },
    '1x4': { columns: [17, 49, 17, 17], rows: [100] },
    '4x1': { columns: [100], rows: [16, 52, 16, 16] },
  },
  drawer: 46,
  panes: { budgets: emptyPane, commitments: emptyPane, changeOrders: emptyPane, invoices: emptyPane },
};

export function encodeLayout(layout: DeskLayout): string {
  return JSON.stringify({ v: 1, ...layout });
}

/** Takes what is understood and leaves the rest at its default: a layout is never a reason not to start. */
export function decodeLayout(text: string): DeskLayout {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return defaultLayout;
  }
  if (!isRecord(raw) || raw.v !== 1) return defaultLayout;
  const { arrangement, order, maximised, drawer, tracks, panes } = raw;
  const family = (value: unknown): value is GridFamily => gridFamilies.includes(value as GridFamily);
  const complete = Array.isArray(order) && order.length === 4 && gridFamilies.every((name) => order.includes(name));
  return {
    arrangement: arrangements.find((name) => name === arrangement) ?? defaultLayout.arrangement,
    order: complete ? (order as GridFamily[]) : defaultLayout.order,
    maximised: family(maximised) ? maximised : null,
    tracks: isRecord(tracks) ? { ...defaultLayout.tracks, ...decodeTracks(tracks) } : defaultLayout.tracks,
    drawer: typeof drawer === 'number' && drawer >= 0 && drawer <= 80 ? drawer : defaultLayout.drawer,
    panes: {
      budgets: decodePane(isRecord(panes) ? panes.budgets : null),
      commitments: decodePane(isRecord(panes) ? panes.commitments : null),
      changeOrders: decodePane(isRecord(panes) ? panes.changeOrders : null),
      invoices: decodePane(isRecord(panes) ? panes.invoices : null),
    },
  };
}

function decodeTracks(raw: Record<string, unknown>): DeskLayout['tracks'] {
  const entries = Object.entries(raw).flatMap(([name, value]) => {
    if (!isRecord(value) || !isShares(value.columns) || !isShares(value.rows)) return [];
    return [[name, { columns: value.columns, rows: value.rows }] as const];
  });
  return Object.fromEntries(entries);
}

function decodePane(raw: unknown): PaneLayout {
  if (!isRecord(raw)) return emptyPane;
  const { columns, widths, order, sort } = raw;
  const isSort = (item: unknown): item is Sort =>
    isRecord(item) &&
    sortable.some((name) => name === item.column) &&
    (item.direction === 'asc' || item.direction === 'desc');
  return {
    columns: isTexts(columns) ? (columns as ColumnId[]) : null,
    widths: isRecord(widths)
      ? (Object.fromEntries(Object.entries(widths).filter(([, width]) => typeof width === 'number')) as Record<
          string,
          number
        >)
      : {},
    order: isTexts(order) ? (order as ColumnId[]) : [],
    sort: Array.isArray(sort) ? sort.filter(isSort).slice(0, 3) : [],
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function isShares(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length <= 4 &&
    value.every((item) => typeof item === 'number' && item > 0 && item < 101)
  );
}
