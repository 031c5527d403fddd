// The local copy of both sides' records: disposable, replaced by pulls, never by decisions.
import type { SageJobCost } from '#shared/domain/documents/job-cost.ts';
import type { Side } from '#shared/domain/kinds.ts';
import type { Amount } from '#shared/money/amount.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ProcoreRecords } from './procore.ts';
import type { JobCostMark, SageRecords } from './sage.ts';

export type MirrorRecords = { procore: ProcoreRecords; sage: SageRecords };
export type ListOf<S extends Side> = keyof MirrorRecords[S] & string;

export type MirrorRow<T> = {
  readonly id: string;
  /** Procore project id for lists of a project; '' otherwise. */
  readonly scope: string;
  /** What people find it by (number, code, lower case, trimmed); '' when it has none. */
  readonly lookup: string;
  readonly body: T;
};

/** How far a list was read. `since`: watermark for the next pull; `asOf`: when the mirror was complete. */
export type MirrorMark = { readonly since: Instant | null; readonly asOf: Instant };

export interface MirrorRead {
  get<S extends Side, L extends ListOf<S>>(side: S, list: L, id: string): MirrorRecords[S][L] | null;
  /** All of a list, or of one scope, ordered by id. */
  all<S extends Side, L extends ListOf<S>>(side: S, list: L, scope?: string): readonly MirrorRecords[S][L][];
  byLookup<S extends Side, L extends ListOf<S>>(side: S, list: L, lookup: string): readonly MirrorRecords[S][L][];
  mark(side: Side, list: string, scope: string): MirrorMark | null;
  /** Oldest asOf over the lists of a side, or null when one was never complete. */
  asOf(side: Side): Instant | null;
  jobCostMark(): JobCostMark | null;
  jobCostTotals(): { readonly count: number; readonly sum: Amount };
}

export interface MirrorWrite extends MirrorRead {
  /** Inserts or replaces; answers the ids whose body changed (or that are new). */
  put<S extends Side, L extends ListOf<S>>(
    side: S,
    list: L,
    rows: readonly MirrorRow<MirrorRecords[S][L]>[],
    pulledAt: Instant,
  ): readonly string[];
  /** Removes what this pull did not see (after a complete list only); answers the removed ids. */
  removeOlder(side: Side, list: string, scope: string, pulledAt: Instant): readonly string[];
  setMark(side: Side, list: string, scope: string, mark: MirrorMark): void;
  putJobCosts(rows: readonly SageJobCost[], mark: JobCostMark): void;
  /** Forgets every mirror, e.g. when the company changes. */
  clear(): void;
}
