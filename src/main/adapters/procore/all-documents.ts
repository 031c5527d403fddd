// The documents that Procore is told about after Sage has them, and where each is. Leave a kind out and it does not compile.
import type { ProcoreDocumentKind, ProcoreRecords } from '../../core/ports/procore.ts';
import { purchaseOrderPath, purchaseOrderResource } from './resources/purchase-order.ts';
import type { Resource } from './resources/resource.ts';
import { subcontractPath, subcontractResource } from './resources/subcontract.ts';

export type DocumentPlace<K extends ProcoreDocumentKind> = {
  readonly kind: K;
  readonly path: string;
  /** What a change of the record is wrapped in. */
  readonly wrapper: string;
  readonly resource: Resource<ProcoreRecords[K]>;
};

export const allDocuments: { readonly [K in ProcoreDocumentKind]: DocumentPlace<K> } = {
  subcontract: {
    kind: 'subcontract',
    path: subcontractPath,
    wrapper: 'work_order_contract',
    resource: subcontractResource,
  },
  purchaseOrder: {
    kind: 'purchaseOrder',
    path: purchaseOrderPath,
    wrapper: 'purchase_order_contract',
    resource: purchaseOrderResource,
  },
};
