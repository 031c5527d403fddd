// Every kind of record that crosses between Procore and Sage, its family and what it can do. Kinds are data.

/** The two systems, always in this order. */
export type Side = 'procore' | 'sage';
export const sides = ['procore', 'sage'] as const satisfies readonly Side[];

/** The four grids, and two families without a grid. */
export type Family = 'budgets' | 'commitments' | 'changeOrders' | 'invoices' | 'directory' | 'costs';
export type GridFamily = Exclude<Family, 'directory' | 'costs'>;
export const gridFamilies = [
  'budgets',
  'commitments',
  'changeOrders',
  'invoices',
] as const satisfies readonly GridFamily[];

export type KindCapabilities = {
  readonly family: Family;
  /** Singular, as the trade says it. */
  readonly name: string;
  /** Where a person finds it in Sage; null where Sage has no counterpart. */
  readonly sageScreen: string | null;
  /** Procore → Sage after accept or reject. */
  readonly exports: boolean;
  /** Sage → Procore. */
  readonly imports: boolean;
  readonly links: boolean;
  readonly unlinks: boolean;
  readonly archives: boolean;
  /** A: no stored totals elsewhere; B: stored totals but no ledger; C: ledger, job cost, balances. Null: nothing is written. */
  readonly writeClass: 'A' | 'B' | 'C' | null;
  /** Wired through the pipeline in this version. */
  readonly wired: boolean;
  /** Why it is off for Sage 100 Contractor, or null. */
  readonly offBecause: string | null;
  /** What has to be in Sage before it, in the order of a batch. */
  readonly needs: readonly Kind[];
};

const off = 'Procore has no mapping of it for Sage 100 Contractor.';
const unwired = { wired: false, offBecause: null } as const;

// Directions and rules: Procore's Sage 100 Contractor pages, "Things to know"; needs: the order of a batch.
const table = {
  project: {
    family: 'directory',
    name: 'Project',
    sageScreen: '3-5',
    exports: true,
    imports: true,
    links: true,
    unlinks: false,
    archives: true,
    writeClass: 'A',
    wired: true,
    offBecause: null,
    needs: [],
  },
  company: {
    family: 'directory',
    name: 'Company',
    sageScreen: '4-4',
    exports: true,
    imports: true,
    links: true,
    unlinks: true,
    archives: true,
    writeClass: 'A',
    wired: true,
    offBecause: null,
    needs: [],
  },
  costCode: {
    family: 'directory',
    name: 'Cost code',
    sageScreen: '6-5',
    exports: true,
    imports: true,
    links: false,
    unlinks: false,
    archives: false,
    writeClass: 'A',
    wired: true,
    offBecause: null,
    needs: ['project'],
  },
  subJob: {
    family: 'directory',
    name: 'Sub job',
    sageScreen: '3-5',
    exports: false,
    imports: true,
    links: false,
    unlinks: false,
    archives: false,
    writeClass: null,
    ...unwired,
    needs: ['project'],
  },
  budget: {
    family: 'budgets',
    name: 'Budget',
    sageScreen: '6-2',
    exports: true,
    imports: true,
    links: false,
    unlinks: false,
    archives: true,
    writeClass: 'A',
    ...unwired,
    needs: ['project', 'costCode'],
  },
  budgetChange: {
    family: 'budgets',
    name: 'Budget change',
    sageScreen: '6-4-1',
    exports: true,
    imports: false,
    links: false,
    unlinks: false,
    archives: true,
    writeClass: 'A',
    ...unwired,
    needs: ['budget'],
  },
  subcontract: {
    family: 'commitments',
    name: 'Subcontract',
    sageScreen: '6-7-1',
    exports: true,
    imports: false,
    links: true,
    unlinks: true,
    archives: true,
    writeClass: 'B',
    wired: true,
    offBecause: null,
    needs: ['project', 'company', 'costCode'],
  },
  purchaseOrder: {
    family: 'commitments',
    name: 'Purchase order',
    sageScreen: '6-6-1',
    exports: true,
    imports: false,
    links: true,
    unlinks: true,
    archives: true,
    writeClass: 'B',
    wired: true,
    offBecause: null,
    needs: ['project', 'company', 'costCode'],
  },
  subcontractChangeOrder: {
    family: 'changeOrders',
    name: 'Subcontract change order',
    sageScreen: '6-4-1',
    exports: true,
    imports: false,
    links: true,
    unlinks: true,
    archives: true,
    writeClass: 'A',
    ...unwired,
    needs: ['subcontract'],
  },
  purchaseOrderChangeOrder: {
    family: 'changeOrders',
    name: 'Purchase order change order',
    sageScreen: '6-6-1',
    exports: true,
    imports: false,
    links: true,
    unlinks: true,
    archives: true,
    writeClass: 'B',
    ...unwired,
    needs: ['purchaseOrder'],
  },
  subcontractorInvoice: {
    family: 'invoices',
    name: 'Subcontractor invoice',
    sageScreen: '4-2',
    exports: true,
    imports: false,
    links: true,
    unlinks: true,
    archives: true,
    writeClass: 'C',
    ...unwired,
    needs: ['subcontract', 'purchaseOrder', 'subcontractChangeOrder', 'purchaseOrderChangeOrder'],
  },
  ownerInvoice: {
    family: 'invoices',
    name: 'Owner invoice',
    sageScreen: '3-2',
    exports: true,
    imports: false,
    links: false,
    unlinks: true,
    archives: true,
    writeClass: null,
    wired: false,
    offBecause: off,
    needs: [],
  },
  primeContract: {
    family: 'commitments',
    name: 'Prime contract',
    sageScreen: '6-9',
    exports: false,
    imports: true,
    links: false,
    unlinks: false,
    archives: true,
    writeClass: null,
    wired: false,
    offBecause: off,
    needs: [],
  },
  primeContractChangeOrder: {
    family: 'changeOrders',
    name: 'Prime contract change order',
    sageScreen: '6-4-1',
    exports: true,
    imports: false,
    links: false,
    unlinks: true,
    archives: true,
    writeClass: null,
    wired: false,
    offBecause: off,
    needs: [],
  },
  jobCost: {
    family: 'costs',
    name: 'Job cost',
    sageScreen: '6-3',
    exports: false,
    imports: true,
    links: false,
    unlinks: false,
    archives: false,
    writeClass: null,
    ...unwired,
    needs: ['project'],
  },
  payment: {
    family: 'costs',
    name: 'Payment',
    sageScreen: '4-3',
    exports: false,
    imports: true,
    links: false,
    unlinks: false,
    archives: false,
    writeClass: null,
    ...unwired,
    needs: ['subcontractorInvoice'],
  },
} as const;

export type Kind = keyof typeof table;

export const kinds: Readonly<Record<Kind, KindCapabilities>> = table;
export const allKinds = Object.keys(table) as readonly Kind[];

/** Kinds that appear as rows of a grid. */
export function kindsOfFamily(family: Family): readonly Kind[] {
  return allKinds.filter((kind) => kinds[kind].family === family);
}

/** A document across both sides: '<kind>/<Procore id>'. */
export type DocumentId = `${Kind}/${string}`;

export function documentId(kind: Kind, procoreId: string): DocumentId {
  return `${kind}/${procoreId}`;
}

/** The parts of a document id, or null when the text is none. */
export function parseDocumentId(id: string): { readonly kind: Kind; readonly procoreId: string } | null {
  const slash = id.indexOf('/');
  const kind = id.slice(0, slash);
  return slash > 0 && Object.hasOwn(table, kind) && slash < id.length - 1
    ? { kind: kind as Kind, procoreId: id.slice(slash + 1) }
    : null;
}
