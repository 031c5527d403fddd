// Projects: list (v1.1), show, change and sync.
import { mayUseProject, parameter, requirePermitted } from '../call-scope.ts';
import { dates, decimal, external, flag, requiredText, text, texts } from '../field-writers.ts';
import { byField, byIds, changeRanges, yesNo } from '../filters.ts';
import type { ProcoreProject } from '../procore-data.ts';
import type { ApiRecord, Call, FilterRule, ResourceKind, View } from '../resource-kind.ts';
import { allBut, only } from '../views.ts';

const everyone: FilterRule = () => () => true;

function byStatus(values: string[]): (record: ApiRecord) => boolean {
  const [status] = values;
  if (status === 'All') return () => true;
  return (record) => record.active === (status !== 'Inactive');
}

/** Active projects unless a known filter asks for others. */
function listed(call: Call): (record: ApiRecord) => boolean {
  const asked = call.request.query.getAll('filters[by_status]');
  return byStatus(asked.length > 0 ? asked : ['Active']);
}

const ofVendor: FilterRule = (values, call) => {
  const vendors = call.context.data.vendors.filter((vendor) => values.includes(String(vendor.id)));
  const projects = new Set(vendors.flatMap((vendor) => vendor.project_ids));
  return (record) => projects.has(record.id);
};

const full: View = (record) => record;

function reachable(call: Call): ApiRecord[] {
  const one = parameter(call, 'id');
  if (call.params.id !== undefined && one !== null) requirePermitted(call, Number(one));
  return call.context.data.projects.filter((project) => mayUseProject(call, project.id));
}

function blank(call: Call, id: number): ApiRecord {
  const now = call.context.clock.timestamp();
  const project: ProcoreProject = {
    id,
    name: '',
    display_name: '',
    project_number: null,
    active: true,
    address: null,
    city: null,
    state_code: null,
    zip: null,
    country_code: 'US',
    start_date: null,
    completion_date: null,
    total_value: null,
    standard_cost_code_list_id: call.context.data.standardCostCodeLists[0]?.id ?? null,
    is_erp_integrated: false,
    company: { id: call.context.data.company.id, name: call.context.data.company.name },
    custom_fields: {},
    origin_id: null,
    origin_code: null,
    origin_data: null,
    created_at: now,
    updated_at: now,
  };
  return project;
}

function settle(record: ApiRecord, changed: ReadonlySet<string>): void {
  const project = record as ProcoreProject;
  if (!changed.has('name') && !changed.has('project_number')) return;
  project.display_name = project.project_number ? `${project.project_number} - ${project.name}` : project.name;
}

export const projects: ResourceKind = {
  name: 'project',
  path: '/rest/v1.0/projects',
  listPath: '/rest/v1.1/projects',
  scope: 'company',
  offers: ['list', 'show', 'update', 'sync'],
  records: reachable,
  listed,
  filters: {
    ...changeRanges,
    id: byIds,
    name: byField('name'),
    project_number: byField('project_number'),
    origin_id: byField('origin_id'),
    synced: yesNo('synced', (record) => (record.origin_id ?? null) !== null),
    is_demo: yesNo('is_demo', (record) => record.is_demo === true),
    vendor_id: ofVendor,
    by_status: everyone,
  },
  sorts: ['name', 'display_name'],
  views: {
    ids: (record) => record.id,
    compact: only(['id', 'name', 'display_name', 'project_number', 'active', 'address', 'city', 'state_code', 'zip']),
    normal: allBut(['custom_fields']),
    extended: full,
  },
  defaultView: 'normal',
  show: full,
  perPage: { standard: 100, maximum: 300 },
  write: {
    fields: {
      ...external,
      ...texts([
        'accounting_project_number',
        'address',
        'city',
        'county',
        'state_code',
        'zip',
        'country_code',
        'phone',
      ]),
      ...dates(['start_date', 'completion_date', 'projected_finish_date']),
      name: requiredText('name'),
      project_number: text('project_number'),
      public_notes: text('public_notes'),
      delivery_method: text('delivery_method'),
      active: flag('active'),
      total_value: decimal('total_value'),
      estimated_value: decimal('estimated_value'),
    },
    required: ['name'],
    blank,
    insert: (record, call) => call.context.data.projects.push(record as ProcoreProject),
    settle,
  },
};
