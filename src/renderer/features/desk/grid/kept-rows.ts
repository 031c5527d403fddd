// Rows that were decided here stay where they are until the view is left, although the core no longer counts them
// in it. Windows asked from the core are shifted by them, so that no row is skipped or shown twice. Pure.
import type { DeskRow } from '#shared/contract/desk.ts';

/** Position in the grid → id of a row that has left the view. */
export type KeptRows = ReadonlyMap<number, string>;

export type WindowPlan = {
  readonly offset: number;
  readonly limit: number;
  readonly kept: readonly { readonly index: number; readonly id: string }[];
};

/** What to ask for so that the grid's rows [start, end) can be made up. */
export function planWindow(start: number, end: number, keptRows: KeptRows): WindowPlan {
  let before = 0;
  const kept: { index: number; id: string }[] = [];
  for (const [index, id] of keptRows) {
    if (index < start) before += 1;
    else if (index < end) kept.push({ index, id });
  }
  kept.sort((a, b) => a.index - b.index);
  return { offset: start - before, limit: Math.max(1, end - start - kept.length), kept };
}

/** The rows of the grid's window: the core's with the kept ones put back at their places. */
export function mergeWindow(
  start: number,
  plan: WindowPlan,
  page: { readonly rows: readonly DeskRow[]; readonly keptRow: (id: string) => DeskRow | null },
): DeskRow[] {
  const keptIds = new Set(plan.kept.map((item) => item.id));
  const merged = page.rows.filter((row) => !keptIds.has(row.id));
  for (const { index, id } of plan.kept) {
    const row = page.keptRow(id);
    if (row !== null) merged.splice(Math.min(index - start, merged.length), 0, row);
  }
  return merged;
}
