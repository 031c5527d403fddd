// A row of the desk for tests of the window.
import type { DeskRow } from '#shared/contract/desk.ts';

export function deskRow(change: Partial<DeskRow> = {}): DeskRow {
  return {
    id: 'subcontract/1',
    kind: 'subcontract',
    family: 'commitments',
    state: 'sent',
    light: 'ready',
    reason: '',
    number: 'SC-1',
    title: 'Painting',
    vendor: 'Brightside Painting',
    job: '1042',
    jobId: '7',
    jobName: 'Maple Street Clinic',
    amount: '100.00',
    sageAmount: null,
    since: '2026-01-05T10:00:00.000Z',
    sentBy: 'Maya Ortiz',
    returned: false,
    drifted: false,
    error: null,
    revision: 1,
    ...change,
  };
}
