// A subcontract as Procore states it, as it will be written and as Sage holds it: three views of one document.
import type {
  ProcoreSubcontract,
  ProcoreSubcontractLine,
  SageSubcontract,
  SageSubcontractLine,
  SubcontractDraft,
} from '#shared/domain/documents/subcontract.ts';
import { amountToText, sumAmounts, zeroAmount } from '#shared/money/amount.ts';
import { amountOf, dayFrom, noon } from './values.ts';

export type DraftLine = SubcontractDraft['lines'][number];

/** Line 1 of the default subcontract: 40,000.00 on 16-100, subcontract. */
export function aLine(part: Partial<ProcoreSubcontractLine> = {}): ProcoreSubcontractLine {
  return {
    id: '1',
    position: 1,
    description: 'Rough-in',
    amount: '40000.00',
    quantity: '0.0',
    unitCost: '0.0',
    unit: null,
    costCodeId: '9001',
    costCode: '16-100',
    costCodeOriginId: 's100c:job:1042:cc:16100.000',
    costTypeId: '4',
    costType: 'S',
    costTypeOriginId: 's100c:ct:4',
    originId: null,
    ...part,
  };
}

/** Two lines that sum to 52,500.50, approved, without a key: ready in every respect. */
export function aProcoreSubcontract(part: Partial<ProcoreSubcontract> = {}): ProcoreSubcontract {
  return {
    id: '1001',
    projectId: '77',
    number: 'SC-0001',
    title: 'Electrical work',
    status: 'Approved',
    vendorId: '5512',
    vendorName: 'Harbor Electric',
    createdOn: dayFrom('2026-03-14'),
    createdBy: 'Paul Ortega',
    accountingMethod: 'amount',
    retainagePercent: '10.0',
    grandTotal: '52500.50',
    originId: null,
    originCode: null,
    lines: [aLine(), aLine({ id: '2', position: 2, description: 'Fixtures', amount: '12500.50' })],
    createdAt: noon,
    updatedAt: noon,
    ...part,
  };
}

/** With these lines, and the contract amount that they sum to. */
export function aSubcontractOf(
  lines: readonly ProcoreSubcontractLine[],
  part: Partial<ProcoreSubcontract> = {},
): ProcoreSubcontract {
  const grandTotal = amountToText(sumAmounts(lines.map((line) => amountOf(line.amount))));
  return aProcoreSubcontract({ lines, grandTotal, ...part });
}

export function aDraftLine(part: Partial<DraftLine> = {}): DraftLine {
  return {
    procoreId: '1',
    number: 1,
    description: 'Rough-in',
    costCode: '16100.000',
    costType: 4,
    amount: amountOf('40000.00'),
    ...part,
  };
}

/** What aProcoreSubcontract() becomes. */
export function aDraft(part: Partial<SubcontractDraft> = {}): SubcontractDraft {
  return {
    number: 'SC-0001',
    job: '1042',
    phase: null,
    vendor: '317',
    description: 'Electrical work',
    status: 3,
    date: dayFrom('2026-03-14'),
    retainageRate: '10.00',
    total: amountOf('52500.50'),
    lines: [
      aDraftLine(),
      aDraftLine({ procoreId: '2', number: 2, description: 'Fixtures', amount: amountOf('12500.50') }),
    ],
    ...part,
  };
}

export function aSageLine(part: Partial<SageSubcontractLine> = {}): SageSubcontractLine {
  return {
    key: '00000000-0000-5000-8000-00000000a001',
    number: 1,
    description: 'Rough-in',
    costCode: '16100.000',
    costType: 4,
    amount: amountOf('40000.00'),
    change: zeroAmount,
    billed: zeroAmount,
    ...part,
  };
}

/** aDraft() as Sage holds it after it was written. */
export function aSageSubcontract(part: Partial<SageSubcontract> = {}): SageSubcontract {
  return {
    key: '00000000-0000-5000-8000-00000000a000',
    record: '41',
    number: 'SC-0001',
    job: '1042',
    phase: null,
    vendor: '317',
    vendorName: 'Harbor Electric Inc.',
    description: 'Electrical work',
    status: 3,
    date: dayFrom('2026-03-14'),
    retainageRate: '10.00',
    locked: false,
    original: amountOf('52500.50'),
    changes: zeroAmount,
    billed: zeroAmount,
    lines: [
      aSageLine(),
      aSageLine({
        key: '00000000-0000-5000-8000-00000000a002',
        number: 2,
        description: 'Fixtures',
        amount: amountOf('12500.50'),
      }),
    ],
    enteredBy: 'Maria Fuentes',
    login: 'tieout_writer',
    enteredAt: noon,
    stamp: '2026-03-16 12:00:00.000',
    ...part,
  };
}

/** A draft as Sage holds it once it was written as it is. */
export function writtenFrom(draft: SubcontractDraft): SageSubcontract {
  const { lines, total, ...header } = draft;
  return aSageSubcontract({
    number: header.number,
    job: header.job,
    phase: header.phase,
    vendor: header.vendor,
    description: header.description,
    status: header.status,
    date: header.date,
    retainageRate: header.retainageRate,
    original: total,
    lines: lines.map(({ procoreId, ...line }) => aSageLine({ ...line, key: `line-${procoreId}` })),
  });
}
