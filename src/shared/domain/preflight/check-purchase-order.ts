// Every check of a purchase order: those of any commitment, no tax, and quantities that come out at the amount.
import { formatAmount } from '../../money/amount.ts';
import { parseRate } from '../../money/rate.ts';
import type { ProcoreCommitmentLine } from '../documents/commitment.ts';
import type { PurchaseOrderFacts } from '../documents/purchase-order-facts.ts';
import {
  type PlannedOrderLine,
  type PlannedPurchaseOrder,
  planPurchaseOrder,
  unitLength,
} from '../transform/plan-purchase-order.ts';
import { askFirst, askLast, askParties, blocked, warning } from './check-commitment.ts';
import { checkLines } from './check-commitment-lines.ts';
import type { Finding } from './finding.ts';

export function checkPurchaseOrder(facts: PurchaseOrderFacts): readonly Finding[] {
  const plan = planPurchaseOrder(facts);
  const lines = new Map(plan.lines.map((line) => [line.procoreId, line]));
  return [
    ...[...askFirst, ...askParties].flatMap((rule) => rule(facts, plan)),
    ...checkTax(facts, plan),
    ...checkLines(facts, plan, (line, sent, name) => {
      const planned = lines.get(line.procoreId);
      return planned === undefined ? [] : checkExtension(planned, sent, name);
    }),
    ...askLast.flatMap((rule) => rule(facts, plan)),
  ];
}

/** Sage works tax out by district and vendor; a wrong one would end in the general ledger, so a person enters it. */
function checkTax({ sent }: PurchaseOrderFacts, plan: PlannedPurchaseOrder): readonly Finding[] {
  const taxed = new Set(sent.lines.filter((line) => line.taxCodeId !== null).map((line) => line.id));
  const numbers = plan.lines.filter((line) => taxed.has(line.procoreId)).map((line) => line.number);
  if (numbers.length === 0) return [];
  const which = numbers.length === 1 ? `Line ${numbers[0]} has` : `Lines ${numbers.join(', ')} have`;
  return [
    blocked('tax.present', `${which} a tax code, and Tieout brings no tax over.`, {
      fix: { action: 'sage', label: 'Enter it in 6-6-1 Purchase Orders', screen: '6-6-1' },
    }),
  ];
}

const correct = (reason: string) => ({ fix: { action: 'reject', label: 'Reject it', reason } }) as const;

function checkExtension(line: PlannedOrderLine, sent: ProcoreCommitmentLine, name: string): readonly Finding[] {
  const found: Finding[] = [];
  if (line.unitBased) {
    found.push(...checkFigure(name, 'quantity', sent.quantity, line.quantity === null));
    found.push(...checkFigure(name, 'unit cost', sent.unitCost, line.price === null));
  } else if (line.amount !== null && line.price === null) {
    const words = `${name}: ${formatAmount(line.amount)} is more than Sage holds as the price of one line.`;
    found.push(
      blocked('line.priceTooLarge', words, correct('Please split the line: its amount is too large for Sage.')),
    );
  }
  if (line.extended !== null && line.amount !== null && line.extended !== line.amount) {
    const words = `${name}: ${sent.quantity} × ${sent.unitCost} is ${formatAmount(line.extended)}, the line says ${formatAmount(line.amount)}.`;
    found.push(
      blocked('line.extension', words, correct('Please correct the line: quantity times unit cost is not its amount.')),
    );
  }
  if (line.unitCut)
    found.push(
      warning('line.unitCut', `Line ${line.number}: the unit is cut to ${unitLength} characters.`, {
        evidence: `It will read “${line.unit}”.`,
      }),
    );
  return found;
}

function checkFigure(name: string, what: string, text: string, wrong: boolean): readonly Finding[] {
  if (!wrong) return [];
  const rate = parseRate(text);
  return rate.ok
    ? [
        blocked(
          'line.rateTooLarge',
          `${name}: the ${what} ${text} has more than the eight digits before the point that Sage holds.`,
          correct(`Please split the line: its ${what} is too large for Sage.`),
        ),
      ]
    : [
        blocked(
          'line.rateNotExact',
          `${name}: the ${what} ${text} is not a figure with at most four decimals, which is what Sage holds.`,
          correct(`Please round the ${what} to four decimals.`),
        ),
      ];
}
