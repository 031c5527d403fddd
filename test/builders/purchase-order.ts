// A purchase order as Procore states it, as it will be written and as Sage holds it, with the facts around it.
import type {
  ProcorePurchaseOrder,
  ProcorePurchaseOrderLine,
  PurchaseOrderDraft,
  SagePurchaseOrder,
} from '#shared/domain/documents/purchase-order.ts';
import type { PurchaseOrderFacts } from '#shared/domain/documents/purchase-order-facts.ts';
import { zeroAmount } from '#shared/money/amount.ts';
import { parseRate, type Rate, zeroRate } from '#shared/money/rate.ts';
import { required } from '#shared/result/assert.ts';
import { someFacts } from './facts.ts';
import { aLine, aProcoreSubcontract } from './subcontract.ts';
import { amountOf, dayFrom, noon } from './values.ts';

export function rateFrom(text: string): Rate {
  const rate = parseRate(text);
  return required(rate.ok ? rate.value : null, text);
}

/** 48 at 96.375, which is 4,626.00. */
export function anOrderLine(part: Partial<ProcorePurchaseOrderLine> = {}): ProcorePurchaseOrderLine {
  return {
    ...aLine({ description: 'LED troffer 2x4', amount: '4626.0', quantity: '48.0', unitCost: '96.375', unit: 'ea' }),
    costTypeOriginId: 's100c:ct:1',
    costType: 'M',
    taxCodeId: null,
    ...part,
  };
}

/** A line of 500.01 without a quantity. */
export function aLumpLine(part: Partial<ProcorePurchaseOrderLine> = {}): ProcorePurchaseOrderLine {
  return anOrderLine({
    ...{ id: '2', position: 2, description: 'Freight', amount: '500.01' },
    ...{ quantity: '0.0', unitCost: '0.0', unit: null },
    ...part,
  });
}

/** Unit-based, two lines that sum to 5,126.01, approved: ready in every respect. */
export function aProcoreOrder(part: Partial<ProcorePurchaseOrder> = {}): ProcorePurchaseOrder {
  const { retainagePercent: _, ...common } = aProcoreSubcontract();
  return {
    ...common,
    id: '2001',
    number: 'PO-0001',
    title: 'Light fixtures',
    accountingMethod: 'unit',
    grandTotal: '5126.01',
    lines: [anOrderLine(), aLumpLine()],
    ...part,
  };
}

/** What aProcoreOrder() becomes. */
export function anOrderDraft(part: Partial<PurchaseOrderDraft> = {}): PurchaseOrderDraft {
  const line = { costCode: '16100.000', costType: 1 };
  return {
    number: 'PO-0001',
    job: '1042',
    phase: null,
    vendor: '317',
    description: 'Light fixtures',
    status: 1,
    date: dayFrom('2026-03-14'),
    total: amountOf('5126.01'),
    lines: [
      {
        ...{ ...line, procoreId: '1', number: 1, description: 'LED troffer 2x4', unit: 'ea' },
        ...{ quantity: rateFrom('48'), price: rateFrom('96.375'), amount: amountOf('4626.00') },
      },
      {
        ...{ ...line, procoreId: '2', number: 2, description: 'Freight', unit: '' },
        ...{ quantity: rateFrom('1'), price: rateFrom('500.01'), amount: amountOf('500.01') },
      },
    ],
    ...part,
  };
}

/** A draft as Sage holds it once it was written as it is. */
export function orderFrom(draft: PurchaseOrderDraft, part: Partial<SagePurchaseOrder> = {}): SagePurchaseOrder {
  const { lines, total, ...header } = draft;
  return {
    ...header,
    key: '00000000-0000-5000-8000-00000000b000',
    record: '3310',
    vendorName: 'Harbor Electric Inc.',
    locked: false,
    subtotal: total,
    tax: zeroAmount,
    total,
    received: zeroAmount,
    cancelled: zeroAmount,
    lines: lines.map(({ procoreId, ...line }) => ({
      ...line,
      key: `line-${procoreId}`,
      received: zeroRate,
      cancelled: zeroRate,
    })),
    enteredBy: 'Maria Fuentes',
    login: 'tieout_writer',
    enteredAt: noon,
    stamp: '2026-03-16 12:00:00.000',
    ...part,
  };
}

/** Ready to export as it stands: every check is green. */
export function someOrderFacts(part: Partial<PurchaseOrderFacts> = {}): PurchaseOrderFacts {
  const { kind: _, sent: __, inSage: ___, ...common } = someFacts();
  return {
    ...common,
    kind: 'purchaseOrder',
    sent: aProcoreOrder(),
    inSage: null,
    status: 1,
    openJobStatuses: [3, 4],
    ...part,
  };
}
