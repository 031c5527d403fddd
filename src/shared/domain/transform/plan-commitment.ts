// A Procore commitment → what Sage will hold of it, as far as it can be said: what both kinds have in common.
// Mapping: Procore's Sage 100 Contractor field list (commitment # → number, title → description, system date at creation → date).
import { type Amount, maxSageAmount, parseAmount, sumAmounts } from '../../money/amount.ts';
import type { LocalDate } from '../../time/local-date.ts';
import type { ProcoreCommitment, ProcoreCommitmentLine } from '../documents/commitment.ts';
import type { CommitmentFacts } from '../documents/commitment-facts.ts';
import type { SageCode } from '../documents/cost-code.ts';
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
export type PlannedCommitment = {
  readonly number: string | null;
  readonly job: string | null;
  readonly vendor: string | null;
  readonly description: string;
  readonly descriptionCut: boolean;
  readonly total: Amount | null;
  readonly lines: readonly PlannedLine[];
};

export function planCommitment(facts: CommitmentFacts): PlannedCommitment {
  const { sent, lengths } = facts;
  const title = oneLine(facts.keyed.title ?? sent.title);
  const lines = linesInOrder(sent).map((line, index) => planLine(line, index + 1, lengths.line));
  return {
    number: proposedNumber(facts),
    job: facts.job?.number ?? null,
    vendor: facts.vendor?.number ?? null,
    description: cutText(title, lengths.title),
    descriptionCut: title.length > lengths.title,
    total: totalOf(lines.map((line) => line.amount)),
    lines,
  };
}

/** A planned line of which everything is known. */
export type KnownLine = {
  readonly procoreId: string;
  readonly number: number;
  readonly description: string;
  readonly costCode: SageCode;
  readonly costType: number;
  readonly amount: Amount;
};

export type DraftOf<L> = {
  readonly number: string;
  readonly job: string;
  readonly phase: string | null;
  readonly vendor: string;
  readonly description: string;
  readonly status: number;
  readonly date: LocalDate;
  readonly total: Amount;
  readonly lines: readonly L[];
};

/** The draft, or null while something is missing. `complete` adds what the kind's lines have beyond; null: it is missing. */
export function draftCommitment<P extends PlannedLine, L>(
  facts: CommitmentFacts,
  plan: PlannedCommitment & { readonly lines: readonly P[] },
  complete: (line: P, known: KnownLine) => L | null,
): DraftOf<L> | null {
  const { number, job, vendor, total } = plan;
  if (number === null || job === null || vendor === null || total === null || plan.lines.length === 0) return null;
  const lines: L[] = [];
  for (const line of plan.lines) {
    const known = knownLine(line);
    const draft = known === null ? null : complete(line, known);
    if (draft === null) return null;
    lines.push(draft);
  }
  const { description } = plan;
  return {
    number,
    job,
    phase: null,
    vendor,
    description,
    status: facts.status,
    date: facts.sent.createdOn,
    total,
    lines,
  };
}

function knownLine(line: PlannedLine): KnownLine | null {
  const { procoreId, number, description, costCode, costType, amount } = line;
  return costCode === null || costType === null || amount === null
    ? null
    : { procoreId, number, description, costCode, costType, amount };
}

/** What the accountant keyed, else Procore's number where the setting proposes it. Never cut: a key is not shortened in silence. */
export function proposedNumber(facts: {
  readonly keyed: { readonly number: string | null };
  readonly useProcoreNumber: boolean;
  readonly sent: { readonly number: string | null };
}): string | null {
  const number = oneLine(facts.keyed.number ?? (facts.useProcoreNumber ? (facts.sent.number ?? '') : ''));
  return number === '' ? null : number;
}

function planLine(line: ProcoreCommitmentLine, number: number, length: number): PlannedLine {
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

/** Lines as they are numbered in Sage: by position, then id. */
export function linesInOrder<L extends ProcoreCommitmentLine>(
  sent: Pick<ProcoreCommitment, 'lines'> & { readonly lines: readonly L[] },
): readonly L[] {
  return [...sent.lines].sort(byPosition);
}

function byPosition(a: ProcoreCommitmentLine, b: ProcoreCommitmentLine): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1);
}
