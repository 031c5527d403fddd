// Projects and jobs, companies and vendors, codes and types: one of each with defaults that fit together.
import type { ProcoreCompany, SageVendor } from '#shared/domain/documents/company.ts';
import type { ProcoreCostCode, SageCostCode, SageCostType } from '#shared/domain/documents/cost-code.ts';
import type { ProcoreProject, SageJob } from '#shared/domain/documents/project.ts';
import { noon } from './values.ts';

export function aProject(part: Partial<ProcoreProject> = {}): ProcoreProject {
  return {
    id: '77',
    name: 'Pier 9 Warehouse',
    number: '26-014',
    active: true,
    timeZone: 'America/Los_Angeles',
    city: 'Oakland',
    originId: 's100c:job:1042',
    originCode: '1042',
    updatedAt: noon,
    ...part,
  };
}

export function aJob(part: Partial<SageJob> = {}): SageJob {
  return {
    number: '1042',
    name: 'Pier 9 Warehouse',
    shortName: 'Pier 9',
    status: 4,
    inactive: false,
    phases: [],
    key: '00000000-0000-4000-8000-000000001042',
    changedAt: noon,
    ...part,
  };
}

export function aCompany(part: Partial<ProcoreCompany> = {}): ProcoreCompany {
  return {
    id: '5512',
    name: 'Harbor Electric Inc.',
    active: true,
    city: 'Oakland',
    originId: 's100c:vendor:317',
    originCode: '317',
    updatedAt: noon,
    ...part,
  };
}

export function aVendor(part: Partial<SageVendor> = {}): SageVendor {
  return {
    number: '317',
    name: 'Harbor Electric Inc.',
    shortName: 'Harbor Electric',
    inactive: false,
    vendorType: 2,
    key: '00000000-0000-4000-8000-000000000317',
    changedAt: noon,
    ...part,
  };
}

export function aProcoreCostCode(part: Partial<ProcoreCostCode> = {}): ProcoreCostCode {
  return {
    id: '9001',
    projectId: '77',
    fullCode: '16-100',
    name: 'Electrical',
    originId: 's100c:job:1042:cc:16100.000',
    updatedAt: noon,
    ...part,
  };
}

export function aSageCostCode(part: Partial<SageCostCode> = {}): SageCostCode {
  return {
    code: '16100.000',
    name: 'Electrical',
    key: '00000000-0000-4000-8000-000000016100',
    changedAt: noon,
    ...part,
  };
}

export const sageCostTypes: readonly SageCostType[] = [
  { number: 1, name: 'Material' },
  { number: 2, name: 'Labor' },
  { number: 3, name: 'Equipment' },
  { number: 4, name: 'Subcontract' },
  { number: 5, name: 'Other' },
];
