// Purchase orders in Sage: dbo.pchord with its lines in dbo.pcorln.
import type { PurchaseOrderDraft } from '#shared/domain/documents/purchase-order.ts';
import { multiplyRates, rateToText } from '#shared/money/rate.ts';
import { insertPurchaseOrder } from '../statements/insert-purchase-order.ts';
import { insertPurchaseOrderLines } from '../statements/insert-purchase-order-lines.ts';
import { openJobForOrders } from '../statements/open-job-for-orders.ts';
import { orderLinesTotal } from '../statements/order-lines-total.ts';
import { orderNumberHolders } from '../statements/order-number-holders.ts';
import { ourPurchaseOrders } from '../statements/our-purchase-orders.ts';
import { purchaseOrderLinesByKeys } from '../statements/purchase-order-lines-by-keys.ts';
import { purchaseOrderLinesByNumber } from '../statements/purchase-order-lines-by-number.ts';
import { purchaseOrderLinesPage } from '../statements/purchase-order-lines-page.ts';
import { purchaseOrdersByKeys } from '../statements/purchase-orders-by-keys.ts';
import { purchaseOrdersByNumber } from '../statements/purchase-orders-by-number.ts';
import { purchaseOrdersPage } from '../statements/purchase-orders-page.ts';
import type { DocumentPlan } from './document-plan.ts';
import { purchaseOrdersFrom } from './purchase-order-rows.ts';

/** Largest magnitude of decimal(12,4), in ten-thousandths. */
const maxRate = 999_999_999_999n;

export const purchaseOrderPlan: DocumentPlan<'purchaseOrder'> = {
  read: {
    page: purchaseOrdersPage,
    linesPage: purchaseOrderLinesPage,
    byKeys: purchaseOrdersByKeys,
    linesByKeys: purchaseOrderLinesByKeys,
    byNumber: purchaseOrdersByNumber,
    linesByNumber: purchaseOrderLinesByNumber,
    build: purchaseOrdersFrom,
  },
  locked: { ours: ourPurchaseOrders, numberHolders: orderNumberHolders, openJob: openJobForOrders },
  problem: problemOfLines,
  insert: {
    header: insertPurchaseOrder,
    headerValues: () => ({}),
    lines: insertPurchaseOrderLines,
    lineValues: (line) => ({
      unit: line.unit,
      quantity: rateToText(line.quantity),
      price: rateToText(line.price),
    }),
    // Nine parameters a line, with the header's and the read-back's own.
    linesPerCall: 220,
    linesTotal: orderLinesTotal,
  },
  total: (record) => record.total,
};

function problemOfLines(draft: PurchaseOrderDraft): string | null {
  for (const line of draft.lines) {
    if (line.unit.length > 10) return `the unit of line ${line.number} is longer than 10`;
    if (outside(line.quantity) || outside(line.price))
      return `a figure of line ${line.number} does not fit decimal(12,4)`;
    if (multiplyRates(line.quantity, line.price, 'halfAwayFromZero') !== line.amount)
      return `the amount of line ${line.number} is not its quantity times its price`;
  }
  return null;
}

function outside(rate: bigint): boolean {
  return rate > maxRate || rate < -maxRate;
}
