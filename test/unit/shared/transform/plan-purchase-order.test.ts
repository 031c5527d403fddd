// What a purchase order becomes in Sage, and that it survives being stored.
import { describe, expect, it } from 'vitest';
import { purchaseOrderBasis } from '#shared/domain/documents/purchase-order-basis.ts';
import {
  decodePurchaseOrderDraft,
  encodePurchaseOrderDraft,
} from '#shared/domain/documents/purchase-order-draft-codec.ts';
import { draftPurchaseOrder } from '#shared/domain/transform/plan-purchase-order.ts';
import { purchaseOrderRows } from '#shared/domain/transform/purchase-order-rows.ts';
import { anOrderDraft, anOrderLine, aProcoreOrder, someOrderFacts } from '../../../builders/purchase-order.ts';

describe('a purchase order', () => {
  it('goes over with its quantities and prices, a lump sum as 1 × its amount', () => {
    expect(draftPurchaseOrder(someOrderFacts())).toStrictEqual(anOrderDraft());
  });

  it('of an amount-based order is all lump sums, whatever figures were left behind', () => {
    const sent = aProcoreOrder({ accountingMethod: 'amount', lines: [anOrderLine()], grandTotal: '4626.0' });
    const [line] = draftPurchaseOrder(someOrderFacts({ sent }))?.lines ?? [];
    expect([line?.quantity, line?.price, line?.amount]).toEqual([10_000n, 46_260_000n, 462_600n]);
  });

  it('with tax, or with figures that do not extend to its amount, becomes nothing', () => {
    for (const line of [anOrderLine({ taxCodeId: '7' }), anOrderLine({ unitCost: '96.376' })]) {
      const sent = aProcoreOrder({ lines: [line], grandTotal: '4626.00' });
      expect(draftPurchaseOrder(someOrderFacts({ sent }))).toBeNull();
    }
  });

  it('is the same after it was stored', () => {
    const stored = encodePurchaseOrderDraft(anOrderDraft());
    expect(decodePurchaseOrderDraft(stored)).toStrictEqual(anOrderDraft());
    expect(JSON.parse(stored)).toMatchObject({
      total: '5126.01',
      lines: [{ quantity: '48.0000', price: '96.3750' }, {}],
    });
    expect(() => decodePurchaseOrderDraft(stored.replace('96.3750', '96.37505'))).toThrow('a rate that is none');
    expect(() => decodePurchaseOrderDraft('{}')).toThrow();
  });

  it('is decided on with its tax codes and figures, and not with its keys', () => {
    const base = purchaseOrderBasis(aProcoreOrder());
    expect(purchaseOrderBasis(aProcoreOrder({ originId: 's100c:purchase-order:x', originCode: '7' }))).toBe(base);
    for (const line of [
      anOrderLine({ taxCodeId: '7' }),
      anOrderLine({ quantity: '49' }),
      anOrderLine({ unit: 'LF' }),
    ]) {
      expect(purchaseOrderBasis(aProcoreOrder({ lines: [line] }))).not.toBe(base);
    }
  });

  it('is shown as the rows of 6-6-1 that it becomes', () => {
    const rows = purchaseOrderRows(anOrderDraft(), {
      person: 'Maria',
      enteredOn: '2026-03-15',
      headerKey: 'h',
      lineKeys: ['a', 'b'],
    });
    expect(rows.map((row) => row.table)).toEqual(['pchord', 'pcorln', 'pcorln']);
    const valuesOf = (index: number) =>
      Object.fromEntries((rows[index]?.values ?? []).map(({ column, value }) => [column, value]));
    expect(valuesOf(0)).toMatchObject({
      ordnum: 'PO-0001',
      orddte: '2026-03-14',
      subttl: '5126.01',
      slstax: '0.00',
      pchttl: '5126.01',
      pchbal: '5126.01',
    });
    expect(valuesOf(1)).toMatchObject({
      _idnum: 'a',
      _idref: 'h',
      linqty: '48.0000',
      linprc: '96.3750',
      extttl: '4626.00',
      untdsc: 'ea',
    });
    expect(valuesOf(2)).toMatchObject({ linqty: '1.0000', linprc: '500.0100', extttl: '500.01' });
  });
});
