// A purchase order: as Procore states it (purchase order contract), as Sage holds it (6-6-1), and as it will be written.
import type { Amount } from '../../money/amount.ts';
import type { Rate } from '../../money/rate.ts';
import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local-date.ts';
import type { ProcoreCommitment, ProcoreCommitmentLine } from './commitment.ts';
import type { SageCode } from './cost-code.ts';

export type ProcorePurchaseOrderLine = ProcoreCommitmentLine & {
  /** Set where the line is taxed; the tax itself is not in the line's amount. */
  readonly taxCodeId: string | null;
};

/** Status: Draft, Processing, Submitted, Partially Received, Received, Approved, Closed. */
export type ProcorePurchaseOrder = Omit<ProcoreCommitment, 'lines'> & {
  readonly lines: readonly ProcorePurchaseOrderLine[];
};

export type SagePurchaseOrderLine = {
  readonly key: string;
  readonly number: number;
  readonly description: string;
  readonly unit: string;
  readonly quantity: Rate;
  readonly price: Rate;
  /** extttl. */
  readonly amount: Amount;
  /** Quantities, not money. */
  readonly received: Rate;
  readonly cancelled: Rate;
  readonly costCode: SageCode | null;
  readonly costType: number | null;
};

/** Status: 1 Open, 2 Review, 3 Dispute, 4 Closed, 5 Void, 6 Master (Sage's list for 6-6-1). */
export type SagePurchaseOrder = {
  readonly key: string;
  readonly record: string;
  readonly number: string;
  /** '' where the order is for no job (stock, equipment). */
  readonly job: string;
  readonly phase: string | null;
  readonly vendor: string;
  readonly vendorName: string;
  readonly description: string;
  readonly status: number;
  readonly date: LocalDate | null;
  readonly locked: boolean;
  /** subttl, slstax, pchttl; on the header, received and cancelled are money. */
  readonly subtotal: Amount;
  readonly tax: Amount;
  readonly total: Amount;
  readonly received: Amount;
  readonly cancelled: Amount;
  readonly lines: readonly SagePurchaseOrderLine[];
  readonly enteredBy: string;
  readonly login: string;
  readonly enteredAt: Instant;
  /** COALESCE(upddte, insdte): changes when somebody edits it. */
  readonly stamp: string;
};

/** What will be written, after the transformation. */
export type PurchaseOrderDraft = {
  readonly number: string;
  readonly job: string;
  readonly phase: string | null;
  readonly vendor: string;
  readonly description: string;
  /** 1 Open unless the settings say otherwise (which one Procore's connector writes is not known). */
  readonly status: number;
  readonly date: LocalDate;
  readonly total: Amount;
  readonly lines: readonly {
    readonly procoreId: string;
    readonly number: number;
    readonly description: string;
    readonly unit: string;
    readonly quantity: Rate;
    readonly price: Rate;
    readonly costCode: SageCode;
    readonly costType: number;
    /** quantity × price, rounded half away from zero. */
    readonly amount: Amount;
  }[];
};
