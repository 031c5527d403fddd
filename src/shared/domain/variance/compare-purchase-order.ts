// A purchase order side by side: what Procore sent, what Sage will hold, what Sage holds, quantity and price included.
import { parseRate, type Rate, rateToText } from '../../money/rate.ts';
import type {
  ProcorePurchaseOrderLine,
  PurchaseOrderDraft,
  SagePurchaseOrder,
  SagePurchaseOrderLine,
} from '../documents/purchase-order.ts';
import type { PurchaseOrderFacts } from '../documents/purchase-order-facts.ts';
import { type PlannedOrderLine, planPurchaseOrder } from '../transform/plan-purchase-order.ts';
import {
  comparedLine,
  compareLineAmount,
  compareLineText,
  compareParties,
  compareStatus,
  compareTotals,
  differs,
  field,
  headerPairs,
  linePairs,
  namesOfDifferences,
  onlyInSage,
  type Pair,
} from './compare-commitment.ts';
import type { ComparedField, ComparedLine, Comparison } from './comparison.ts';

export function comparePurchaseOrder(facts: PurchaseOrderFacts): Comparison {
  const plan = planPurchaseOrder(facts);
  const { inSage } = facts;
  const extra = (inSage?.lines ?? []).filter((line) => !plan.lines.some((planned) => planned.number === line.number));
  return {
    header: [
      ...compareParties(facts, plan, { inSage, numberLabel: 'Order' }),
      compareStatus(facts, inSage, statusText),
    ],
    lines: [
      ...plan.lines.map((line) => compareLine(facts, line)),
      ...extra.map((line) => onlyInSage(line, line.amount)),
    ],
    totals: compareTotals(facts, plan.total, inSage?.total ?? null),
  };
}

/** Fields in which a Sage record differs from what was written: empty when it reads back as sent. */
export function differencesFromOrderDraft(draft: PurchaseOrderDraft, record: SagePurchaseOrder): readonly string[] {
  const lines = draft.lines.flatMap((line): readonly Pair[] => {
    const found = record.lines.find((candidate) => candidate.number === line.number);
    return [
      ...linePairs(line, found),
      [`line ${line.number} unit`, line.unit, found?.unit],
      [`line ${line.number} quantity`, line.quantity, found?.quantity],
      [`line ${line.number} price`, line.price, found?.price],
      [`line ${line.number} amount`, line.amount, found?.amount],
    ];
  });
  return namesOfDifferences([
    ...headerPairs(draft, record),
    ['tax', 0n, record.tax],
    ['subtotal', draft.total, record.subtotal],
    ['total', draft.total, record.total],
    ['number of lines', draft.lines.length, record.lines.length],
    ...lines,
  ]);
}

function compareLine(facts: PurchaseOrderFacts, line: PlannedOrderLine): ComparedLine {
  const sent = facts.sent.lines.find((candidate) => candidate.id === line.procoreId);
  const inSage = facts.inSage?.lines.find((candidate) => candidate.number === line.number) ?? null;
  const sides = { sent, line, inSage, sageSide: facts.inSage !== null };
  return comparedLine(sides, [
    ...compareLineText(facts, sides),
    ...compareFigures(line, sent, inSage),
    compareLineAmount(sides, inSage?.amount ?? null),
  ]);
}

/** Unit, quantity and price. A lump sum is 1 × its amount: shown as derived, and compared with Sage like any other. */
function compareFigures(
  line: PlannedOrderLine,
  sent: ProcorePurchaseOrderLine | undefined,
  inSage: SagePurchaseOrderLine | null,
): readonly ComparedField[] {
  const { unitBased } = line;
  const note = unitBased ? null : 'A lump sum: Sage gets quantity 1 at the amount.';
  const figure = (name: string, label: string, texts: readonly [string | null, Rate | null, Rate | null]) => {
    const [stated, willBe, is] = texts;
    const wire = { willBe: rateText(willBe), is: rateText(is) };
    const differing = differs(wire.is, wire.willBe, inSage !== null) === 'differs';
    return field({
      ...{ field: name, label, kind: 'quantity', ...wire, note },
      sent: unitBased ? wireRate(stated) : null,
      mark: differing ? 'differs' : unitBased ? 'same' : 'derived',
    });
  };
  return [
    field({
      field: 'unit',
      label: 'Unit',
      kind: 'text',
      sent: sent?.unit ?? null,
      willBe: line.unit,
      is: inSage?.unit ?? null,
      mark: line.unitCut ? 'cut' : differs(inSage?.unit ?? null, line.unit, inSage !== null),
      note: line.unitCut ? 'Cut at 10.' : null,
    }),
    figure('quantity', 'Quantity', [sent?.quantity ?? null, line.quantity, inSage?.quantity ?? null]),
    figure('price', 'Price', [sent?.unitCost ?? null, line.price, inSage?.price ?? null]),
  ];
}

/** As Procore sent it where it is no exact rate: the checks say what is wrong with it. */
function wireRate(text: string | null): string | null {
  const rate = text === null ? null : parseRate(text);
  return rate?.ok === true ? rateToText(rate.value) : text;
}

function rateText(rate: Rate | null): string | null {
  return rate === null ? null : rateToText(rate);
}

/** Sage's list for 6-6-1. */
function statusText(status: number): string {
  return `${status} ${['', 'Open', 'Review', 'Dispute', 'Closed', 'Void', 'Master'][status] ?? ''}`.trim();
}
