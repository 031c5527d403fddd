// Jobs, vendors, codes and types as the checks need them, read once per run.
import type { ProcoreCompany, SageVendor } from '#shared/domain/documents/company.ts';
import type { SageCostCode, SageCostType } from '#shared/domain/documents/cost-code.ts';
import type { ProcoreProject, SageJob } from '#shared/domain/documents/project.ts';
import { parseOriginId } from '#shared/domain/pairing/origin-id.ts';
import type { ListOf, MirrorRecords } from '../ports/mirror.ts';
import type { ReadHandle } from '../ports/store.ts';

export interface Masters {
  project(id: string): ProcoreProject | null;
  /** The Sage job a project is linked to. */
  jobOf(project: ProcoreProject | null): SageJob | null;
  company(id: string | null): ProcoreCompany | null;
  vendorOf(company: ProcoreCompany | null): SageVendor | null;
  costCode(code: string): SageCostCode | null;
  costType(number: number): SageCostType | null;
}

export function createMasters(read: ReadHandle): Masters {
  const cache = new Map<string, unknown>();
  const get = <S extends 'procore' | 'sage', L extends ListOf<S>>(
    side: S,
    list: L,
    id: string,
  ): MirrorRecords[S][L] | null => {
    const key = `${side}/${list}/${id}`;
    if (!cache.has(key)) cache.set(key, read.mirror.get(side, list, id));
    return cache.get(key) as MirrorRecords[S][L] | null;
  };
  return {
    project: (id) => get('procore', 'project', id),
    jobOf: (project) => {
      const key = parseOriginId(project?.originId ?? null);
      return key?.what === 'job' ? get('sage', 'job', key.job) : null;
    },
    company: (id) => (id === null ? null : get('procore', 'company', id)),
    vendorOf: (company) => {
      const key = parseOriginId(company?.originId ?? null);
      return key?.what === 'vendor' ? get('sage', 'vendor', key.vendor) : null;
    },
    costCode: (code) => get('sage', 'costCode', code),
    costType: (number) => get('sage', 'costType', `${number}`),
  };
}
