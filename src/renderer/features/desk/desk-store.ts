// What the desk is looking at: view, filters, the focused row, the selection and what went wrong on which row.
import { create } from 'zustand';
import type { DeskRow } from '#shared/contract/desk.ts';
import type { GridFamily } from '#shared/domain/kinds.ts';
import type { View } from '#shared/domain/lifecycle/states.ts';
import type { AppError } from '#shared/result/app-error.ts';

export type DeskFilter = {
  readonly view: View;
  readonly jobId: string | null;
  /** A commitment: its change orders, its invoices and the budget lines it draws on. */
  readonly parent: { readonly id: string; readonly number: string } | null;
  readonly find: string;
};

export type AskReason = {
  readonly action: 'reject' | 'archive';
  readonly rows: readonly DeskRow[];
  readonly reason: string;
};
export type Asking =
  | AskReason
  | { readonly action: 'hold'; readonly rows: readonly DeskRow[] }
  | { readonly action: 'accept'; readonly rows: readonly DeskRow[] };

export type RowError = { readonly error: AppError; readonly name: string };

type DeskStore = {
  readonly filter: DeskFilter;
  readonly family: GridFamily;
  readonly focused: DeskRow | null;
  readonly selection: Readonly<Partial<Record<GridFamily, readonly DeskRow[]>>>;
  readonly errors: ReadonlyMap<string, RowError>;
  readonly asking: Asking | null;
};

export const useDesk = create<DeskStore>(() => ({
  filter: { view: 'readyToExport', jobId: null, parent: null, find: '' },
  family: 'commitments',
  focused: null,
  selection: {},
  errors: new Map(),
  asking: null,
}));

export function changeFilter(change: Partial<DeskFilter>): void {
  useDesk.setState((desk) => ({ filter: { ...desk.filter, ...change }, focused: null, selection: {} }));
}

/** Clears the narrowest filter first: commitment, then what is searched, then the job. True when there was one. */
export function clearOneFilter(): boolean {
  const { parent, find, jobId } = useDesk.getState().filter;
  if (parent !== null) changeFilter({ parent: null });
  else if (find !== '') changeFilter({ find: '' });
  else if (jobId !== null) changeFilter({ jobId: null });
  else return false;
  return true;
}

export function setErrors(entries: readonly (readonly [string, RowError])[], cleared: readonly string[]): void {
  useDesk.setState((desk) => {
    if (entries.length === 0 && !cleared.some((id) => desk.errors.has(id))) return desk;
    const errors = new Map(desk.errors);
    for (const id of cleared) errors.delete(id);
    for (const [id, error] of entries) errors.set(id, error);
    return { errors };
  });
}
