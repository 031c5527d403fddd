// The company directory: vendors, the inactive ones, and the vendors of a project.
import { parameter } from '../call-scope.ts';
import { external, flag, reference, requiredText, texts } from '../field-writers.ts';
import { anyOf, byField, byIds, changeRanges } from '../filters.ts';
import { isObject } from '../http-exchange.ts';
import type { ProcoreVendor } from '../procore-data.ts';
import type { ApiRecord, Call, FieldWriter, FilterRule, ResourceKind, View } from '../resource-kind.ts';
import { allBut, only } from '../views.ts';

const plainTexts = [
  'abbreviated_name',
  'legal_name',
  'trade_name',
  'address',
  'city',
  'state_code',
  'zip',
  'country_code',
  'business_phone',
  'mobile_phone',
  'fax_number',
  'email_address',
  'website',
  'license_number',
  'notes',
];

const search: FilterRule = (values) => {
  const wanted = (values[0] ?? '').toLowerCase();
  return (record) => {
    const vendor = record as ProcoreVendor;
    const texts = [vendor.name, vendor.trade_name, vendor.origin_code, vendor.business_register?.identifier];
    return texts.some((text) => text?.toLowerCase().includes(wanted));
  };
};

const businessRegister: FieldWriter = (draft, value, call) => {
  if (!isObject(value)) return 'is invalid';
  const before = isObject(draft.business_register) ? draft.business_register : null;
  draft.business_register = {
    id: before?.id ?? call.context.ids.next(),
    type: String(value.type ?? 'EIN'),
    identifier: String(value.identifier ?? ''),
    verification_status: 'unverified',
  };
  return null;
};

const parentId = reference('parent', (id, call) => {
  const parent = call.lookup.vendor(id);
  return parent && { id, name: parent.name };
});

function synced(record: ApiRecord): ApiRecord {
  return { ...record, synced_to_erp: (record.origin_id ?? null) !== null };
}

const full: View = (record) => synced(record);
const normal: View = (record, call) => allBut(['business_register', 'notes', 'parent'])(synced(record), call);

function blank(call: Call, id: number): ApiRecord {
  const now = call.context.clock.timestamp();
  const vendor: ProcoreVendor = {
    id,
    name: '',
    company: '',
    address: null,
    city: null,
    state_code: null,
    zip: null,
    country_code: null,
    business_phone: null,
    email_address: null,
    is_active: true,
    project_ids: [],
    synced_to_erp: false,
    origin_id: null,
    origin_code: null,
    origin_data: null,
    created_at: now,
    updated_at: now,
  };
  return vendor;
}

export const vendors: ResourceKind = {
  name: 'vendor',
  path: '/rest/v1.0/vendors',
  scope: 'company',
  offers: ['list', 'show', 'create', 'update', 'sync'],
  records: (call) => call.context.data.vendors,
  listed: () => (record) => record.is_active === true,
  filters: {
    ...changeRanges,
    id: byIds,
    origin_id: byField('origin_id'),
    search,
    parent_id: anyOf((record) => (isObject(record.parent) ? record.parent.id : null)),
  },
  sorts: ['name', 'id', 'created_at', 'updated_at'],
  views: {
    compact: only(['id', 'name']),
    normal,
    summary: normal,
    directory: normal,
    extended: full,
    erp: (record) => ({ ...synced(record), origin_custom_fields: {}, erp_custom_fields: {} }),
  },
  defaultView: 'extended',
  show: full,
  perPage: { standard: 100, maximum: 2000 },
  write: {
    fields: {
      ...external,
      ...texts(plainTexts),
      name: requiredText('name'),
      is_active: flag('is_active'),
      business_register_attributes: businessRegister,
      parent_id: parentId,
    },
    required: ['name'],
    blank,
    insert: (record, call) => call.context.data.vendors.push(record as ProcoreVendor),
    settle(record) {
      record.company = record.name;
      record.synced_to_erp = (record.origin_id ?? null) !== null;
    },
  },
};

export const inactiveVendors: ResourceKind = {
  ...vendors,
  path: '/rest/v1.0/companies/:company_id/vendors/inactive',
  offers: ['list'],
  listed: () => (record) => record.is_active !== true,
};

export const projectVendors: ResourceKind = {
  ...vendors,
  path: '/rest/v1.0/projects/:project_id/vendors',
  scope: 'project',
  offers: ['list'],
  records: (call) => {
    const project = Number(parameter(call, 'project_id'));
    return call.context.data.vendors.filter((vendor) => vendor.project_ids.includes(project));
  },
};
