// Purchase orders on the wire: written once with their figures, read back as they are, refused when Sage has moved on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PurchaseOrderDraft } from '../../../src/shared/domain/documents/purchase-order.ts';
import { differencesFromOrderDraft } from '../../../src/shared/domain/variance/compare-purchase-order.ts';
import { amountFromCents, sumAmounts } from '../../../src/shared/money/amount.ts';
import { multiplyRates, type Rate } from '../../../src/shared/money/rate.ts';
import { anOrderDraft, rateFrom } from '../../builders/purchase-order.ts';
import { keysOf, orderWriteOf } from '../../unit/sage-adapter/drafts.ts';
import { oddTitle, testSeed } from './seed.ts';
import { connectTo } from './support.ts';
import { openTestCompany, rowKey, type TestCompany } from './test-company.ts';

let company: TestCompany;
let sage: ReturnType<typeof connectTo>;

beforeAll(async () => {
  company = await openTestCompany({
    ...testSeed(0),
    pchord: [
      {
        ...{ _idnum: rowKey('PO-9'), recnum: '9', ordnum: 'po-9', vndnum: '317', jobnum: null, dscrpt: 'For the shop' },
        ...{ status: 1, subttl: '10.00', slstax: '0.85', pchttl: '10.85', rcvdte: '2.50', pchbal: '8.35' },
        ...{ insdte: '2026-01-05 08:00:00.003', insusr: 'maria' },
      },
    ],
    pcorln: [
      {
        ...{
          _idnum: rowKey('PO-9 line'),
          _idref: rowKey('PO-9'),
          recnum: '9',
          linnum: 1,
          prtdsc: oddTitle,
          untdsc: 'EA',
        },
        ...{ linqty: '4.0000', linprc: '2.5000', extttl: '10.00', rcvdte: '1.0000', cstcde: null, csttyp: null },
      },
    ],
  });
  sage = connectTo(company.config.port, company.config);
});
afterAll(async () => {
  await sage.close();
  await company.close();
});

const draftOf = (number: string, part: Partial<PurchaseOrderDraft> = {}) =>
  anOrderDraft({ number, lines: anOrderDraft().lines.map((line) => ({ ...line, costType: 4 })), ...part });

async function countOf(number: string): Promise<string> {
  const rows = await company.admin(`SELECT COUNT_BIG(*) AS n FROM dbo.pchord AS h WHERE h.ordnum = N'${number}'`);
  return String(rows[0]?.n);
}

describe('a purchase order that people entered', () => {
  it('is read with its tax, what was received, and without a job', async () => {
    const listed = [];
    for await (const page of sage.reader.list('purchaseOrder', {})) listed.push(...(page.ok ? page.value : []));
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({
      ...{ number: 'po-9', job: '', phase: null, subtotal: 1_000n, tax: 85n, total: 1_085n, received: 250n },
      lines: [
        {
          description: oddTitle,
          unit: 'EA',
          quantity: 40_000n,
          price: 25_000n,
          amount: 1_000n,
          received: 10_000n,
          costCode: null,
        },
      ],
    });
    expect(await sage.reader.documentsByNumber('purchaseOrder', 'PO-9 ')).toEqual({ ok: true, value: listed });
    expect(await sage.reader.documentsByKeys('purchaseOrder', [rowKey('PO-9')])).toEqual({ ok: true, value: listed });
    expect(await sage.reader.documentsByKeys('subcontract', [rowKey('PO-9')])).toEqual({ ok: true, value: [] });
  });
});

