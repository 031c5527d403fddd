// What subcontracts and purchase orders have in common in Procore: a contract with a vendor and its lines.
import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local-date.ts';

export type CommitmentKind = 'subcontract' | 'purchaseOrder';

/** Amounts and figures are decimal text just as Procore sent them: whether they are exact is for the checks to say. */
export type ProcoreCommitmentLine = {
  readonly id: string;
  readonly position: number;
  readonly description: string;
  readonly amount: string;
  readonly quantity: string;
  readonly unitCost: string;
  readonly unit: string | null;
  readonly costCodeId: string | null;
  /** e.g. '16-100'. */
  readonly costCode: string | null;
  readonly costCodeOriginId: string | null;
  readonly costTypeId: string | null;
  /** e.g. 'S'. */
  readonly costType: string | null;
  readonly costTypeOriginId: string | null;
  readonly originId: string | null;
};

export type ProcoreCommitment = {
  readonly id: string;
  readonly projectId: string;
  readonly number: string | null;
  readonly title: string;
  readonly status: string;
  readonly vendorId: string | null;
  readonly vendorName: string | null;
  /** The day the commitment was created, in the project's time zone: it becomes the date in Sage. */
  readonly createdOn: LocalDate;
  readonly createdBy: string | null;
  readonly accountingMethod: 'amount' | 'unit';
  readonly grandTotal: string;
  readonly originId: string | null;
  readonly originCode: string | null;
  readonly lines: readonly ProcoreCommitmentLine[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};

/**
 * Statuses that mean "done deciding". Subcontracts: Procore's pages name Approved, a sibling connector also takes
 * Complete. Purchase orders: only Approved. Processing and Submitted are before it, the two Received ones say where the
 * goods are and nothing about an approval, and a Closed order has nothing left to be invoiced against in Sage.
 */
const readyStatuses: Readonly<Record<CommitmentKind, readonly string[]>> = {
  subcontract: ['Approved', 'Complete'],
  purchaseOrder: ['Approved'],
};

export function isReadyStatus(kind: CommitmentKind, status: string): boolean {
  return readyStatuses[kind].includes(status);
}
