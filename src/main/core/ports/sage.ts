// Sage 100 Contractor as the core sees it. Reading and writing are two ports with two logins.
import type { SageVendor } from '#shared/domain/documents/company.ts';
import type { SageCostCode, SageCostType } from '#shared/domain/documents/cost-code.ts';
import type { SageJobCost } from '#shared/domain/documents/job-cost.ts';
import type { SageJob } from '#shared/domain/documents/project.ts';
import type { PurchaseOrderDraft, SagePurchaseOrder } from '#shared/domain/documents/purchase-order.ts';
import type { SageSubcontract, SubcontractDraft } from '#shared/domain/documents/subcontract.ts';
import type { Result } from '#shared/result/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate } from '#shared/time/local-date.ts';

export type SageRecords = {
  job: SageJob;
  vendor: SageVendor;
  costCode: SageCostCode;
  costType: SageCostType;
  subcontract: SageSubcontract;
  purchaseOrder: SagePurchaseOrder;
};
export type SageList = keyof SageRecords;

/** The documents Tieout writes, each as it is handed over. A new kind is one more entry here and one more plan in the adapter. */
export type SageDrafts = { subcontract: SubcontractDraft; purchaseOrder: PurchaseOrderDraft };
export type SageDocumentKind = keyof SageDrafts;

export type SageHandshake = {
  readonly database: string;
  readonly companyName: string;
  readonly serverVersion: string;
  /** Hash over the columns of every table Tieout touches. */
  readonly fingerprint: string;
  readonly encrypted: boolean;
  readonly canInsert: boolean;
  readonly lastFullBackup: Instant | null;
  readonly serverTime: Instant;
};

export type SageQuery = { readonly signal?: AbortSignal };

export type JobCostMark = { readonly stamp: string; readonly record: string };

export interface SageReader {
  handshake(signal?: AbortSignal): Promise<Result<SageHandshake>>;
  /** The whole list, in pages of at most 1,000. Masters are small; documents come with their lines. */
  list<K extends SageList>(list: K, query: SageQuery): AsyncIterable<Result<readonly SageRecords[K][]>>;
  /** By row keys (lower-case GUIDs), on a connection that did not write them. Missing ones are left out. */
  documentsByKeys<K extends SageDocumentKind>(
    kind: K,
    keys: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<readonly SageRecords[K][]>>;
  /** Everything with this number, whatever its case or trailing blanks. */
  documentsByNumber<K extends SageDocumentKind>(
    kind: K,
    number: string,
    signal?: AbortSignal,
  ): Promise<Result<readonly SageRecords[K][]>>;
  /** Pages of at most `size` by (stamp, record) after the mark; streamed. */
  jobCosts(
    after: JobCostMark | null,
    size: number,
    signal?: AbortSignal,
  ): AsyncIterable<Result<readonly SageJobCost[]>>;
  close(): Promise<void>;
}

/** The derived keys of one document, for one generation (0 is the first time it is written). */
export type DocumentKeys = {
  readonly header: string /** In the order of the draft's lines. */;
  readonly lines: readonly string[];
};

/** The named moments of a push that the adapter passes through; tests kill the process at each. */
export type WriteStep = 'begin' | 'lock and read' | 'insert' | 'before commit' | 'committed';

export type DocumentWrite<K extends SageDocumentKind = SageDocumentKind> = {
  readonly draft: SageDrafts[K];
  /** Generation n at index n. The first free one is used, and only if every earlier one is gone for good. */
  readonly keys: readonly DocumentKeys[];
  /** The accountant, for usrnme. */
  readonly person: string;
  readonly enteredOn: LocalDate;
  /** Called after the inserts, right before the commit; a failure rolls everything back and is returned. */
  readonly beforeCommit: () => Promise<Result<undefined>>;
  readonly onStep?: (step: WriteStep) => void | Promise<void>;
  readonly signal?: AbortSignal;
};

export type WriteOutcome<K extends SageDocumentKind = SageDocumentKind> = {
  /** 'already': the row with our key was there before; `record` says who wrote it and when. */
  readonly outcome: 'written' | 'already';
  readonly generation: number;
  readonly record: SageRecords[K];
};

export interface SageWriter {
  /**
   * One SQL transaction on the server: begin, locks and reads, inserts with read-back, commit.
   * Errors: SAGE_NUMBER_TAKEN, SAGE_VENDOR_NOT_ACTIVE, SAGE_JOB_NOT_OPEN, SAGE_CODE_UNKNOWN, SAGE_BUSY (after three tries
   * on 1205 and 1222), SAGE_VALUE_REFUSED, SAGE_NOT_REACHABLE (nothing was sent to be committed), SAGE_WRITE_UNSURE
   * (the wire broke during the commit: look before sending again).
   */
  write<K extends SageDocumentKind>(kind: K, write: DocumentWrite<K>): Promise<Result<WriteOutcome<K>>>;
  close(): Promise<void>;
}
