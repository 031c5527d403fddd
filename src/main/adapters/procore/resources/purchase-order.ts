// Purchase orders (purchase order contracts). Their list has no view with lines, so each order's lines are asked for.
import type { ProcorePurchaseOrder } from '#shared/domain/documents/purchase-order.ts';
import { textAt } from '../json-fields.ts';
import { linesOf, mapCommitment } from './commitment.ts';
import type { Resource } from './resource.ts';

export const purchaseOrderPath = '/rest/v1.0/purchase_order_contracts';

export const purchaseOrderResource: Resource<ProcorePurchaseOrder> = {
  paths: () => [purchaseOrderPath],
  params: ({ project }) => ({ project_id: project?.id ?? '', sort: 'id' }),
  perProject: true,
  perPage: 100,
  changes: { params: { 'filters[include_deleted]': 'with' } },
  map: (row, scope) =>
    mapCommitment(row, scope, (line, common) => ({ ...common, taxCodeId: textAt(line, 'tax_code_id') })),
  lines: linesOf(purchaseOrderPath),
};
