// Purchase orders from the project manager's approval to Sage, to Procore and to somebody's edit in Sage: every row and field.
import { describe, expect, it } from 'vitest';
import { orderFaults } from '../../../src/main/sample/seed/sample-order-faults.ts';
import { type Bed, type Desk, pushQueued } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';
import { accept, actionsOn, changeInSage, itemsOf, onlyItem } from './steps.ts';

type Json = Record<string, unknown>;

async function orderOf(bed: Bed, id: number): Promise<Json> {
  const { purchaseOrderContracts } = (await bed.procore('GET', '/state')) as {
    purchaseOrderContracts: readonly Json[];
  };
  return purchaseOrderContracts.find((one) => one.id === id) ?? {};
}

const headerOf = (number: string) =>
  `SELECT LOWER(CONVERT(varchar(36), h._idnum)) AS id, h.recnum, h.ordnum, CONVERT(char(10), h.orddte, 23) AS orddte, h.vndnum, h.jobnum, h.phsnum,
    h.dscrpt, h.status, h.usrnme, h.insusr, CONVERT(varchar(40), h.rcvdte) AS rcvdte, CONVERT(varchar(40), h.currnt) AS currnt,
    CONVERT(varchar(40), h.cancel) AS cancel, CONVERT(varchar(40), h.subttl) AS subttl, CONVERT(varchar(40), h.slstax) AS slstax,
    CONVERT(varchar(40), h.pchttl) AS pchttl, CONVERT(varchar(40), h.pchbal) AS pchbal
   FROM dbo.pchord AS h WHERE h.ordnum = '${number}'`;
const linesOf = (record: unknown) =>
  `SELECT LOWER(CONVERT(varchar(36), l._idnum)) AS id, LOWER(CONVERT(varchar(36), l._idref)) AS header, l.linnum, l.prtdsc, l.untdsc,
    CONVERT(varchar(40), l.linqty) AS linqty, CONVERT(varchar(40), l.linprc) AS linprc, CONVERT(varchar(40), l.extttl) AS extttl,
    CONVERT(varchar(40), l.rcvdte) AS rcvdte, CONVERT(varchar(40), l.cancel) AS cancel, l.csttyp
   FROM dbo.pcorln AS l WHERE l.recnum = ${String(record)} ORDER BY l.linnum`;

