// Each rule of a purchase order: that it trips, and that the next figure beside it does not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcorePurchaseOrderLine } from '#shared/domain/documents/purchase-order.ts';
import { checkPurchaseOrder } from '#shared/domain/preflight/check-purchase-order.ts';
import { lightOf } from '#shared/domain/preflight/finding.ts';
import { draftPurchaseOrder } from '#shared/domain/transform/plan-purchase-order.ts';
import { comparePurchaseOrder } from '#shared/domain/variance/compare-purchase-order.ts';
import { amountFromCents, amountToText, parseAmount, sumAmounts } from '#shared/money/amount.ts';
import { multiplyRates, type Rate, rateToText } from '#shared/money/rate.ts';
import { aJob, aVendor } from '../../../builders/directory.ts';
import { holdersAmong } from '../../../builders/facts.ts';
import { aLumpLine, anOrderLine, aProcoreOrder, someOrderFacts } from '../../../builders/purchase-order.ts';
import { aSageSubcontract } from '../../../builders/subcontract.ts';
import { amountOf } from '../../../builders/values.ts';

type Facts = ReturnType<typeof someOrderFacts>;

function rulesOf(facts: Facts): readonly string[] {
  return checkPurchaseOrder(facts)
    .filter((finding) => finding.level !== 'passed')
    .map((finding) => finding.rule);
}

function withLines(lines: readonly ProcorePurchaseOrderLine[], method: 'amount' | 'unit' = 'unit'): Facts {
  const amounts = lines.map((line) => {
    const amount = parseAmount(line.amount);
    return amount.ok ? amount.value : amountOf('0');
  });
  const grandTotal = amountToText(sumAmounts(amounts));
  return someOrderFacts({ sent: aProcoreOrder({ lines, grandTotal, accountingMethod: method }) });
}

describe('the checks of a purchase order', () => {
  it('find nothing wrong with one that is ready', () => {
    expect(rulesOf(someOrderFacts())).toEqual([]);
    expect(lightOf(checkPurchaseOrder(someOrderFacts()))).toBe('ready');
  });

  const cases: readonly (readonly [string, Facts, readonly string[]])[] = [
    ...['Draft', 'Processing', 'Submitted', 'Partially Received', 'Received', 'Closed'].map(
      (status) =>
        [
          `${status} is not approved`,
          someOrderFacts({ sent: aProcoreOrder({ status }) }),
          ['status.notApproved'],
        ] as const,
    ),
    ['another integration owns it', someOrderFacts({ sent: aProcoreOrder({ originId: 'hh2:1' }) }), ['origin.foreign']],
    ['a job in bid', someOrderFacts({ job: aJob({ status: 1 }) }), ['job.notOpen']],
    ['a job under contract', someOrderFacts({ job: aJob({ status: 3 }) }), []],
    ['an inactive vendor', someOrderFacts({ vendor: aVendor({ inactive: true }) }), ['vendor.inactive']],
    ['a number of 21', someOrderFacts({ sent: aProcoreOrder({ number: 'P'.repeat(21) }) }), ['number.tooLong']],
    ['a number of 20', someOrderFacts({ sent: aProcoreOrder({ number: 'P'.repeat(20) }) }), []],
    [
      'a number that is used, whatever its case',
      someOrderFacts({ holdersOf: holdersAmong(aSageSubcontract({ number: 'po-0001' })) }),
      ['number.taken'],
    ],
    ['a title of 51', someOrderFacts({ sent: aProcoreOrder({ title: 'T'.repeat(51) }) }), ['title.cut']],
    ['a title of 50', someOrderFacts({ sent: aProcoreOrder({ title: 'T'.repeat(50) }) }), []],
    ['no lines', withLines([]), ['lines.none']],
    [
      'a total that is not the sum',
      someOrderFacts({ sent: aProcoreOrder({ grandTotal: '5126.02' }) }),
      ['lines.dontSum'],
    ],
    [
      'an unknown code',
      withLines([anOrderLine({ costCodeOriginId: 's100c:job:1042:cc:9.000' })]),
      ['line.codeUnknown'],
    ],
    ['no type', withLines([anOrderLine({ costTypeOriginId: null })]), ['line.typeMissing']],
    ['a tax code', withLines([anOrderLine({ taxCodeId: '7' })]), ['tax.present']],
    ['a quantity of five decimals', withLines([anOrderLine({ quantity: '48.00001' })]), ['line.rateNotExact']],
    ['a quantity of four and zeros', withLines([anOrderLine({ quantity: '48.000000' })]), []],
    ['a unit cost of five decimals', withLines([anOrderLine({ unitCost: '96.37501' })]), ['line.rateNotExact']],
    ['a quantity in words', withLines([anOrderLine({ quantity: 'many' })]), ['line.rateNotExact']],
    [
      'a quantity of nine digits',
      withLines([anOrderLine({ quantity: '100000000', unitCost: '0' })]),
      ['line.rateTooLarge'],
    ],
    [
      'a quantity of eight digits',
      withLines([anOrderLine({ quantity: '99999999.9999', unitCost: '0', amount: '0.00' })]),
      [],
    ],
    ['an amount a cent off its figures', withLines([anOrderLine({ amount: '4626.01' })]), ['line.extension']],
    [
      'a half cent, rounded away from zero',
      withLines([anOrderLine({ quantity: '1', unitCost: '0.005', amount: '0.01' })]),
      [],
    ],
    ['a negative half cent', withLines([anOrderLine({ quantity: '-1', unitCost: '0.005', amount: '-0.01' })]), []],
    [
      'a half cent rounded down',
      withLines([anOrderLine({ quantity: '1', unitCost: '0.005', amount: '0.00' })]),
      ['line.extension'],
    ],
    ['left-over figures of an amount-based order', withLines([anOrderLine({ amount: '1.00' })], 'amount'), []],
    ['a unit of 11', withLines([anOrderLine({ unit: 'u'.repeat(11) })]), ['line.unitCut']],
    ['a unit of 10', withLines([anOrderLine({ unit: 'u'.repeat(10) })]), []],
    ['the largest lump sum', withLines([aLumpLine({ amount: '99999999.99' })]), []],
    ['a lump sum beyond a price', withLines([aLumpLine({ amount: '100000000.00' })]), ['line.priceTooLarge']],
  ];
  it.each(cases)('say about %s what is true', (_, facts, rules) => {
    expect(rulesOf(facts)).toEqual(rules);
  });

  it('name both figures where quantity × unit cost is not the amount', () => {
    const [finding] = checkPurchaseOrder(withLines([anOrderLine({ amount: '4626.01' })])).filter(
      ({ rule }) => rule === 'line.extension',
    );
    expect(finding?.words).toBe('Line 1 “LED troffer 2x4”: 48.0 × 96.375 is 4,626.00, the line says 4,626.01.');
  });

  it('say where a taxed order is entered', () => {
    const [finding] = checkPurchaseOrder(withLines([anOrderLine({ taxCodeId: '7' })])).filter(
      ({ rule }) => rule === 'tax.present',
    );
    expect(finding?.fix).toMatchObject({ action: 'sage', screen: '6-6-1' });
  });
});

