// The columns of the four grids: which a family has, what fits into its width, and their words.
import type { GridFamily } from '#shared/domain/kinds.ts';
import type { ColumnId } from '../layout/desk-layout.ts';

export type ColumnFacts = {
  readonly header: string;
  readonly width: number;
  readonly flex: number;
  readonly amount: boolean;
  readonly side: 'procore' | 'sage' | null;
};

const plain = { flex: 0, amount: false, side: null } as const;
export const columnFacts: Readonly<Record<ColumnId, ColumnFacts>> = {
  state: { ...plain, header: 'State', width: 116 },
  checks: { ...plain, header: 'Checks', width: 150, flex: 1 },
  number: { ...plain, header: 'Number', width: 118 },
  title: { ...plain, header: 'Title', width: 140, flex: 2 },
  vendor: { ...plain, header: 'Vendor', width: 132, flex: 1.2 },
  job: { ...plain, header: 'Job', width: 76 },
  amount: { header: 'Amount', width: 116, flex: 0, amount: true, side: 'procore' },
  sageAmount: { header: 'In Sage', width: 116, flex: 0, amount: true, side: 'sage' },
  difference: { header: 'Difference', width: 108, flex: 0, amount: true, side: null },
  since: { ...plain, header: 'Age', width: 62 },
  kind: { ...plain, header: 'Kind', width: 112 },
  sentBy: { ...plain, header: 'Sent by', width: 110, flex: 0.6 },
};

const words: Partial<Record<GridFamily, Partial<Record<ColumnId, string>>>> = {
  budgets: { number: 'Code', title: 'Description', amount: 'Procore', sageAmount: 'Sage' },
  changeOrders: { number: 'No.' },
  invoices: { number: 'Invoice', amount: 'This period' },
};

export function headerOf(family: GridFamily, column: ColumnId): string {
  return words[family]?.[column] ?? columnFacts[column].header;
}

/** In the order they stand. */
export const familyColumns: Readonly<Record<GridFamily, readonly ColumnId[]>> = {
  budgets: ['state', 'number', 'title', 'job', 'amount', 'sageAmount', 'difference', 'since', 'sentBy', 'checks'],
  commitments: [
    'state',
    'number',
    'kind',
    'title',
    'vendor',
    'job',
    'amount',
    'sageAmount',
    'difference',
    'since',
    'sentBy',
    'checks',
  ],
  changeOrders: [
    'state',
    'number',
    'title',
    'vendor',
    'job',
    'amount',
    'sageAmount',
    'difference',
    'since',
    'sentBy',
    'checks',
  ],
  invoices: [
    'state',
    'number',
    'title',
    'vendor',
    'job',
    'amount',
    'sageAmount',
    'difference',
    'since',
    'sentBy',
    'checks',
  ],
};

/**
 * Most needed first: as many as the width holds are shown until the accountant chooses otherwise. "Sent by" is only
 * there to be chosen: Procore's public records do not name the sender.
 */
const need: Readonly<Record<GridFamily, readonly ColumnId[]>> = {
  budgets: ['state', 'number', 'title', 'amount', 'sageAmount', 'difference', 'since', 'job'],
  commitments: ['state', 'number', 'title', 'amount', 'vendor', 'since', 'job', 'kind', 'checks'],
  changeOrders: ['state', 'number', 'title', 'amount', 'since', 'vendor', 'job', 'checks'],
  invoices: ['state', 'number', 'vendor', 'amount', 'since', 'title', 'job', 'checks'],
};

/** Columns that stretch also shrink, down to this. */
export function narrowest(column: ColumnId): number {
  const { flex, width } = columnFacts[column];
  return flex > 0 ? width - 20 : width;
}

export function columnsThatFit(family: GridFamily, width: number): readonly ColumnId[] {
  let left = width;
  const shown: ColumnId[] = [];
  for (const column of need[family]) {
    left -= narrowest(column);
    if (left < 0 && shown.length >= 2) break;
    shown.push(column);
  }
  return shown;
}

export const familyTitles: Readonly<Record<GridFamily, string>> = {
  budgets: 'Budgets & changes',
  commitments: 'Commitments',
  changeOrders: 'Change orders',
  invoices: 'Subcontractor invoices',
};
