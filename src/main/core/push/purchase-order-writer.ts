// Purchase orders in the push: one row in pchord with its lines in pcorln.
import { purchaseOrderBasis } from '#shared/domain/documents/purchase-order-basis.ts';
import { decodePurchaseOrderDraft } from '#shared/domain/documents/purchase-order-draft-codec.ts';
import { differencesFromOrderDraft } from '#shared/domain/variance/compare-purchase-order.ts';
import { createDocumentWriter } from './document-writer.ts';
import type { KindWriter } from './kind-writer.ts';

export const purchaseOrderWriter: KindWriter = createDocumentWriter({
  kind: 'purchaseOrder',
  lineKind: 'purchaseOrderLine',
  decode: decodePurchaseOrderDraft,
  total: (record) => record.total,
  differences: differencesFromOrderDraft,
  basis: purchaseOrderBasis,
});