describe('a written purchase order', () => {
  it('is what was sent, to the last decimal, and is found when it is sent again', async () => {
    const draft = draftOf('WP-1', { description: oddTitle, phase: '2' });
    const write = orderWriteOf(draft, { keys: [keysOf('WP-1', 2), keysOf('WP-1/1', 2)] });
    expect(await sage.writer.write('purchaseOrder', write)).toMatchObject({
      ok: true,
      value: { outcome: 'written', generation: 0 },
    });
    const found = await sage.reader.documentsByKeys('purchaseOrder', [keysOf('WP-1', 2).header]);
    const [record] = found.ok ? found.value : [];
    if (record === undefined) throw new Error('it is not there');
    expect(differencesFromOrderDraft(draft, record)).toEqual([]);
    expect(record.lines.map((line) => line.key)).toEqual(keysOf('WP-1', 2).lines);
    expect(await sage.writer.write('purchaseOrder', { ...write, person: 'Bob' })).toMatchObject({
      ok: true,
      value: { outcome: 'already', record: { enteredBy: 'Maria Fuentes' } },
    });
    expect(await countOf('WP-1')).toBe('1');
  });

  it('may have five hundred lines with all four decimals', { timeout: 30_000 }, async () => {
    const lines = Array.from({ length: 500 }, (_, index) => {
      const [quantity, price] = [BigInt(index * 7 + 3), BigInt(index * 9973 + 1)] as [Rate, Rate];
      const amount = multiplyRates(quantity, price, 'halfAwayFromZero');
      return {
        procoreId: `${index}`,
        number: index + 1,
        description: 'x',
        unit: 'EA',
        quantity,
        price,
        amount,
        costCode: '16100.000',
        costType: 4,
      };
    });
    const draft = draftOf('WP-500', { lines, total: sumAmounts(lines.map((line) => line.amount)) });
    const answer = await sage.writer.write('purchaseOrder', orderWriteOf(draft));
    expect(answer.ok && differencesFromOrderDraft(draft, answer.value.record)).toEqual([]);
  });

  const refused: readonly (readonly [string, Partial<PurchaseOrderDraft>, string])[] = [
    ['a number that an order has', { number: 'PO-9' }, 'SAGE_NUMBER_TAKEN'],
    ['a job that is closed', { job: '1043' }, 'SAGE_JOB_NOT_OPEN'],
    ['an inactive vendor', { vendor: '318' }, 'SAGE_VENDOR_NOT_ACTIVE'],
    ['a phase that the job has not', { phase: '9' }, 'SAGE_CODE_UNKNOWN'],
    ['a total that is not the sum', { total: amountFromCents(1n) }, 'SAGE_VALUE_REFUSED'],
    [
      'a unit of eleven',
      { lines: draftOf('x').lines.map((line) => ({ ...line, unit: 'u'.repeat(11) })) },
      'SAGE_VALUE_REFUSED',
    ],
    [
      'a price that does not extend to the amount',
      { lines: draftOf('x').lines.map((line) => ({ ...line, price: rateFrom('1') })) },
      'SAGE_VALUE_REFUSED',
    ],
  ];
  it.each(refused)('is refused with %s, and nothing is written', async (_, part, code) => {
    const write = orderWriteOf(draftOf('WP-R', part));
    expect(await sage.writer.write('purchaseOrder', write)).toMatchObject({ ok: false, error: { code } });
    expect(await sage.reader.documentsByKeys('purchaseOrder', [write.keys[0]?.header ?? ''])).toEqual({
      ok: true,
      value: [],
    });
  });

  it('may have the number of a subcontract: they are different books', async () => {
    expect((await sage.writer.write('purchaseOrder', orderWriteOf(draftOf('SC-7')))).ok).toBe(true);
  });

  it('is there once when two desks send it at the same time, ten times out of ten', { timeout: 60_000 }, async () => {
    const other = connectTo(company.config.port, company.config);
    try {
      for (let round = 0; round < 10; round += 1) {
        const number = `PRACE-${round}`;
        const write = orderWriteOf(draftOf(number), { keys: [keysOf(number, 2)] });
        const both = await Promise.all([
          sage.writer.write('purchaseOrder', write),
          other.writer.write('purchaseOrder', { ...write, person: 'Bob' }),
        ]);
        expect(both.map((each) => each.ok && each.value.outcome).sort()).toEqual(['already', 'written']);
        expect(await countOf(number)).toBe('1');
      }
    } finally {
      await other.close();
    }
  });
});
