// Purchase orders in the pipeline.
import type { ProcorePurchaseOrder } from '#shared/domain/documents/purchase-order.ts';
import { purchaseOrderBasis } from '#shared/domain/documents/purchase-order-basis.ts';
import { encodePurchaseOrderDraft } from '#shared/domain/documents/purchase-order-draft-codec.ts';
import type { PurchaseOrderFacts } from '#shared/domain/documents/purchase-order-facts.ts';
import { checkPurchaseOrder } from '#shared/domain/preflight/check-purchase-order.ts';
import { draftPurchaseOrder } from '#shared/domain/transform/plan-purchase-order.ts';
import { purchaseOrderRows } from '#shared/domain/transform/purchase-order-rows.ts';
import { comparePurchaseOrder } from '#shared/domain/variance/compare-purchase-order.ts';
import { createCommitmentPipeline } from './commitment-pipeline.ts';
import type { KindPipeline } from './kind-pipeline.ts';

export const purchaseOrderPipeline: KindPipeline = createCommitmentPipeline<
  'purchaseOrder',
  ProcorePurchaseOrder,
  PurchaseOrderFacts
>({
  kind: 'purchaseOrder',
  lineKind: 'purchaseOrderLine',
  total: (record) => record.total,
  sent: (read, id) => read.mirror.get('procore', 'purchaseOrder', id),
  facts: (common, { sent, inSage }, { settings }) => ({
    ...common,
    kind: 'purchaseOrder',
    sent,
    inSage,
    status: settings.purchaseOrderStatus,
    openJobStatuses: settings.purchaseOrderJobStatuses,
  }),
  basis: purchaseOrderBasis,
  findings: checkPurchaseOrder,
  compare: comparePurchaseOrder,
  draft: draftPurchaseOrder,
  encode: encodePurchaseOrderDraft,
  rows: purchaseOrderRows,
});