describe('whatever order Procore sends', () => {
  const figure = fc.oneof(
    {
      weight: 20,
      arbitrary: fc.bigInt({ min: -5_000_000n, max: 40_000_000n }).map((value) => rateToText(value as Rate)),
    },
    { weight: 1, arbitrary: fc.constantFrom('0.0', '', 'x', '1.00001', '123456789.0') },
  );
  const line = fc
    .record({
      quantity: figure,
      unitCost: figure,
      off: fc.constantFrom(0n, 0n, 0n, 0n, 0n, 0n, 1n),
      taxed: fc.constantFrom(...Array(9).fill(null), '7'),
    })
    .map(({ quantity, unitCost, off, taxed }) => {
      const [q, c] = [quantity, unitCost].map((text) =>
        /^-?\d+\.\d{4}$/.test(text) ? BigInt(text.replace('.', '')) : 0n,
      );
      const extended = multiplyRates((q ?? 0n) as Rate, (c ?? 0n) as Rate, 'halfAwayFromZero');
      const amount = q === 0n ? amountFromCents(c ?? 0n) : amountFromCents(extended + off);
      return anOrderLine({ quantity, unitCost, taxCodeId: taxed, amount: amountToText(amount) });
    });
  const facts = fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      method: fc.constantFrom('unit', 'unit', 'amount'),
    })
    .map(({ lines, method }) =>
      withLines(
        lines.map((one, index) => ({ ...one, id: `${index + 1}`, position: index })),
        method as 'unit',
      ),
    );

  it('is blocked in words, or becomes a draft whose lines extend to their amounts and sum to the total', () => {
    let ready = 0;
    let stopped = 0;
    fc.assert(
      fc.property(facts, (given) => {
        const blocked = lightOf(checkPurchaseOrder(given)) === 'blocked';
        const draft = draftPurchaseOrder(given);
        if (blocked) stopped += 1;
        else {
          ready += 1;
          expect(draft).not.toBeNull();
        }
        for (const each of draft?.lines ?? [])
          expect(multiplyRates(each.quantity, each.price, 'halfAwayFromZero')).toBe(each.amount);
        if (draft !== null) expect(sumAmounts(draft.lines.map((each) => each.amount))).toBe(draft.total);
        expect(comparePurchaseOrder(given).lines).toHaveLength(given.sent.lines.length);
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(ready, stopped)).toBeGreaterThan(150);
  });
});
