// Cost codes of a project, the company's standard codes and their lists. Only the sync action writes them.
import { parameter } from '../call-scope.ts';
import { hiddenExternal, requiredText, wholeNumber } from '../field-writers.ts';
import { byField, byIds } from '../filters.ts';
import type { ProcoreCostCode, ProcoreStandardCostCode } from '../procore-data.ts';
import type { ApiRecord, Call, FieldWriter, ResourceKind, View } from '../resource-kind.ts';
import { only } from '../views.ts';

type Code = ProcoreCostCode | ProcoreStandardCostCode;

function fullCodeOf(code: Code, all: readonly Code[]): string {
  const parent = all.find((other) => other.id === code.parent.id);
  return parent === undefined ? code.code : `${parent.full_code}-${code.code}`;
}

/** A code's full code follows its own part and its parents, down the tree. */
function renumber(code: Code, all: readonly Code[]): void {
  code.full_code = fullCodeOf(code, all);
  code.sortable_code = code.full_code;
  for (const child of all) if (child.parent.id === code.id && child.id !== code.id) renumber(child, all);
}

function parentWriter(codes: (call: Call) => readonly Code[]): FieldWriter {
  return (draft, value, call) => {
    if (value !== null && !codes(call).some((code) => code.id === value && code.id !== draft.id)) return 'is invalid';
    draft.parent = { id: value };
    return null;
  };
}

function projectCodes(call: Call): ProcoreCostCode[] {
  const project = Number(parameter(call, 'project_id'));
  const subJob = parameter(call, 'sub_job_id');
  const codes = call.context.data.costCodes.filter((code) => code.project_id === project && code.deleted_at === null);
  if (subJob === null) return codes;
  return codes.filter((code) => code.biller_type === 'SubJob' && String(code.biller_id) === subJob);
}

const costCodeView: View = (record, call) => {
  const { project_id: _internal, ...code } = record as ProcoreCostCode;
  return { ...code, line_item_types: code.line_item_types.map((type) => call.lookup.lineItemType(type.id) ?? type) };
};

function blankCode(call: Call, id: number): ApiRecord {
  const project = call.lookup.project(Number(parameter(call, 'project_id')));
  const now = call.context.clock.timestamp();
  const code: ProcoreCostCode = {
    id,
    project_id: project?.id ?? 0,
    name: '',
    code: '',
    full_code: '',
    sortable_code: '',
    parent: { id: null },
    biller: project?.name ?? '',
    biller_id: project?.id ?? 0,
    biller_type: 'Project',
    budgeted: false,
    position: null,
    standard_cost_code_id: null,
    standard_cost_code_list_id: project?.standard_cost_code_list_id ?? null,
    line_item_types: [],
    origin_id: null,
    origin_data: null,
    created_at: now,
    updated_at: now,
    deleted_at: null,
  };
  return code;
}

export const costCodes: ResourceKind = {
  name: 'cost_code',
  path: '/rest/v1.0/cost_codes',
  scope: 'project',
  offers: ['list', 'show', 'sync'],
  records: projectCodes,
  filters: { id: byIds, origin_id: byField('origin_id') },
  sorts: ['full_code'],
  views: {
    default: costCodeView,
    erp_compact: only(['id', 'name', 'code', 'full_code', 'parent', 'origin_id', 'origin_data']),
  },
  defaultView: 'default',
  show: costCodeView,
  perPage: { standard: 100, maximum: 2000 },
  write: {
    fields: {
      ...hiddenExternal,
      code: requiredText('code'),
      name: requiredText('name'),
      position: wholeNumber('position'),
      standard_cost_code_id: wholeNumber('standard_cost_code_id'),
      parent_id: parentWriter(projectCodes),
    },
    required: ['code', 'name'],
    blank: blankCode,
    insert: (record, call) => call.context.data.costCodes.push(record as ProcoreCostCode),
    settle(record, changed, call) {
      if (changed.has('code') || changed.has('parent')) renumber(record as ProcoreCostCode, projectCodes(call));
    },
  },
};

function standardCodes(call: Call): ProcoreStandardCostCode[] {
  const list = parameter(call, 'standard_cost_code_list_id');
  const codes = call.context.data.standardCostCodes;
  return list === null ? codes : codes.filter((code) => String(code.standard_cost_code_list_id) === list);
}

export const standardCostCodes: ResourceKind = {
  name: 'standard_cost_code',
  path: '/rest/v1.0/standard_cost_codes',
  scope: 'company',
  offers: ['list', 'show', 'sync'],
  records: standardCodes,
  filters: { id: byIds, origin_id: byField('origin_id') },
  sorts: ['full_code'],
  views: { default: (record) => record, compact: only(['id', 'name', 'full_code']), extended: (record) => record },
  defaultView: 'default',
  show: (record) => record,
  perPage: { standard: 100, maximum: 2000 },
  write: {
    fields: {
      ...hiddenExternal,
      code: requiredText('code'),
      name: requiredText('name'),
      parent_id: parentWriter(standardCodes),
    },
    required: ['code', 'name'],
    blank(call, id) {
      const now = call.context.clock.timestamp();
      const code: ProcoreStandardCostCode = {
        id,
        name: '',
        code: '',
        full_code: '',
        sortable_code: '',
        parent: { id: null },
        standard_cost_code_list_id: Number(
          parameter(call, 'standard_cost_code_list_id') ?? call.context.data.standardCostCodeLists[0]?.id ?? 0,
        ),
        origin_id: null,
        origin_data: null,
        created_at: now,
        updated_at: now,
      };
      return code;
    },
    insert: (record, call) => call.context.data.standardCostCodes.push(record as ProcoreStandardCostCode),
    settle(record, changed, call) {
      if (!changed.has('code') && !changed.has('parent')) return;
      renumber(record as ProcoreStandardCostCode, standardCodes(call));
    },
  },
};

export const standardCostCodeLists: ResourceKind = {
  name: 'standard_cost_code_list',
  path: '/rest/v1.0/standard_cost_code_lists',
  scope: 'company',
  offers: ['list'],
  records: (call) => call.context.data.standardCostCodeLists,
  filters: {},
  sorts: [],
  views: { default: (record) => record },
  defaultView: 'default',
  show: (record) => record,
  perPage: { standard: 100, maximum: 2000 },
};
