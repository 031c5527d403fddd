// What is pulled from each side, as data: which lists, in which order, how a record is found again.

import type { MirrorRow } from '../ports/mirror.ts';
import type { ProcoreList, ProcoreRecords } from '../ports/procore.ts';
import type { SageList, SageRecords } from '../ports/sage.ts';

export type ProcorePull<L extends ProcoreList> = {
  readonly list: L;
  /** In words, for the status bar. */
  readonly words: string;
  readonly perProject: boolean;
  /** Not read again sooner than this; lists that rarely change save the hourly limit. */
  readonly minutes: number;
  /** Whether the list can say what changed since (Procore's table of filters). */
  readonly incremental: boolean;
  row(record: ProcoreRecords[L]): MirrorRow<ProcoreRecords[L]>;
};

export type SagePull<L extends SageList> = {
  readonly list: L;
  readonly words: string;
  row(record: SageRecords[L]): MirrorRow<SageRecords[L]>;
};

export const procorePulls: { readonly [L in ProcoreList]: ProcorePull<L> } = {
  project: {
    list: 'project',
    words: 'projects',
    perProject: false,
    minutes: 0,
    incremental: false,
    row: (r) => ({ id: r.id, scope: '', lookup: fold(r.number), body: r }),
  },
  company: {
    list: 'company',
    words: 'companies',
    perProject: false,
    minutes: 0,
    incremental: false,
    row: (r) => ({ id: r.id, scope: '', lookup: fold(r.name), body: r }),
  },
  costType: {
    list: 'costType',
    words: 'cost types',
    perProject: false,
    minutes: 30,
    incremental: false,
    row: (r) => ({ id: r.id, scope: '', lookup: fold(r.code), body: r }),
  },
  subcontract: {
    list: 'subcontract',
    words: 'subcontracts',
    perProject: true,
    minutes: 0,
    incremental: true,
    row: (r) => ({ id: r.id, scope: r.projectId, lookup: fold(r.number), body: r }),
  },
  purchaseOrder: {
    list: 'purchaseOrder',
    words: 'purchase orders',
    perProject: true,
    minutes: 0,
    incremental: true,
    row: (r) => ({ id: r.id, scope: r.projectId, lookup: fold(r.number), body: r }),
  },
  costCode: {
    list: 'costCode',
    words: 'cost codes',
    perProject: true,
    minutes: 30,
    incremental: false,
    row: (r) => ({ id: r.id, scope: r.projectId, lookup: fold(r.fullCode), body: r }),
  },
};

export const sagePulls: { readonly [L in SageList]: SagePull<L> } = {
  job: { list: 'job', words: 'jobs', row: (r) => ({ id: r.number, scope: '', lookup: fold(r.name), body: r }) },
  vendor: {
    list: 'vendor',
    words: 'vendors',
    row: (r) => ({ id: r.number, scope: '', lookup: fold(r.name), body: r }),
  },
  costCode: { list: 'costCode', words: 'cost codes', row: (r) => ({ id: r.code, scope: '', lookup: r.code, body: r }) },
  costType: {
    list: 'costType',
    words: 'cost types',
    row: (r) => ({ id: `${r.number}`, scope: '', lookup: fold(r.name), body: r }),
  },
  subcontract: {
    list: 'subcontract',
    words: 'subcontracts',
    row: (r) => ({ id: r.key, scope: '', lookup: fold(r.number), body: r }),
  },
  purchaseOrder: {
    list: 'purchaseOrder',
    words: 'purchase orders',
    row: (r) => ({ id: r.key, scope: '', lookup: fold(r.number), body: r }),
  },
};

/** As numbers are found: trimmed, lower case. */
function fold(text: string | null): string {
  return (text ?? '').trim().toLowerCase();
}
