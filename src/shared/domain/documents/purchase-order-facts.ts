// Everything that the checks, the transformation and the comparison of a purchase order read.
import type { CommitmentFacts } from './commitment-facts.ts';
import type { ProcorePurchaseOrder, SagePurchaseOrder } from './purchase-order.ts';

export type PurchaseOrderFacts = Omit<CommitmentFacts, 'kind' | 'sent'> & {
  readonly kind: 'purchaseOrder';
  readonly sent: ProcorePurchaseOrder;
  /** Ours in Sage, when it is there. */
  readonly inSage: SagePurchaseOrder | null;
};
