// A subcontract side by side: what Procore sent, what Sage will hold, what Sage holds.
import { type Amount, amountToText, parseAmount } from '../../money/amount.ts';
import type {
  ProcoreSubcontractLine,
  SageSubcontract,
  SageSubcontractLine,
  SubcontractDraft,
} from '../documents/subcontract.ts';
import type { SubcontractFacts } from '../documents/subcontract-facts.ts';
import { oneLine } from '../transform/length-profile.ts';
import { type PlannedLine, type PlannedSubcontract, planSubcontract } from '../transform/plan-subcontract.ts';
import type { ComparedField, ComparedLine, Comparison, Mark } from './comparison.ts';

export function compareSubcontract(facts: SubcontractFacts): Comparison {
  const plan = planSubcontract(facts);
  const lines = plan.lines.map((line) => compareLine(facts, line));
  const extra = (facts.inSage?.lines ?? []).filter(
    (line) => !plan.lines.some((planned) => planned.number === line.number),
  );
  const sent = parseAmount(facts.sent.grandTotal);
  const willBe = plan.total;
  const is = facts.inSage?.original ?? null;
  return {
    header: compareHeader(facts, plan),
    lines: [...lines, ...extra.map(onlyInSage)],
    totals: {
      sent: sent.ok ? amountToText(sent.value) : null,
      willBe: text(willBe),
      is: text(is),
      ties: sent.ok && sent.value === (is ?? willBe),
    },
  };
}

/** Fields in which a Sage record differs from what was written: empty when it reads back as sent. */
export function differencesFromDraft(draft: SubcontractDraft, record: SageSubcontract): readonly string[] {
  const pairs: [string, unknown, unknown][] = [
    ['number', draft.number, record.number],
    ['job', draft.job, record.job],
    ['phase', draft.phase ?? '0', record.phase ?? '0'],
    ['vendor', draft.vendor, record.vendor],
    ['description', draft.description, record.description],
    ['status', draft.status, record.status],
    ['date', draft.date, record.date],
    ['retainage', draft.retainageRate, record.retainageRate],
    ['total', draft.total, record.original],
    ['number of lines', draft.lines.length, record.lines.length],
  ];
  for (const line of draft.lines) {
    const found = record.lines.find((candidate) => candidate.number === line.number);
    pairs.push(
      [`line ${line.number} description`, line.description, found?.description],
      [`line ${line.number} cost code`, line.costCode, found?.costCode],
      [`line ${line.number} cost type`, line.costType, found?.costType],
      [`line ${line.number} amount`, line.amount, found?.amount],
    );
  }
  return pairs.filter(([, sent, found]) => sent !== found).map(([name]) => name);
}

function compareHeader(facts: SubcontractFacts, plan: PlannedSubcontract): readonly ComparedField[] {
  const { sent, inSage } = facts;
  const vendorName = facts.company?.name ?? sent.vendorName;
  const jobName = facts.project === null ? null : `${facts.project.number ?? ''} ${facts.project.name}`.trim();
  return [
    field({
      field: 'number',
      label: 'Subcontract',
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
      sent: vendorName,
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
    field({
      field: 'status',
      label: 'Status',
      kind: 'text',
      sent: sent.status,
      willBe: statusText(facts.status),
      is: inSage === null ? null : statusText(inSage.status),
      mark: 'derived',
      note: 'Set by a setting: which status Procore’s own connector writes is not documented.',
    }),
  ];
}

function compareLine(facts: SubcontractFacts, line: PlannedLine): ComparedLine {
  const sent = facts.sent.lines.find((candidate) => candidate.id === line.procoreId);
  const inSage = facts.inSage?.lines.find((candidate) => candidate.number === line.number) ?? null;
  const sageSide = facts.inSage !== null;
  const fields = [
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
      willBe: number(line.costType),
      is: number(inSage?.costType ?? null),
      mark: differs(number(inSage?.costType ?? null), number(line.costType), sageSide),
      note: null,
    }),
    field({
      field: 'amount',
      label: 'Amount',
      kind: 'amount',
      sent: wireAmount(sent),
      willBe: text(line.amount),
      is: text(inSage?.amount ?? null),
      note: null,
    }),
    ...quantityField(sent),
  ];
  return {
    id: line.procoreId,
    number: line.number,
    fields,
    mark: sageSide && inSage === null ? 'missing' : worst(fields),
  };
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

function onlyInSage(line: SageSubcontractLine): ComparedLine {
  const only = (name: string, label: string, is: string | null, kind: ComparedField['kind']): ComparedField => ({
    field: name,
    label,
    sent: null,
    willBe: null,
    is,
    kind,
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
      only('costType', 'Type', number(line.costType), 'code'),
      only('amount', 'Amount', amountToText(line.amount), 'amount'),
    ],
  };
}

/** Mark null: worked out from the texts. */
function field(given: Omit<ComparedField, 'mark'> & { readonly mark?: Mark | null }): ComparedField {
  const is = given.is;
  if (is !== null && given.willBe !== null && !given.mark && oneLine(is) !== oneLine(given.willBe))
    return { ...given, mark: 'differs' };
  if (is !== null && given.mark === 'cut' && is !== given.willBe) return { ...given, mark: 'differs' };
  return { ...given, mark: given.mark ?? 'same' };
}

function differs(is: string | null, willBe: string | null, sageSide: boolean): Mark {
  return sageSide && is !== willBe ? 'differs' : 'same';
}

const order: readonly Mark[] = ['missing', 'differs', 'cut', 'notCarried', 'derived', 'same'];

function worst(fields: readonly ComparedField[]): Mark {
  return order.find((mark) => fields.some((candidate) => candidate.mark === mark)) ?? 'same';
}

function wireAmount(sent: ProcoreSubcontractLine | undefined): string | null {
  if (sent === undefined) return null;
  const amount = parseAmount(sent.amount);
  return amount.ok ? amountToText(amount.value) : sent.amount;
}

function text(amount: Amount | null): string | null {
  return amount === null ? null : amountToText(amount);
}

function number(value: number | null): string | null {
  return value === null ? null : `${value}`;
}

/** Sage's list for 6-7-1. */
function statusText(status: number): string {
  return `${status} ${['', 'Bid', 'Refused', 'Contract', 'Current', 'Complete', 'Closed'][status] ?? ''}`.trim();
}
