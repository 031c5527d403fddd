// The registry of documents in Sage. Leave a kind out and it does not compile.
import type { SageDocumentKind } from '../../../core/ports/sage.ts';
import type { DocumentPlan } from './document-plan.ts';
import { purchaseOrderPlan } from './purchase-order-plan.ts';
import { subcontractPlan } from './subcontract-plan.ts';

export const allDocuments: { readonly [K in SageDocumentKind]: DocumentPlan<K> } = {
  subcontract: subcontractPlan,
  purchaseOrder: purchaseOrderPlan,
};
