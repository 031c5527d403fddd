// A commitment side by side: what every kind of it compares, and how fields are marked.
import { type Amount, amountToText, parseAmount } from '../../money/amount.ts';
import type { LocalDate } from '../../time/local-date.ts';
import type { ProcoreCommitmentLine } from '../documents/commitment.ts';
import type { CommitmentFacts } from '../documents/commitment-facts.ts';
import { oneLine } from '../transform/length-profile.ts';
import type { DraftOf, KnownLine, PlannedCommitment, PlannedLine } from '../transform/plan-commitment.ts';
import type { ComparedField, ComparedLine, Comparison, Mark } from './comparison.ts';

/** What of a Sage document is compared, whatever its kind. */
export type ComparedHeader = {
  readonly number: string;
  readonly job: string;
  readonly phase: string | null;
  readonly vendor: string;
  readonly vendorName: string;
  readonly description: string;
  readonly status: number;
  readonly date: LocalDate | null;
};
export type ComparedSageLine = {
  readonly key: string;
  readonly number: number;
  readonly description: string;
  readonly costCode: string | null;
  readonly costType: number | null;
};

/** Number, title, vendor, job and date. */
export function compareParties(
  facts: CommitmentFacts,
  plan: PlannedCommitment,
  side: { readonly inSage: ComparedHeader | null; readonly numberLabel: string },
): readonly ComparedField[] {
  const { sent } = facts;
  const { inSage } = side;
  const jobName = facts.project === null ? null : `${facts.project.number ?? ''} ${facts.project.name}`.trim();
  return [
    field({
      field: 'number',
      label: side.numberLabel,
      kind: 'text',
      sent: sent.number,
      willBe: plan.number,
      is: inSage?.number ?? null,
      note: facts.keyed.number === null ? null : 'Keyed here.',
    }),
    field({
      field: 'title',
      label: 'Description',
      kind: 'text',
      sent: sent.title,
      willBe: plan.description,
      is: inSage?.description ?? null,
      note: plan.descriptionCut ? `Cut at ${facts.lengths.title}.` : facts.keyed.title === null ? null : 'Keyed here.',
      mark: plan.descriptionCut ? 'cut' : null,
    }),
    field({
      field: 'vendor',
      label: 'Vendor',
      kind: 'text',
      sent: facts.company?.name ?? sent.vendorName,
      willBe: facts.vendor === null ? null : `${facts.vendor.number} ${facts.vendor.name}`,
      is: inSage === null ? null : `${inSage.vendor} ${inSage.vendorName}`,
      mark: inSage === null || inSage.vendor === plan.vendor ? 'same' : 'differs',
      note: null,
    }),
    field({
      field: 'job',
      label: 'Job',
      kind: 'text',
      sent: jobName,
      willBe: facts.job === null ? null : `${facts.job.number} ${facts.job.name}`,
      is: inSage?.job ?? null,
      mark: inSage === null || inSage.job === plan.job ? 'same' : 'differs',
      note: null,
    }),
    field({
      field: 'date',
      label: 'Date',
      kind: 'date',
      sent: sent.createdOn,
      willBe: sent.createdOn,
      is: inSage?.date ?? null,
      mark: differs(inSage?.date ?? null, sent.createdOn, inSage !== null),
      note: 'The day the commitment was created in Procore.',
    }),
  ];
}

/** Set by a setting, so it is derived and never a difference. */
export function compareStatus(
  facts: CommitmentFacts,
  inSage: ComparedHeader | null,
  words: (status: number) => string,
): ComparedField {
  return field({
    field: 'status',
    label: 'Status',
    kind: 'text',
    sent: facts.sent.status,
    willBe: words(facts.status),
    is: inSage === null ? null : words(inSage.status),
    mark: 'derived',
    note: 'Set by a setting: which status Procore’s own connector writes is not documented.',
  });
}

type LineSides = {
  readonly sent: ProcoreCommitmentLine | undefined;
  readonly line: PlannedLine;
  readonly inSage: ComparedSageLine | null;
  readonly sageSide: boolean;
};

/** Description, cost code and cost type. */
export function compareLineText(facts: CommitmentFacts, sides: LineSides): readonly ComparedField[] {
  const { sent, line, inSage, sageSide } = sides;
  return [
    field({
      field: 'description',
      label: 'Description',
      kind: 'text',
      sent: sent?.description ?? null,
      willBe: line.description,
      is: inSage?.description ?? null,
      mark: line.cut ? 'cut' : null,
      note: line.cut ? `Cut at ${facts.lengths.line}.` : null,
    }),
    field({
      field: 'costCode',
      label: 'Code',
      kind: 'code',
      sent: sent?.costCode ?? null,
      willBe: line.costCode,
      is: inSage?.costCode ?? null,
      mark: differs(inSage?.costCode ?? null, line.costCode, sageSide),
      note: null,
    }),
    field({
      field: 'costType',
      label: 'Type',
      kind: 'code',
      sent: sent?.costType ?? null,
      willBe: numberText(line.costType),
      is: numberText(inSage?.costType ?? null),
      mark: differs(numberText(inSage?.costType ?? null), numberText(line.costType), sageSide),
      note: null,
    }),
  ];
}

