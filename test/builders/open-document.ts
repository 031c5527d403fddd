// A document opened on the mirrors, with what its checks and comparison say given outright.
import type { Finding } from '#shared/domain/preflight/finding.ts';
import type { Comparison, Mark } from '#shared/domain/variance/comparison.ts';
import type { OpenDocument } from '../../src/main/core/desk/kind-pipeline.ts';
import { amountOf, noon } from './values.ts';

export function anOpenDocument(part: Partial<OpenDocument> = {}): OpenDocument {
  return {
    id: 'subcontract/1001',
    kind: 'subcontract',
    procoreId: '1001',
    projectId: '77',
    candidate: true,
    origin: 'none',
    originKey: null,
    number: 'SC-0001',
    title: 'Electrical work',
    vendor: 'Harbor Electric Inc.',
    vendorId: '5512',
    job: '1042',
    jobName: 'Pier 9 Warehouse',
    amount: amountOf('52500.50'),
    sageAmount: null,
    sageStamp: null,
    sentBy: 'Paul Ortega',
    createdAt: noon,
    updatedAt: noon,
    parentId: 'subcontract/1001',
    lines: [],
    basis: () => 'basis',
    findings: () => [],
    compare: () => aComparison('same'),
    draft: () => ({ payload: '{}', total: amountOf('52500.50'), lines: 2, number: 'SC-0001' }),
    rows: () => [],
    ...part,
  };
}

export function aFinding(part: Partial<Finding> = {}): Finding {
  return {
    rule: 'some.rule',
    level: 'blocked',
    words: 'Something is wrong.',
    evidence: null,
    fix: null,
    cause: null,
    ...part,
  };
}

/** One header field with this mark, and no lines unless a mark for one is given. */
export function aComparison(header: Mark, line: Mark | null = null): Comparison {
  const field = {
    field: 'title',
    label: 'Description',
    sent: 'a',
    willBe: 'a',
    is: 'b',
    kind: 'text',
    note: null,
  } as const;
  return {
    header: [{ ...field, mark: header }],
    lines: line === null ? [] : [{ id: '1', number: 1, fields: [], mark: line }],
    totals: { sent: '1.00', willBe: '1.00', is: '1.00', ties: true },
  };
}
