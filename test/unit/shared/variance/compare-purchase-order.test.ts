// A purchase order side by side, and every field whose difference a read-back has to see.
import { describe, expect, it } from 'vitest';
import { comparePurchaseOrder, differencesFromOrderDraft } from '#shared/domain/variance/compare-purchase-order.ts';
import { anOrderDraft, orderFrom, rateFrom, someOrderFacts } from '../../../builders/purchase-order.ts';
import { amountOf } from '../../../builders/values.ts';

const draft = anOrderDraft();

describe('the comparison of a purchase order', () => {
  it('shows quantity and price of every line, derived where it is a lump sum', () => {
    const { lines, totals } = comparePurchaseOrder(someOrderFacts());
    const fields = lines.map((line) => Object.fromEntries(line.fields.map((field) => [field.field, field])));
    expect(fields[0]).toMatchObject({
      quantity: { sent: '48.0000', willBe: '48.0000', is: null, mark: 'same' },
      price: { sent: '96.3750', willBe: '96.3750', mark: 'same' },
    });
    expect(fields[1]).toMatchObject({
      quantity: { sent: null, willBe: '1.0000', mark: 'derived' },
      price: { sent: null, willBe: '500.0100', mark: 'derived' },
    });
    expect(totals).toEqual({ sent: '5126.01', willBe: '5126.01', is: null, ties: true });
  });

  it('finds nothing different in what was written, and each thing that somebody changed', () => {
    const marks = (record: ReturnType<typeof orderFrom>) =>
      comparePurchaseOrder(someOrderFacts({ inSage: record })).lines.map((line) => line.mark);
    expect(marks(orderFrom(draft))).toEqual(['same', 'derived']);
    const [first, second] = orderFrom(draft).lines;
    if (first === undefined || second === undefined) throw new Error('two lines');
    expect(marks(orderFrom(draft, { lines: [{ ...first, quantity: rateFrom('49') }, second] }))).toEqual([
      'differs',
      'derived',
    ]);
    expect(marks(orderFrom(draft, { lines: [first, { ...second, price: rateFrom('500.02') }] }))).toEqual([
      'same',
      'differs',
    ]);
    expect(marks(orderFrom(draft, { lines: [first] }))).toEqual(['same', 'missing']);
    expect(marks(orderFrom(draft, { lines: [first, second, { ...second, number: 3 }] }))).toEqual([
      'same',
      'derived',
      'differs',
    ]);
  });
});

describe('the differences of a read-back', () => {
  it('are none when it reads back as sent', () => {
    expect(differencesFromOrderDraft(draft, orderFrom(draft))).toEqual([]);
  });

  const [first, second] = orderFrom(draft).lines;
  const cases: readonly (readonly [string, Parameters<typeof orderFrom>[1]])[] = [
    ['number', { number: 'PO-2' }],
    ['job', { job: '' }],
    ['vendor', { vendor: '1' }],
    ['description', { description: 'x' }],
    ['status', { status: 4 }],
    ['tax', { tax: amountOf('0.01') }],
    ['subtotal', { subtotal: amountOf('0.01') }],
    ['total', { total: amountOf('0.01') }],
    [
      'number of lines',
      { lines: [...orderFrom(draft).lines, { ...(second as NonNullable<typeof second>), number: 3 }] },
    ],
    [
      'line 1 unit',
      { lines: [{ ...(first as NonNullable<typeof first>), unit: 'LF' }, second as NonNullable<typeof second>] },
    ],
    [
      'line 1 quantity',
      {
        lines: [
          { ...(first as NonNullable<typeof first>), quantity: rateFrom('1') },
          second as NonNullable<typeof second>,
        ],
      },
    ],
    [
      'line 1 price',
      {
        lines: [
          { ...(first as NonNullable<typeof first>), price: rateFrom('1') },
          second as NonNullable<typeof second>,
        ],
      },
    ],
    [
      'line 1 amount',
      {
        lines: [
          { ...(first as NonNullable<typeof first>), amount: amountOf('1') },
          second as NonNullable<typeof second>,
        ],
      },
    ],
  ];
  it.each(cases)('name %s', (name, part) => {
    expect(differencesFromOrderDraft(draft, orderFrom(draft, part))).toEqual([name]);
  });
});
