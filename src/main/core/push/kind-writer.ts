// What the push asks of a kind: write it once, find it again, compare it, read its Procore record afresh.
import type { Amount } from '#shared/money/amount.ts';
import type { Result } from '#shared/result/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate } from '#shared/time/local-date.ts';
import type { Link } from '../ports/own.ts';
import type { ProcorePort, SyncedReport } from '../ports/procore.ts';
import type { DocumentKeys, SageReader, SageWriter, WriteStep } from '../ports/sage.ts';
import type { WriteHandle } from '../ports/store.ts';

/** A row of Sage as the push needs to know it. */
export type Found = {
  readonly sageKey: string;
  readonly record: string;
  readonly number: string;
  readonly enteredBy: string;
  readonly login: string;
  readonly enteredAt: Instant;
  readonly stamp: string;
  readonly total: Amount;
  readonly lines: number;
  /** Fields that differ from what was to be written; empty when it reads back as sent. */
  readonly differences: readonly string[];
  /** Puts the record into the mirror. */
  readonly mirror: (write: WriteHandle, at: Instant) => void;
};

export type WriteOrder = {
  readonly payload: string;
  readonly keys: readonly DocumentKeys[];
  readonly person: string;
  readonly enteredOn: LocalDate;
  readonly beforeCommit: () => Promise<Result<undefined>>;
  readonly onStep: (step: WriteStep) => void | Promise<void>;
};

export type FreshRecord = { readonly basis: string; readonly originId: string | null; readonly candidate: boolean };

export type KindWriter = {
  /** Ids of the draft's lines, in order: each gets a derived key. */
  lineIds(payload: string): readonly string[];
  total(payload: string): { readonly total: Amount; readonly lines: number; readonly number: string };
  write(
    sage: SageWriter,
    order: WriteOrder,
  ): Promise<Result<{ readonly outcome: 'written' | 'already'; readonly generation: number; readonly found: Found }>>;
  /** The newest generation that is in Sage, on a connection that did not write it; null when none is. */
  look(
    sage: SageReader,
    payload: string,
    keys: readonly DocumentKeys[],
  ): Promise<Result<{ readonly generation: number; readonly found: Found } | null>>;
  /** Null when Procore does not show it any more. */
  fresh(
    procore: ProcorePort,
    ref: { readonly procoreId: string; readonly projectId: string; readonly timeZone: string | null },
    signal?: AbortSignal,
  ): Promise<Result<FreshRecord | null>>;
  report(link: Link, projectId: string, procoreId: string): SyncedReport;
  /** Tells the project manager; the document goes back to where it can be changed. */
  reject(
    procore: ProcorePort,
    ref: { readonly procoreId: string; readonly projectId: string },
    reason: string,
  ): Promise<Result<undefined>>;
};
