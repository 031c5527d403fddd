// Cost codes and the nine cost types, on both sides.
import type { Instant } from '../../time/instant.ts';

export type ProcoreCostCode = {
  readonly id: string;
  readonly projectId: string;
  /** With its parents, e.g. '16-100'. */
  readonly fullCode: string;
  readonly name: string;
  /** e.g. 's100c:job:1042:cc:16100.000'. */
  readonly originId: string | null;
  readonly updatedAt: Instant;
};

/** Procore calls it line item type. */
export type ProcoreCostType = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  /** e.g. 's100c:ct:4'. */
  readonly originId: string | null;
};

/** Fixed three-decimal text such as '16100.000' (Sage's decimal(15,3)). */
export type SageCode = string;

export type SageCostCode = {
  readonly code: SageCode;
  readonly name: string;
  readonly key: string;
  readonly changedAt: Instant;
};

/** 1 Material, 2 Labor, 3 Equipment, 4 Subcontract, 5 Other, 6 to 9 named by the company. */
export type SageCostType = { readonly number: number; readonly name: string };
