// A subcontract side by side: what Procore sent, what Sage will hold, what Sage holds.
import type { ProcoreSubcontractLine, SageSubcontract, SubcontractDraft } from '../documents/subcontract.ts';
import type { SubcontractFacts } from '../documents/subcontract-facts.ts';
import type { PlannedLine } from '../transform/plan-commitment.ts';
import { type PlannedSubcontract, planSubcontract } from '../transform/plan-subcontract.ts';
import {
  comparedLine,
  compareLineAmount,
  compareLineText,
  compareParties,
  compareStatus,
  compareTotals,
  field,
  headerPairs,
  linePairs,
  namesOfDifferences,
  onlyInSage,
  type Pair,
} from './compare-commitment.ts';
import type { ComparedField, ComparedLine, Comparison } from './comparison.ts';

export function compareSubcontract(facts: SubcontractFacts): Comparison {
  const plan = planSubcontract(facts);
  const extra = (facts.inSage?.lines ?? []).filter(
    (line) => !plan.lines.some((planned) => planned.number === line.number),
  );
  return {
    header: compareHeader(facts, plan),
    lines: [
      ...plan.lines.map((line) => compareLine(facts, line)),
      ...extra.map((line) => onlyInSage(line, line.amount)),
    ],
    totals: compareTotals(facts, plan.total, facts.inSage?.original ?? null),
  };
}

/** Fields in which a Sage record differs from what was written: empty when it reads back as sent. */
export function differencesFromDraft(draft: SubcontractDraft, record: SageSubcontract): readonly string[] {
  const lines = draft.lines.flatMap((line): readonly Pair[] => {
    const found = record.lines.find((candidate) => candidate.number === line.number);
    return [...linePairs(line, found), [`line ${line.number} amount`, line.amount, found?.amount]];
  });
  return namesOfDifferences([
    ...headerPairs(draft, record),
    ['retainage', draft.retainageRate, record.retainageRate],
    ['total', draft.total, record.original],
    ['number of lines', draft.lines.length, record.lines.length],
    ...lines,
  ]);
}

function compareHeader(facts: SubcontractFacts, plan: PlannedSubcontract): readonly ComparedField[] {
  const { sent, inSage } = facts;
  return [
    ...compareParties(facts, plan, { inSage, numberLabel: 'Subcontract' }),
    field({
      field: 'retainage',
      label: 'Retainage %',
      kind: 'percent',
      sent: sent.retainagePercent,
      willBe: plan.retainageRate,
      is: inSage?.retainageRate ?? null,
      mark: inSage === null || inSage.retainageRate === plan.retainageRate ? 'same' : 'differs',
      note: null,
    }),
    compareStatus(facts, inSage, statusText),
  ];
}

function compareLine(facts: SubcontractFacts, line: PlannedLine): ComparedLine {
  const sent = facts.sent.lines.find((candidate) => candidate.id === line.procoreId);
  const inSage = facts.inSage?.lines.find((candidate) => candidate.number === line.number) ?? null;
  const sides = { sent, line, inSage, sageSide: facts.inSage !== null };
  return comparedLine(sides, [
    ...compareLineText(facts, sides),
    compareLineAmount(sides, inSage?.amount ?? null),
    ...quantityField(sent),
  ]);
}

function quantityField(sent: ProcoreSubcontractLine | undefined): readonly ComparedField[] {
  if (sent === undefined || /^0*(\.0*)?$/.test(sent.quantity)) return [];
  const words = `${sent.quantity}${sent.unit ? ` ${sent.unit}` : ''} × ${sent.unitCost}`;
  return [
    {
      field: 'quantity',
      label: 'Quantity',
      sent: words,
      willBe: null,
      is: null,
      kind: 'quantity',
      mark: 'notCarried',
      note: "Sage's subcontract lines have no quantity; the amount is carried.",
    },
  ];
}

/** Sage's list for 6-7-1. */
function statusText(status: number): string {
  return `${status} ${['', 'Bid', 'Refused', 'Contract', 'Current', 'Complete', 'Closed'][status] ?? ''}`.trim();
}
