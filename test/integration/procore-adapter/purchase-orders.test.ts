// Purchase orders over the wire: read with the lines that their list leaves out, reported once, sent back to Draft.
import { describe, expect, it } from 'vitest';
import type { SyncedReport } from '../../../src/main/core/ports/procore.ts';
import { clinicId, orderId } from '../procore-server/small-company.ts';
import { procoreBed, project } from './procore-bed.ts';

const lineId = '598134325905001';
const header = 's100c:purchase-order:0b5c0a50-3f6d-5c6c-9a06-000000000001';
const line = 's100c:purchase-order-line:0b5c0a50-3f6d-5c6c-9a06-000000000002';
const report: SyncedReport = {
  kind: 'purchaseOrder',
  id: String(orderId),
  projectId: String(clinicId),
  originId: header,
  originCode: 'PO-7',
  lines: [{ id: lineId, originId: line }],
};

describe('a purchase order', () => {
  it('is listed with its lines, which are asked for order by order', async () => {
    const bed = await procoreBed();
    const listed = [];
    for await (const page of bed.procore.list('purchaseOrder', { project }))
      listed.push(...(page.ok ? page.value.records : []));
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({
      ...{
        id: String(orderId),
        number: 'PO-0001',
        status: 'Draft',
        accountingMethod: 'amount',
        grandTotal: '150000.0',
      },
      lines: [{ id: lineId, amount: '150000.0', costTypeOriginId: 's100c:ct:4', taxCodeId: null }],
    });
    expect(bed.requests().filter((request) => request.includes('purchase_order_contracts'))).toEqual([
      'GET /rest/v1.0/purchase_order_contracts',
      `GET /rest/v1.0/purchase_order_contracts/${orderId}/line_items`,
    ]);
    expect(await bed.procore.fetch('purchaseOrder', String(orderId), { project })).toEqual({
      ok: true,
      value: listed[0],
    });
  });

  it('takes the keys of header and lines, once, however often it is told', async () => {
    const bed = await procoreBed();
    expect(await bed.procore.report(report)).toEqual({ ok: true, value: { outcome: 'written', linesCarried: true } });
    expect(await bed.procore.report(report)).toEqual({ ok: true, value: { outcome: 'already', linesCarried: true } });
    const [stored] = bed.server.state().purchaseOrderContracts;
    expect([stored?.origin_id, stored?.origin_code, stored?.line_items[0]?.origin_id]).toEqual([header, 'PO-7', line]);
    expect(bed.server.journal().filter((entry) => entry.unknownRoute)).toEqual([]);
  });

  it('that another integration owns is left alone, by its own name', async () => {
    const bed = await procoreBed();
    const [stored] = bed.server.state().purchaseOrderContracts;
    if (stored !== undefined) stored.origin_id = 'hh2:1';
    expect(await bed.procore.report(report)).toMatchObject({
      ok: false,
      error: { code: 'PROCORE_OWNED_BY_OTHER', facts: { document: 'Purchase order PO-0001' } },
    });
  });

  it('goes back to Draft when it is rejected', async () => {
    const bed = await procoreBed();
    const [stored] = bed.server.state().purchaseOrderContracts;
    if (stored !== undefined) stored.status = 'Approved';
    const ref = { id: String(orderId), projectId: String(clinicId) };
    expect(await bed.procore.reject('purchaseOrder', ref, 'Wrong vendor.')).toEqual({ ok: true, value: undefined });
    expect(bed.server.state().purchaseOrderContracts[0]).toMatchObject({ status: 'Draft', title: 'Electrical' });
  });
});
