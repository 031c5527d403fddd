// A Procore purchase order → the Sage order it will become: every line as quantity × price, which Sage extends.
import { type Amount, amountToText } from '../../money/amount.ts';
import { multiplyRates, parseRate, type Rate, zeroRate } from '../../money/rate.ts';
import type {
  ProcorePurchaseOrder,
  ProcorePurchaseOrderLine,
  PurchaseOrderDraft,
} from '../documents/purchase-order.ts';
import type { PurchaseOrderFacts } from '../documents/purchase-order-facts.ts';
import { cutText, oneLine } from './length-profile.ts';
import { draftCommitment, type PlannedCommitment, type PlannedLine, planCommitment } from './plan-commitment.ts';

/** Sage's size of a line's unit (untdsc). */
export const unitLength = 10;
/** Largest magnitude of Sage's decimal(12,4), in ten-thousandths. */
const maxRate = 999_999_999_999n;
const one = 10_000n as Rate;

export type PlannedOrderLine = PlannedLine & {
  readonly unit: string;
  readonly unitCut: boolean;
  /** Whether Procore states a quantity: then both figures go over as they are; else 1 × the amount is derived. */
  readonly unitBased: boolean;
  /** Null where the figure has more decimals, or more digits, than Sage holds. */
  readonly quantity: Rate | null;
  readonly price: Rate | null;
  /** quantity × price to the cent, half away from zero as Procore and SQL Server round; null while a figure is. */
  readonly extended: Amount | null;
};

export type PlannedPurchaseOrder = Omit<PlannedCommitment, 'lines'> & { readonly lines: readonly PlannedOrderLine[] };

export function planPurchaseOrder(facts: PurchaseOrderFacts): PlannedPurchaseOrder {
  const plan = planCommitment(facts);
  const sent = new Map(facts.sent.lines.map((line) => [line.id, line]));
  return { ...plan, lines: plan.lines.map((line) => planLine(facts.sent, line, sent.get(line.procoreId))) };
}

/** The draft, or null while something is missing, or where quantity × price is not the amount. */
export function draftPurchaseOrder(facts: PurchaseOrderFacts): PurchaseOrderDraft | null {
  if (facts.sent.lines.some((line) => line.taxCodeId !== null)) return null;
  return draftCommitment(facts, planPurchaseOrder(facts), (line, known) => {
    const { unit, quantity, price } = line;
    return quantity === null || price === null || line.extended !== known.amount
      ? null
      : { ...known, unit, quantity, price };
  });
}

/** In an amount-based order only the amount counts, even where quantities were left behind. */
export function isUnitBased(
  order: Pick<ProcorePurchaseOrder, 'accountingMethod'>,
  line: { quantity: string },
): boolean {
  const rate = parseRate(line.quantity);
  return order.accountingMethod === 'unit' && (rate.ok ? rate.value !== zeroRate : line.quantity.trim() !== '');
}

function planLine(
  order: ProcorePurchaseOrder,
  line: PlannedLine,
  sent: ProcorePurchaseOrderLine | undefined,
): PlannedOrderLine {
  const unitBased = sent !== undefined && isUnitBased(order, sent);
  const unit = oneLine(sent?.unit ?? '');
  const lump = line.amount === null ? null : exactRate(amountToText(line.amount));
  const quantity = unitBased ? exactRate(sent.quantity) : one;
  const price = unitBased ? exactRate(sent.unitCost) : lump;
  return {
    ...line,
    unit: cutText(unit, unitLength),
    unitCut: unit.length > unitLength,
    unitBased,
    quantity,
    price,
    extended: quantity === null || price === null ? null : multiplyRates(quantity, price, 'halfAwayFromZero'),
  };
}

function exactRate(text: string): Rate | null {
  const rate = parseRate(text);
  return rate.ok && rate.value <= maxRate && rate.value >= -maxRate ? rate.value : null;
}
