// A small, valid subcontract write to start from, and keys that only need to be unique.
import { createHash, randomUUID } from 'node:crypto';
import type { DocumentWrite } from '../../../src/main/core/ports/sage.ts';
import type { PurchaseOrderDraft } from '../../../src/shared/domain/documents/purchase-order.ts';
import type { SubcontractDraft } from '../../../src/shared/domain/documents/subcontract.ts';
import { amountFromCents, sumAmounts } from '../../../src/shared/money/amount.ts';
import { ok } from '../../../src/shared/result/result.ts';
import type { LocalDate } from '../../../src/shared/time/local-date.ts';

export type Line = { readonly cents: bigint; readonly text?: string; readonly code?: string; readonly type?: number };

export function draftOf(lines: readonly Line[], change: Partial<SubcontractDraft> = {}): SubcontractDraft {
  const all = lines.map((line, index) => ({
    procoreId: `${index + 1}`,
    number: index + 1,
    description: line.text ?? `Line ${index + 1}`,
    costCode: line.code ?? '16100.000',
    costType: line.type ?? 4,
    amount: amountFromCents(line.cents),
  }));
  return {
    number: 'SC-0001',
    job: '1042',
    phase: null,
    vendor: '317',
    description: 'Electrical rough-in',
    status: 3,
    date: '2026-03-14' as LocalDate,
    retainageRate: '10.00',
    total: sumAmounts(all.map((line) => line.amount)),
    lines: all,
    ...change,
  };
}

/** Keys derived from a name, the same on every call. */
export function keysOf(name: string, lines: number): { header: string; lines: readonly string[] } {
  return { header: guid(`${name}`), lines: Array.from({ length: lines }, (_, index) => guid(`${name}/${index}`)) };
}

export function writeOf(
  draft: SubcontractDraft,
  change: Partial<DocumentWrite<'subcontract'>> = {},
): DocumentWrite<'subcontract'> {
  return {
    draft,
    keys: [keysOf(randomUUID(), draft.lines.length)],
    person: 'Maria Fuentes',
    enteredOn: '2026-03-15' as LocalDate,
    beforeCommit: () => Promise.resolve(ok()),
    ...change,
  };
}

export function orderWriteOf(
  draft: PurchaseOrderDraft,
  change: Partial<DocumentWrite<'purchaseOrder'>> = {},
): DocumentWrite<'purchaseOrder'> {
  return {
    draft,
    keys: [keysOf(randomUUID(), draft.lines.length)],
    person: 'Maria Fuentes',
    enteredOn: '2026-03-15' as LocalDate,
    beforeCommit: () => Promise.resolve(ok()),
    ...change,
  };
}

function guid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
