// What of a Procore purchase order an accountant decides on, as canonical text; its hash is the basis.
import { headerBasis, lineBasis } from './commitment-basis.ts';
import type { ProcorePurchaseOrder } from './purchase-order.ts';

export function purchaseOrderBasis(sent: ProcorePurchaseOrder): string {
  const lines = sent.lines.map((line) => [...lineBasis(line), line.taxCodeId]);
  return JSON.stringify([...headerBasis(sent), sent.grandTotal, lines]);
}