export function compareLineAmount(sides: LineSides, is: Amount | null): ComparedField {
  return field({
    field: 'amount',
    label: 'Amount',
    kind: 'amount',
    sent: wireAmount(sides.sent),
    willBe: amountText(sides.line.amount),
    is: amountText(is),
    note: null,
  });
}

export function comparedLine(sides: LineSides, fields: readonly ComparedField[]): ComparedLine {
  const { line, inSage, sageSide } = sides;
  const mark = sageSide && inSage === null ? 'missing' : worst(fields);
  return { id: line.procoreId, number: line.number, fields, mark };
}

/** A line that somebody added in Sage; `amount` is its amount there. */
export function onlyInSage(line: ComparedSageLine, amount: Amount): ComparedLine {
  const only = (name: string, label: string, is: string | null, kind: ComparedField['kind']): ComparedField => ({
    ...{ field: name, label, is, kind },
    sent: null,
    willBe: null,
    mark: 'differs',
    note: 'Only in Sage.',
  });
  return {
    id: line.key,
    number: line.number,
    mark: 'differs',
    fields: [
      only('description', 'Description', line.description, 'text'),
      only('costCode', 'Code', line.costCode, 'code'),
      only('costType', 'Type', numberText(line.costType), 'code'),
      only('amount', 'Amount', amountToText(amount), 'amount'),
    ],
  };
}

export function compareTotals(facts: CommitmentFacts, willBe: Amount | null, is: Amount | null): Comparison['totals'] {
  const sent = parseAmount(facts.sent.grandTotal);
  return {
    sent: sent.ok ? amountToText(sent.value) : null,
    willBe: amountText(willBe),
    is: amountText(is),
    ties: sent.ok && sent.value === (is ?? willBe),
  };
}

/** A field's name, what was sent, what was found. */
export type Pair = readonly [name: string, sent: unknown, found: unknown];

export function headerPairs(draft: DraftOf<unknown>, record: ComparedHeader): readonly Pair[] {
  return [
    ['number', draft.number, record.number],
    ['job', draft.job, record.job],
    ['phase', draft.phase ?? '0', record.phase ?? '0'],
    ['vendor', draft.vendor, record.vendor],
    ['description', draft.description, record.description],
    ['status', draft.status, record.status],
    ['date', draft.date, record.date],
  ];
}

export function linePairs(line: KnownLine, found: ComparedSageLine | undefined): readonly Pair[] {
  return [
    [`line ${line.number} description`, line.description, found?.description],
    [`line ${line.number} cost code`, line.costCode, found?.costCode],
    [`line ${line.number} cost type`, line.costType, found?.costType],
  ];
}

export function namesOfDifferences(pairs: readonly Pair[]): readonly string[] {
  return pairs.filter(([, sent, found]) => sent !== found).map(([name]) => name);
}

/** Mark null: worked out from the texts. */
export function field(given: Omit<ComparedField, 'mark'> & { readonly mark?: Mark | null }): ComparedField {
  const is = given.is;
  if (is !== null && given.willBe !== null && !given.mark && oneLine(is) !== oneLine(given.willBe))
    return { ...given, mark: 'differs' };
  if (is !== null && given.mark === 'cut' && is !== given.willBe) return { ...given, mark: 'differs' };
  return { ...given, mark: given.mark ?? 'same' };
}

export function differs(is: string | null, willBe: string | null, sageSide: boolean): Mark {
  return sageSide && is !== willBe ? 'differs' : 'same';
}

const order: readonly Mark[] = ['missing', 'differs', 'cut', 'notCarried', 'derived', 'same'];

function worst(fields: readonly ComparedField[]): Mark {
  return order.find((mark) => fields.some((candidate) => candidate.mark === mark)) ?? 'same';
}

function wireAmount(sent: ProcoreCommitmentLine | undefined): string | null {
  if (sent === undefined) return null;
  const amount = parseAmount(sent.amount);
  return amount.ok ? amountToText(amount.value) : sent.amount;
}

function amountText(amount: Amount | null): string | null {
  return amount === null ? null : amountToText(amount);
}

function numberText(value: number | null): string | null {
  return value === null ? null : `${value}`;
}
