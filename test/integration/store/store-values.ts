// Documents, rows and intents with a default each, for the tests of the store and the processes they start.
import type { DeskRow } from '#shared/contract/desk.ts';
import type { SageVendor } from '#shared/domain/documents/company.ts';
import type { SageJobCost } from '#shared/domain/documents/job-cost.ts';
import { amountFromCents } from '#shared/money/amount.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate } from '#shared/time/local-date.ts';
import type { IndexedRow } from '../../../src/main/core/ports/desk-index.ts';
import type { Intent, JournalEntry, Link, OwnDocument } from '../../../src/main/core/ports/own.ts';

export const noon = '2026-01-15T12:00:00.000Z' as Instant;
export const later = '2026-01-16T12:00:00.000Z' as Instant;

export function aDocument(part: Partial<Omit<OwnDocument, 'revision'>> = {}): Omit<OwnDocument, 'revision'> {
  return {
    id: 'subcontract/1001',
    kind: 'subcontract',
    procoreId: '1001',
    projectId: '77',
    state: 'sent',
    reason: null,
    holdUntil: null,
    keyed: { number: null, title: null },
    basis: null,
    decidedBy: null,
    decidedAt: null,
    returned: false,
    drifted: false,
    error: null,
    since: noon,
    ...part,
  };
}

export function aLink(part: Partial<Link> = {}): Link {
  return {
    id: 'subcontract/1001',
    sageKey: '5b9e4c1e-0000-5000-8000-000000000001',
    sageRecord: '41',
    sageNumber: 'SC-1',
    generation: 0,
    lines: [{ procoreId: '9', sageKey: '5b9e4c1e-0000-5000-8000-000000000002' }],
    by: 'push',
    person: 'Ana',
    at: noon,
    reported: false,
    verified: true,
    stamp: 's1',
    ...part,
  };
}

export function anIntent(part: Partial<Omit<Intent, 'seq'>> = {}): Omit<Intent, 'seq'> {
  return {
    id: '019b0000-0000-7000-8000-000000000001',
    lane: 'subcontract/1001',
    verb: 'write',
    document: 'subcontract/1001',
    payload: '{"number":"SC-1"}',
    basis: 'b1',
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: null,
    lastError: null,
    person: 'Ana',
    createdAt: noon,
    pushId: null,
    ...part,
  };
}

export function anEntry(part: Partial<Omit<JournalEntry, 'seq' | 'hash'>> = {}): Omit<JournalEntry, 'seq' | 'hash'> {
  return {
    at: noon,
    person: 'Ana',
    action: 'review.accept',
    subject: 'subcontract/1001',
    words: 'accepted SC-1',
    facts: '{"amount":"1201.40"}',
    ...part,
  };
}

export function aVendor(part: Partial<SageVendor> = {}): SageVendor {
  return {
    number: '317',
    name: 'Ångström Steel',
    shortName: 'ANG',
    inactive: false,
    vendorType: 2,
    key: 'v-317',
    changedAt: noon,
    ...part,
  };
}

export function aJobCost(record: number, cents: bigint): SageJobCost {
  return {
    key: `00000000-0000-4000-8000-${String((record * 7919) % 1_000_000_000).padStart(12, '0')}`,
    record: String(record),
    job: String(1000 + (record % 40)),
    phase: '0',
    costCode: '16100.000',
    costType: 4,
    transaction: `T-${record}`,
    description: 'Concrete, level 2',
    date: '2026-01-10' as LocalDate,
    period: 1,
    year: 2026,
    source: 11,
    status: 1,
    vendor: '317',
    amount: amountFromCents(cents),
    stamp: '2026-01-10T00:00:00.000',
  };
}

export function anIndexedRow(row: Partial<DeskRow> = {}, part: Partial<Omit<IndexedRow, 'row'>> = {}): IndexedRow {
  return {
    row: {
      id: 'subcontract/1001',
      kind: 'subcontract',
      family: 'commitments',
      state: 'sent',
      light: 'ready',
      reason: '',
      number: 'SC-1',
      title: 'Structural steel',
      vendor: 'Ångström Steel',
      job: '1042',
      jobId: '77',
      jobName: 'Pier 9',
      amount: '1201.40',
      sageAmount: null,
      since: noon,
      sentBy: 'Paul',
      returned: false,
      drifted: false,
      error: null,
      revision: 1,
      ...row,
    },
    views: ['readyToExport'],
    vendorId: 'v-317',
    parentId: null,
    cause: null,
    causeWords: null,
    ...part,
  };
}
