// Procore's company, people, projects and directory of the sample company.
import type { ProcoreProject, ProcoreUser, ProcoreVendor } from '../procore-server/procore-data.ts';
import { procoreMoney } from './cents.ts';
import { projectTimeZone } from './contracts.ts';
import { addDays, instant } from './dates.ts';
import { type Job, jobTypes } from './jobs.ts';
import { jobOrigin, vendorOrigin } from './origins.ts';
import { firmNames } from './vendor-names.ts';
import type { Vendor } from './vendors.ts';

export const sampleCompany = { id: 562_949_953_427_001, name: 'Harbor & Pine Builders' } as const;
export const standardListId = 88_012;

const PROJECT_BASE = 562_949_954_880_000 - 930;

export const projectId = (job: Job): number => PROJECT_BASE + job.number;

export const people: readonly ProcoreUser[] = [
  { id: 562_949_953_500_011, login: 'dana.whitfield@harborpine.example', name: 'Dana Whitfield' },
  { id: 562_949_953_500_012, login: 'marco.ruiz@harborpine.example', name: 'Marco Ruiz' },
  { id: 562_949_953_500_013, login: 'ingrid.solberg@harborpine.example', name: 'Ingrid Solberg' },
  { id: 562_949_953_500_014, login: 'theo.nakamura@harborpine.example', name: 'Theo Nakamura' },
];

export const serviceAccount: ProcoreUser = {
  id: 562_949_953_500_001,
  login: 'tieout-service@procore.example',
  name: 'Tieout Service',
};

export function makeProject(job: Job, today: string): ProcoreProject {
  const created = addDays(job.start, -25);
  return {
    id: projectId(job),
    name: job.name,
    display_name: `${job.number} - ${job.name}`,
    project_number: String(job.number),
    active: true,
    address: job.address,
    city: job.city,
    state_code: job.state,
    zip: job.zip,
    country_code: 'US',
    time_zone: projectTimeZone.rails,
    tz_name: projectTimeZone.iana,
    start_date: job.start,
    completion_date: job.end,
    total_value: procoreMoney(job.value),
    standard_cost_code_list_id: standardListId,
    is_erp_integrated: job.inSage,
    project_type: { id: 7400 + job.type, name: jobTypes[job.type - 1] ?? 'Commercial' },
    company: { ...sampleCompany },
    custom_fields: {},
    origin_id: job.inSage ? jobOrigin(job.number) : null,
    origin_code: job.inSage ? String(job.number) : null,
    origin_data: null,
    created_at: instant(created, '17:20:11'),
    updated_at: instant(created < today ? addDays(created, 1) : created, '18:03:22'),
  };
}

function stampsOf(vendor: Vendor, today: string): { created_at: string; updated_at: string } {
  const age = 900 - ((vendor.procoreId * 7) % 700);
  return {
    created_at: instant(addDays(today, -age), '17:00:00'),
    updated_at: instant(addDays(today, -Math.floor(age / 3)), '16:12:45'),
  };
}

export function makeDirectory(vendors: readonly Vendor[], today: string): ProcoreVendor[] {
  return vendors.flatMap((vendor): ProcoreVendor[] => {
    const { procoreName } = vendor;
    if (procoreName === null) return [];
    return [
      {
        id: vendor.procoreId,
        name: procoreName,
        company: procoreName,
        address: vendor.address,
        city: vendor.city,
        state_code: vendor.state,
        zip: vendor.zip,
        country_code: 'US',
        business_phone: vendor.phone,
        email_address: vendor.email,
        website: null,
        is_active: true,
        license_number: vendor.license,
        notes: null,
        project_ids: [],
        synced_to_erp: vendor.linked,
        origin_id: vendor.linked && vendor.number !== null ? vendorOrigin(vendor.number) : null,
        origin_code: vendor.linked ? String(vendor.number) : null,
        origin_data: null,
        ...stampsOf(vendor, today),
      },
    ];
  });
}

/** The size of the directory before the scale generator adds to it. */
export const directorySize = firmNames.flat().length;
