// Procore as the core sees it: lists, one fresh record, and the report back. Two adapters: public and connector.
import type { ProcoreCompany } from '#shared/domain/documents/company.ts';
import type { ProcoreCostCode, ProcoreCostType } from '#shared/domain/documents/cost-code.ts';
import type { ProcoreProject } from '#shared/domain/documents/project.ts';
import type { ProcorePurchaseOrder } from '#shared/domain/documents/purchase-order.ts';
import type { ProcoreSubcontract } from '#shared/domain/documents/subcontract.ts';
import type { Result } from '#shared/result/result.ts';
import type { Instant } from '#shared/time/instant.ts';

/** What each list yields. A new kind is one more entry here and one more resource in the adapter. */
export type ProcoreRecords = {
  project: ProcoreProject;
  company: ProcoreCompany;
  costCode: ProcoreCostCode;
  costType: ProcoreCostType;
  subcontract: ProcoreSubcontract;
  purchaseOrder: ProcorePurchaseOrder;
};
export type ProcoreList = keyof ProcoreRecords;
/** Lists of documents that are accepted into Sage: fetched fresh, reported, rejected. */
export type ProcoreDocumentKind = 'subcontract' | 'purchaseOrder';

export type ProcoreQuery = {
  /** For lists of a project. The time zone turns moments of creation into days. */
  readonly project?: { readonly id: string; readonly timeZone: string | null };
  /** Only what changed since (where the list can say so); the adapter overlaps by five minutes. */
  readonly since?: Instant | null;
  readonly signal?: AbortSignal;
};

export type ProcorePage<T> = {
  readonly records: readonly T[];
  /** Total as Procore stated it for the list, or null. */
  readonly total: number | null;
  /** False where the list ignored `since`, so that what is missing is gone. */
  readonly partial: boolean;
};

/** Exported keys: what Procore is told after Sage was read back. */
export type SyncedReport = {
  readonly kind: ProcoreDocumentKind;
  readonly id: string;
  readonly projectId: string;
  /** Hidden key, e.g. 's100c:subcontract:<GUID>'. Null clears it (unlink). */
  readonly originId: string | null;
  /** The number people know. */
  readonly originCode: string | null;
  readonly lines: readonly { readonly id: string; readonly originId: string | null }[];
};

export type ReportOutcome = {
  /** 'already': Procore had our keys. */
  readonly outcome: 'written' | 'already';
  /** False where the record has no such field; the keys are then recoverable from Sage only. */
  readonly linesCarried: boolean;
};

export type ProcoreIdentity = { readonly person: string; readonly companyName: string; readonly companyId: string };

export type RateLimitState = { readonly limit: number; readonly remaining: number; readonly resetsAt: Instant } | null;

export type ProcoreCapabilities = {
  /** Our own queue is where documents are accepted: Procore never learns of "sent". */
  readonly ownQueue: boolean;
  readonly readsRequests: boolean;
};

export interface ProcorePort {
  readonly mode: 'public' | 'connector';
  readonly capabilities: ProcoreCapabilities;
  /** The company this connection is for; null until it is configured or was found. */
  companyId(): string | null;
  whoAmI(signal?: AbortSignal): Promise<Result<ProcoreIdentity>>;
  /** Pages of a list, in order; ends after the first failure. */
  list<K extends ProcoreList>(list: K, query: ProcoreQuery): AsyncIterable<Result<ProcorePage<ProcoreRecords[K]>>>;
  /** One record, fresh; null when Procore does not show it (gone, or no rights). */
  fetch<K extends ProcoreDocumentKind>(
    kind: K,
    id: string,
    query: ProcoreQuery,
  ): Promise<Result<ProcoreRecords[K] | null>>;
  /**
   * Tells Procore the Sage keys. Looks first; repeatable. PROCORE_OWNED_BY_OTHER when another integration's key is there.
   * A lost answer is looked up before it is given up as PROCORE_WRITE_UNSURE.
   */
  report(report: SyncedReport, signal?: AbortSignal): Promise<Result<ReportOutcome>>;
  /** Tells the project manager by the strongest means this kind of record allows (public: back to Draft). */
  reject(
    kind: ProcoreDocumentKind,
    ref: { readonly id: string; readonly projectId: string },
    reason: string,
  ): Promise<Result<undefined>>;
  rateLimit(): RateLimitState;
  close(): Promise<void>;
}
