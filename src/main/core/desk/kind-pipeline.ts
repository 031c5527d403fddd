// What the one pipeline asks of a kind of document. A kind is an entry in the registry, never a pipeline of its own.
import type { Settings } from '#shared/contract/settings.ts';
import type { DocumentId, Kind } from '#shared/domain/kinds.ts';
import type { Finding } from '#shared/domain/preflight/finding.ts';
import type { TableRow } from '#shared/domain/transform/table-row.ts';
import type { Comparison } from '#shared/domain/variance/comparison.ts';
import type { Amount } from '#shared/money/amount.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ReadHandle } from '../ports/store.ts';
import type { Masters } from './masters.ts';

export type DocumentContext = { readonly read: ReadHandle; readonly settings: Settings; readonly masters: Masters };

/** One document opened on the mirrors: its summary at once, the rest when asked. */
export type OpenDocument = {
  readonly id: DocumentId;
  readonly kind: Kind;
  readonly procoreId: string;
  readonly projectId: string;
  /** Procore's record says it is ready for accounting (public mode: approved). */
  readonly candidate: boolean;
  /** Whose key the Procore record carries. */
  readonly origin: 'none' | 'ours' | 'foreign';
  /** Row key in Sage that our origin key names. */
  readonly originKey: string | null;
  readonly number: string;
  readonly title: string;
  readonly vendor: string;
  readonly vendorId: string;
  readonly job: string;
  readonly jobName: string;
  readonly amount: Amount | null;
  readonly sageAmount: Amount | null;
  readonly sageStamp: string | null;
  readonly sentBy: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly parentId: DocumentId | null;
  /** In the order they are written; `sageKey` where Procore carries it already. */
  readonly lines: readonly { readonly id: string; readonly sageKey: string | null }[];
  /** What is decided on, as canonical text. */
  basis(): string;
  findings(): readonly Finding[];
  compare(): Comparison;
  /** What would be written, as the kind's own JSON; null while something is missing. */
  draft(): { readonly payload: string; readonly total: Amount; readonly lines: number; readonly number: string } | null;
  /** The rows the draft becomes. */
  rows(
    keys: { readonly header: string; readonly lines: readonly string[] },
    person: string,
    enteredOn: string,
  ): readonly TableRow[];
};

export type InSage = {
  readonly record: string;
  readonly number: string;
  readonly enteredBy: string;
  readonly total: Amount;
  /** How many. */
  readonly lines: number;
};

export type KindPipeline = {
  readonly kind: Kind;
  /** Null when the mirror does not have it. */
  open(context: DocumentContext, procoreId: string): OpenDocument | null;
  /** Ids of every document of this kind in the mirror (of a project, or all). */
  ids(read: ReadHandle, projectId: string | null): readonly string[];
  /** A row of Sage by its key, as far as a link and a slip need it. */
  inSage(read: ReadHandle, key: string): InSage | null;
  /** The number that Procore gives it, which others may share; null when it has none or the mirror does not have it. */
  numberOf(read: ReadHandle, procoreId: string): string | null;
  /** Documents that share the written number, whose checks depend on each other. */
  sharing(read: ReadHandle, number: string): readonly string[];
};
