// The rows of the grids, worked out once when something they read changes, so that pages and sums are plain SQL.
import type { DeskRow } from '#shared/contract/desk.ts';
import type { DocumentId, GridFamily } from '#shared/domain/kinds.ts';
import type { View } from '#shared/domain/lifecycle/states.ts';
import type { Amount } from '#shared/money/amount.ts';

/** A grid's row and what it is found by. */
export type IndexedRow = {
  readonly row: DeskRow;
  /** The views it shows in: one of its state, and needsLook or returned besides. */
  readonly views: readonly View[];
  readonly vendorId: string;
  /** The commitment it belongs to (itself for a commitment). */
  readonly parentId: DocumentId | null;
  /** Root cause of its first blocking finding, and its words. */
  readonly cause: string | null;
  readonly causeWords: string | null;
};

export type DeskQuery = {
  readonly family: GridFamily;
  readonly view: View;
  readonly jobId: string | null;
  readonly parentId: string | null;
  /** Case-insensitive, over number, title, vendor, job; '' is everything. */
  readonly find: string;
  readonly sort: readonly { readonly column: string; readonly direction: 'asc' | 'desc' }[];
  readonly offset: number;
  readonly limit: number;
};

export type DeskPage = {
  readonly rows: readonly DeskRow[];
  readonly total: number;
  readonly sum: Amount;
  readonly sageSum: Amount;
};

export type ViewCount = {
  readonly view: View;
  readonly family: GridFamily;
  readonly count: number;
  readonly amount: Amount;
};

export interface DeskIndexRead {
  row(id: DocumentId): DeskRow | null;
  page(query: DeskQuery): DeskPage;
  views(jobId: string | null): readonly ViewCount[];
  /** Jobs with documents that wait for a decision or a push, by number. */
  jobs(): readonly { readonly jobId: string; readonly number: string; readonly name: string; readonly count: number }[];
  causes(
    jobId: string | null,
  ): readonly { readonly cause: string; readonly words: string; readonly count: number; readonly amount: Amount }[];
}

export interface DeskIndexWrite extends DeskIndexRead {
  put(rows: readonly IndexedRow[]): void;
  remove(ids: readonly DocumentId[]): void;
}
