// A Procore subcontract → the Sage subcontract it will become, as far as it can be said.
// Mapping: Procore's Sage 100 Contractor field list (commitment # → subcontract #, title → description, system date at creation → date).
import { type Amount, maxSageAmount, parseAmount, sumAmounts } from '../../money/amount.ts';
import { parseRate } from '../../money/rate.ts';
import { divideRounded } from '../../money/rounding.ts';
import type { ProcoreSubcontract, ProcoreSubcontractLine, SubcontractDraft } from '../documents/subcontract.ts';
import type { SubcontractFacts } from '../documents/subcontract-facts.ts';
import { parseOriginId } from '../pairing/origin-id.ts';
import { cutText, oneLine } from './length-profile.ts';

export type PlannedLine = {
  readonly procoreId: string;
  readonly number: number;
  readonly description: string;
  readonly cut: boolean;
  readonly costCode: string | null;
  readonly costType: number | null;
  /** Null where Procore's text is not an exact amount that Sage can hold. */
  readonly amount: Amount | null;
};

/** Null where the value cannot be said yet; the checks say why. */
export type PlannedSubcontract = {
  readonly number: string | null;
  readonly job: string | null;
  readonly vendor: string | null;
  readonly description: string;
  readonly descriptionCut: boolean;
  readonly retainageRate: string | null;
  readonly total: Amount | null;
  readonly lines: readonly PlannedLine[];
};

export function planSubcontract(facts: SubcontractFacts): PlannedSubcontract {
  const { sent, lengths } = facts;
  const title = oneLine(facts.keyed.title ?? sent.title);
  const lines = linesInOrder(sent).map((line, index) => planLine(line, index + 1, lengths.line));
  return {
    number: proposedNumber(facts),
    job: facts.job?.number ?? null,
    vendor: facts.vendor?.number ?? null,
    description: cutText(title, lengths.title),
    descriptionCut: title.length > lengths.title,
    retainageRate: retainageRate(sent.retainagePercent),
    total: totalOf(lines.map((line) => line.amount)),
    lines,
  };
}

/** The draft, or null while something is missing. */
export function draftSubcontract(facts: SubcontractFacts): SubcontractDraft | null {
  const plan = planSubcontract(facts);
  const lines = plan.lines.flatMap((line) =>
    line.costCode !== null && line.costType !== null && line.amount !== null
      ? [
          {
            procoreId: line.procoreId,
            number: line.number,
            description: line.description,
            costCode: line.costCode,
            costType: line.costType,
            amount: line.amount,
          },
        ]
      : [],
  );
  const { number, job, vendor, retainageRate: rate, total } = plan;
  if (number === null || job === null || vendor === null || rate === null || total === null) return null;
  if (lines.length !== plan.lines.length || lines.length === 0) return null;
  return {
    number,
    job,
    phase: null,
    vendor,
    description: plan.description,
    status: facts.status,
    date: facts.sent.createdOn,
    retainageRate: rate,
    total,
    lines,
  };
}

/** What the accountant keyed, else Procore's number where the setting proposes it. Never cut: a key is not shortened in silence. */
export function proposedNumber(facts: Pick<SubcontractFacts, 'keyed' | 'useProcoreNumber' | 'sent'>): string | null {
  const number = oneLine(facts.keyed.number ?? (facts.useProcoreNumber ? (facts.sent.number ?? '') : ''));
  return number === '' ? null : number;
}

function planLine(line: ProcoreSubcontractLine, number: number, length: number): PlannedLine {
  const code = parseOriginId(line.costCodeOriginId);
  const type = parseOriginId(line.costTypeOriginId);
  const text = oneLine(line.description);
  const amount = parseAmount(line.amount);
  return {
    procoreId: line.id,
    number,
    description: cutText(text, length),
    cut: text.length > length,
    costCode: code?.what === 'costCode' ? code.code : null,
    costType: type?.what === 'costType' ? type.costType : null,
    amount: amount.ok && fits(amount.value) ? amount.value : null,
  };
}

function totalOf(amounts: readonly (Amount | null)[]): Amount | null {
  const known = amounts.filter((amount) => amount !== null);
  if (known.length !== amounts.length) return null;
  const total = sumAmounts(known);
  return fits(total) ? total : null;
}

function fits(amount: Amount): boolean {
  return amount <= maxSageAmount && amount >= -maxSageAmount;
}

/** Two decimals, as Sage's decimal(6,2). Rounded half away from zero, as SQL Server would; null when it is no percentage. */
function retainageRate(percent: string | null): string | null {
  if (percent === null || percent === '') return '0.00';
  const rate = parseRate(percent);
  if (!rate.ok || rate.value < 0n || rate.value > 1_000_000n) return null;
  const hundredths = divideRounded(rate.value, 100n, 'halfAwayFromZero').toString().padStart(3, '0');
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
}

/** Lines as they are numbered in Sage: by position, then id. */
export function linesInOrder(sent: ProcoreSubcontract): readonly ProcoreSubcontractLine[] {
  return [...sent.lines].sort(byPosition);
}

function byPosition(a: ProcoreSubcontractLine, b: ProcoreSubcontractLine): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1);
}