describe('a purchase order', () => {
  let bed: Bed;
  let desk: Desk;
  withBed(async (openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
    await desk.refresh();
  });

  const findings = async (id: string) => (await desk.ask('desk.document', { id })).findings;
  const blocking = async (id: string) =>
    (await findings(id)).filter((finding) => finding.level === 'blocked').map((finding) => finding.rule);

  it('stands beside the subcontracts in their grid, in the state the sample gives it', async () => {
    const page = await desk.ask('desk.page', {
      ...{ family: 'commitments', view: 'readyToExport', jobId: null, parentId: null, find: '' },
      ...{ sort: [{ column: 'number', direction: 'asc' }], offset: 0, limit: 500 },
    });
    const orders = page.rows.filter((row) => row.kind === 'purchaseOrder');
    expect(page.rows.filter((row) => row.kind === 'subcontract').length).toBeGreaterThan(20);
    expect(orders.map((row) => row.id).sort()).toEqual(
      Object.entries(orderFaults)
        .filter(([, spec]) => ['ready', 'blocked', 'warning'].includes(spec.state))
        .map(([id]) => `purchaseOrder/${id}`)
        .sort(),
    );
    for (const row of orders)
      expect([row.id, row.light]).toEqual([row.id, orderFaults[Number(row.id.slice(14))]?.state]);
    const rules = {
      extensionOff: 'line.extension',
      rateTooFine: 'line.rateNotExact',
      taxed: 'tax.present',
      numberTaken: 'number.taken',
      vendorNotLinked: 'vendor.notLinked',
      jobClosed: 'job.notOpen',
    } as const;
    for (const [id, spec] of Object.entries(orderFaults)) {
      const expected = spec.faults.flatMap((fault) => (fault in rules ? [rules[fault as keyof typeof rules]] : []));
      if (spec.state === 'blocked') expect(await blocking(`purchaseOrder/${id}`)).toEqual(expected);
    }
    const { families } = await desk.ask('desk.columns', {});
    expect(families.find(({ family }) => family === 'commitments')).toMatchObject({ live: true, words: '' });
  });

  it('that was written on an earlier day is synced, found again, or drifted', async () => {
    for (const [id, spec] of Object.entries(orderFaults)) {
      if (spec.state !== 'synced') continue;
      const row = await desk.row(`purchaseOrder/${id}`);
      expect([spec.number, row.drifted]).toEqual([spec.number, spec.faults.includes('drifted')]);
      expect(row.sageAmount === row.amount).toBe(!spec.faults.includes('drifted'));
      if (!spec.faults.includes('drifted'))
        expect((await orderOf(bed, Number(id))).origin_id).toContain('s100c:purchase-order:');
    }
  });

  it('goes from a fault in preflight to both sides, row by row and field by field, and drifts when Sage is edited', async () => {
    const off = {
      description: 'LED troffer 2x4',
      quantity: '48.0',
      unit_cost: '96.375',
      uom: 'EA',
      extended_type: 'manual',
    };
    const freight = { description: 'Freight', amount: '500.01', extended_type: 'manual' };
    const { id, procoreId, number } = await bed.addPurchaseOrder({}, [{ ...off, amount: '4626.10' }, freight]);
    await desk.refresh();
    expect(await blocking(id)).toEqual(['line.extension']);
    const refused = await accept(desk, id);
    expect(refused.conflicts[0]?.error.code).toBe('REVIEW_BLOCKED');

    // The project manager corrects the line; the desk sees it at the next refresh.
    const fixed = await orderOf(bed, procoreId);
    const lines = (fixed.line_items as readonly Json[]).map((line, index) =>
      index === 0 ? { ...line, amount: '4626.0' } : line,
    );
    await bed.procore('POST', '/people/edit', {
      ...{ collection: 'purchaseOrderContracts', id: procoreId },
      fields: { line_items: lines, grand_total: '5126.01' },
    });
    await desk.refresh();
    expect(await blocking(id)).toEqual([]);
    expect((await accept(desk, id)).conflicts).toEqual([]);

    const { documents } = await desk.ask('push.dryRun', { ids: [id as never] });
    expect(documents[0]?.words).toBe(`Creates purchase order ${number} with 2 lines, 5,126.01, in 6-6-1.`);
    const item = onlyItem(await pushQueued(desk.ask, [id]));
    expect(item).toMatchObject({
      words: 'synced',
      sent: '5126.01',
      readBack: '5126.01',
      linesReadBack: 2,
      reported: true,
    });

    const headers = await bed.sql(headerOf(number));
    expect(headers).toHaveLength(1);
    const [header] = headers;
    const row = await desk.row(id);
    expect(header).toMatchObject({
      ...{ id: item.sageKey, ordnum: number, jobnum: row.job, phsnum: null, dscrpt: row.title, status: 1 },
      ...{ usrnme: 'Tess Tester', rcvdte: '0.00', currnt: '0.00', cancel: '0.00' },
      ...{ subttl: '5126.01', slstax: '0.00', pchttl: '5126.01', pchbal: '5126.01' },
    });
    const dry = new Map(documents[0]?.rows[0]?.values.map(({ column, value }) => [column, value]));
    for (const column of [
      '_idnum',
      'ordnum',
      'orddte',
      'vndnum',
      'jobnum',
      'dscrpt',
      'subttl',
      'slstax',
      'pchttl',
      'pchbal',
    ])
      expect([column, dry.get(column)]).toEqual([column, String(column === '_idnum' ? header?.id : header?.[column])]);
    const written = await bed.sql(linesOf(header?.recnum));
    expect(written.map(({ id: _, csttyp: __, ...line }) => line)).toEqual([
      {
        ...{
          header: header?.id,
          linnum: 1,
          prtdsc: 'LED troffer 2x4',
          untdsc: 'EA',
          linqty: '48.0000',
          linprc: '96.3750',
        },
        ...{ extttl: '4626.00', rcvdte: '0.0000', cancel: '0.0000' },
      },
      {
        ...{ header: header?.id, linnum: 2, prtdsc: 'Freight', untdsc: '', linqty: '1.0000', linprc: '500.0100' },
        ...{ extttl: '500.01', rcvdte: '0.0000', cancel: '0.0000' },
      },
    ]);

    const told = await orderOf(bed, procoreId);
    expect(told).toMatchObject({
      origin_id: `s100c:purchase-order:${String(header?.id)}`,
      origin_code: number,
      status: 'Approved',
    });
    expect((told.line_items as readonly Json[]).map((line) => line.origin_id)).toEqual(
      written.map((line) => `s100c:purchase-order-line:${String(line.id)}`),
    );
    expect(await actionsOn(desk, id)).toEqual(['review.accept', 'push.written', 'push.verified', 'push.reported']);

    await changeInSage(bed, `UPDATE dbo.pchord SET dscrpt = N'Changed by hand' WHERE ordnum = N'${number}'`);
    await desk.refresh();
    expect(await desk.row(id)).toMatchObject({ state: 'synced', drifted: true });
    const { header: compared } = await desk.ask('desk.compare', { id });
    expect(compared.find((field) => field.field === 'title')).toMatchObject({ is: 'Changed by hand', mark: 'differs' });
  });

  it('whose number somebody takes in Sage after it was accepted is refused by name and written nowhere', async () => {
    const { id, number } = await bed.addPurchaseOrder();
    await desk.refresh();
    expect((await accept(desk, id)).conflicts).toEqual([]);
    await changeInSage(bed, `UPDATE dbo.pchord SET ordnum = N'${number}' WHERE ordnum = N'1053-P01'`);
    const item = onlyItem(await pushQueued(desk.ask, [id]));
    expect(item.error).toMatchObject({ code: 'SAGE_NUMBER_TAKEN' });
    expect(await bed.sql(headerOf(number))).toHaveLength(1);
    expect((await desk.row(id)).state).toBe('failed');
    await changeInSage(bed, `UPDATE dbo.pchord SET ordnum = N'1053-P01' WHERE ordnum = N'${number}'`);
  });

  it('that is rejected goes back to Draft in Procore and is not in Sage', async () => {
    const { id, procoreId, number } = await bed.addPurchaseOrder();
    await desk.refresh();
    await desk.ask('review.reject', { items: await itemsOf(desk, [id]), reason: 'Wrong vendor.' });
    await pushQueued(desk.ask, [id]);
    expect(await orderOf(bed, procoreId)).toMatchObject({ status: 'Draft' });
    expect(await bed.sql(headerOf(number))).toEqual([]);
  });

  it('that is deleted in Procore leaves the desk with the next refresh, which asks only for changes', async () => {
    const { id, procoreId } = await bed.addPurchaseOrder();
    await desk.refresh();
    expect((await desk.row(id)).state).toBe('sent');
    await bed.procore('POST', '/people/delete', { collection: 'purchaseOrderContracts', id: procoreId });
    await desk.refresh();
    await expect(desk.row(id)).rejects.toThrow('DOCUMENT_NOT_FOUND');
  });

  it('changed in Procore after it was accepted comes back by its own name', async () => {
    const { id, procoreId, number } = await bed.addPurchaseOrder();
    await desk.refresh();
    await accept(desk, id);
    await bed.procore('POST', '/people/edit', {
      ...{ collection: 'purchaseOrderContracts', id: procoreId },
      fields: { title: 'Another title' },
    });
    const item = onlyItem(await pushQueued(desk.ask, [id]));
    expect(item.error).toMatchObject({
      code: 'PUSH_DOCUMENT_CHANGED',
      facts: { document: `Purchase order ${number}` },
    });
    expect(await bed.sql(headerOf(number))).toEqual([]);
  });

  it('pushed by two desks at the same moment is in Sage once, and the loser says who was first', async () => {
    const other = await bed.desk({ person: 'Ben Booker' });
    try {
      for (let round = 0; round < 5; round += 1) {
        const { id, number } = await bed.addPurchaseOrder();
        await Promise.all([desk.refresh(), other.refresh()]);
        for (const each of [desk, other]) expect((await accept(each, id)).conflicts).toEqual([]);
        const slips = await Promise.all([pushQueued(desk.ask, [id]), pushQueued(other.ask, [id])]);
        const rows = await bed.sql(headerOf(number));
        expect(rows).toHaveLength(1);
        const winner = String(rows[0]?.usrnme);
        const errors = slips.map((slip) => onlyItem(slip).error);
        const [first, second] = winner === 'Tess Tester' ? errors : errors.toReversed();
        expect(first).toBeNull();
        expect(second).toMatchObject({ code: 'SAGE_OTHER_WAS_FIRST', facts: { who: winner } });
      }
    } finally {
      await other.stop();
    }
  });
});
