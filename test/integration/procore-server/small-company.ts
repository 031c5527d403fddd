// A small company for the tests of the sample Procore: two projects, five vendors, one approved and one draft contract.
import {
  emptyProcoreData,
  type ProcoreCommitmentLine,
  type ProcoreCostCode,
  type ProcoreData,
  type ProcoreProject,
  type ProcorePurchaseOrderContract,
  type ProcoreVendor,
  type ProcoreWorkOrderContract,
} from '../../../src/main/sample/procore-server/procore-data.ts';

export const companyId = 562949953427001;
export const clinicId = 562949954880112;
export const schoolId = 562949954880113;
export const closedId = 562949954880114;
export const approvedId = 598134325900201;
export const draftId = 598134325900202;
export const lineId = 598134325900311;
export const orderId = 598134325905000;
export const cascadeId = 562949955220401;

const stamp = '2026-01-02T08:00:00Z';
const noKeys = { origin_id: null, origin_code: null, origin_data: null };

function project(id: number, number: string, active = true): ProcoreProject {
  return {
    id,
    name: `Job ${number}`,
    display_name: `${number} - Job ${number}`,
    project_number: number,
    active,
    address: '18 Maple St',
    city: 'Eugene',
    state_code: 'OR',
    zip: '97401',
    country_code: 'US',
    start_date: '2026-01-12',
    completion_date: null,
    total_value: '1850000.00',
    standard_cost_code_list_id: 88012,
    is_erp_integrated: true,
    company: { id: companyId, name: 'Harbor & Pine Builders' },
    custom_fields: {},
    ...noKeys,
    created_at: stamp,
    updated_at: stamp,
  };
}

function vendor(position: number, name: string, updatedAt: string): ProcoreVendor {
  return {
    id: 562949955220400 + position,
    name,
    company: name,
    address: null,
    city: null,
    state_code: 'OR',
    zip: null,
    country_code: 'US',
    business_phone: null,
    email_address: null,
    is_active: true,
    project_ids: position <= 2 ? [clinicId] : [],
    synced_to_erp: false,
    ...noKeys,
    created_at: stamp,
    updated_at: updatedAt,
  };
}

function code(id: number, projectId: number, part: string): ProcoreCostCode {
  return {
    id,
    project_id: projectId,
    name: `Code ${part}`,
    code: part,
    full_code: part,
    sortable_code: part,
    parent: { id: null },
    biller: 'Clinic',
    biller_id: projectId,
    biller_type: 'Project',
    budgeted: true,
    position: null,
    standard_cost_code_id: null,
    standard_cost_code_list_id: 88012,
    line_item_types: [],
    origin_id: null,
    origin_data: null,
    created_at: stamp,
    updated_at: stamp,
    deleted_at: null,
  };
}

const subcontractType = {
  id: 9004,
  name: 'Subcontract',
  code: 'S',
  base_type: 'commitment' as const,
  origin_id: 's100c:ct:4',
  origin_data: null,
};

function line(id: number, holder: ProcoreCommitmentLine['holder'], amount: string): ProcoreCommitmentLine {
  return {
    id,
    position: 1,
    description: 'Rough-in',
    amount,
    quantity: '0.0',
    unit_cost: '0.0',
    uom: null,
    extended_type: 'manual',
    extended_amount: amount,
    total_amount: amount,
    tax_code_id: null,
    cost_code: { id: 41001, name: 'Code 16', full_code: '16', origin_id: null },
    line_item_type: subcontractType,
    wbs_code: { id: 730011, flat_code: '16.S', description: 'Code 16.Subcontract' },
    holder,
    origin_id: null,
    origin_data: null,
    created_at: stamp,
    updated_at: stamp,
  };
}

function contract<S extends string>(id: number, number: string, status: S) {
  return {
    id,
    number,
    title: 'Electrical',
    description: '<b>All</b> wiring',
    status,
    accounting_method: 'amount' as const,
    executed: true,
    private: true,
    retainage_percent: '10.00',
    project: { id: clinicId, name: 'Job 1042' },
    vendor: { id: cascadeId, company: 'Cascade Electric LLC' },
    contract_date: '2026-01-05',
    grand_total: '150000.00',
    approved_change_orders: '0.0',
    pending_change_orders: '0.0',
    draft_change_orders_amount: '0.0',
    revised_contract: '150000.00',
    pending_revised_contract: '150000.00',
    total_payments: '0.0',
    total_requisitions_amount: '0.0',
    total_draw_requests_amount: '0.0',
    remaining_balance_outstanding: '150000.00',
    percentage_paid: '0.0',
    currency_configuration: { currency_iso_code: 'USD' },
    custom_fields: {},
    created_by_id: 562949953000011,
    deleted_at: null,
    ...noKeys,
    created_at: stamp,
    updated_at: stamp,
  };
}

function subcontract(id: number, status: ProcoreWorkOrderContract['status'], line_items: ProcoreCommitmentLine[]) {
  return { ...contract(id, `SC-${id % 1000}`, status), line_items } satisfies ProcoreWorkOrderContract;
}

export function smallCompany(): ProcoreData {
  const data = emptyProcoreData({ id: companyId, name: 'Harbor & Pine Builders' });
  data.users.push({ id: 562949953000011, login: 'dana@harborpine.example', name: 'Dana Reyes' });
  data.projects.push(project(clinicId, '1042'), project(schoolId, '1043'), project(closedId, '1001', false));
  data.vendors.push(
    vendor(1, 'Cascade Electric LLC', '2026-01-02T08:12:45Z'),
    vendor(2, 'Añejo & Ω "Glass"', '2026-01-03T00:00:00Z'),
    vendor(3, 'Boreal Plumbing', '2026-01-04T12:00:00Z'),
    vendor(4, 'Delta Roofing', '2026-01-05T12:00:00Z'),
    vendor(5, 'Evergreen Paint', '2026-01-06T12:00:00Z'),
  );
  data.costCodes.push(code(41001, clinicId, '16'), code(41002, clinicId, '17'), code(42001, schoolId, '16'));
  data.lineItemTypes.push({ ...subcontractType });
  const holder = { id: approvedId, holder_type: 'WorkOrderContract' as const };
  data.workOrderContracts.push(
    subcontract(approvedId, 'Approved', [line(lineId, holder, '150000.00')]),
    subcontract(draftId, 'Draft', [line(lineId + 1, { ...holder, id: draftId }, '150000.00')]),
  );
  const order: ProcorePurchaseOrderContract = {
    ...contract(orderId, 'PO-0001', 'Draft' as const),
    delivery_date: '2026-03-01',
    line_items: [line(598134325905001, { id: orderId, holder_type: 'PurchaseOrderContract' }, '150000.00')],
  };
  data.purchaseOrderContracts.push(order);
  return data;
}
