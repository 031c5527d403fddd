// Work order and purchase order contracts: one description, made twice, and the short list of both.
import { parameter } from '../call-scope.ts';
import { dates, decimal, external, flag, oneOf, reference, requiredText, texts } from '../field-writers.ts';
import { byField, byIds, changeRanges } from '../filters.ts';
import type { ProcoreCommitment } from '../procore-data.ts';
import type { ApiRecord, Call, FilterRule, Predicate, ResourceKind, View } from '../resource-kind.ts';
import { lineView, vendorReference } from '../views.ts';

export type Commitment = ProcoreCommitment<string>;

export type CommitmentKind = {
  name: 'work_order_contract' | 'purchase_order_contract';
  path: string;
  statuses: readonly string[];
  collection(call: Call): ApiRecord[];
  extraTexts: readonly string[];
  extraDates: readonly string[];
  hasExtendedView: boolean;
};

/** While in these, vendor and lines cannot be changed. */
export const lockedStatuses: readonly string[] = ['Approved', 'Complete', 'Closed'];

export function projectCommitments(spec: CommitmentKind, call: Call): ApiRecord[] {
  const project = parameter(call, 'project_id');
  return spec.collection(call).filter((record) => String((record as Commitment).project.id) === project);
}

const compact: View = (record, call) => {
  const { line_items: _lines, ...header } = record as Commitment;
  return { ...header, vendor: vendorReference(header.vendor, call, false) };
};

const extended: View = (record, call) => ({
  ...record,
  vendor: vendorReference(record.vendor, call, false),
  line_items: (record as Commitment).line_items.map((line) => lineView(line, call)),
});

export const commitmentShow: View = (record, call) => ({
  change_order_packages: [],
  change_order_requests: [],
  potential_change_orders: [],
  payments_issued: [],
  attachments: [],
  invoice_contacts: [],
  ...record,
  vendor: vendorReference(record.vendor, call, true),
  line_items: (record as Commitment).line_items.map((line) => lineView(line, call)),
});

const everyone: FilterRule = () => () => true;

function listed(call: Call): Predicate {
  const deleted = (record: ApiRecord): boolean => (record.deleted_at ?? null) !== null;
  switch (call.request.query.get('filters[include_deleted]')) {
    case 'only':
      return deleted;
    case 'with':
      return () => true;
    default:
      return (record) => !deleted(record);
  }
}

const vendorId = reference('vendor', (id, call) => {
  const vendor = call.lookup.vendor(id);
  return vendor && { id, company: vendor.name, origin_id: vendor.origin_id, origin_data: vendor.origin_data };
});

function blank(spec: CommitmentKind, call: Call, id: number): ApiRecord {
  const project = call.lookup.project(Number(parameter(call, 'project_id')));
  const now = call.context.clock.timestamp();
  const prefix = spec.name === 'work_order_contract' ? 'SC' : 'PO';
  const contract: Commitment = {
    id,
    number: `${prefix}-${String(spec.collection(call).length + 1).padStart(4, '0')}`,
    title: null,
    description: null,
    status: 'Draft',
    accounting_method: 'amount',
    executed: false,
    private: true,
    retainage_percent: '0.0',
    project: { id: project?.id ?? 0, name: project?.name ?? '' },
    vendor: null,
    contract_date: null,
    grand_total: '0.0',
    approved_change_orders: '0.0',
    pending_change_orders: '0.0',
    draft_change_orders_amount: '0.0',
    revised_contract: '0.0',
    pending_revised_contract: '0.0',
    total_payments: '0.0',
    total_requisitions_amount: '0.0',
    total_draw_requests_amount: '0.0',
    remaining_balance_outstanding: '0.0',
    percentage_paid: '0.0',
    currency_configuration: { currency_iso_code: 'USD' },
    custom_fields: {},
    created_by_id: call.caller.userId,
    deleted_at: null,
    line_items: [],
    origin_id: null,
    origin_code: null,
    origin_data: null,
    created_at: now,
    updated_at: now,
  };
  return contract;
}

const lockedFields = ['vendor', 'accounting_method'];
const commonDates = [
  'contract_date',
  'execution_date',
  'issued_on_date',
  'letter_of_intent_date',
  'approval_letter_date',
  'returned_date',
  'signed_contract_received_date',
];

export function commitmentResource(spec: CommitmentKind): ResourceKind {
  return {
    name: spec.name,
    path: spec.path,
    scope: 'project',
    offers: ['list', 'show', 'update', 'sync'],
    records: (call) => projectCommitments(spec, call),
    listed,
    filters: {
      ...changeRanges,
      id: byIds,
      status: byField('status'),
      origin_id: byField('origin_id'),
      include_deleted: everyone,
    },
    sorts: ['id', 'number', 'created_at', 'updated_at'],
    views: spec.hasExtendedView ? { compact, extended } : { compact },
    defaultView: 'compact',
    show: commitmentShow,
    perPage: { standard: 100, maximum: 2000 },
    write: {
      fields: {
        ...external,
        ...texts(['title', 'description', ...spec.extraTexts]),
        ...dates([...commonDates, ...spec.extraDates]),
        number: requiredText('number'),
        status: oneOf('status', spec.statuses),
        accounting_method: oneOf('accounting_method', ['amount', 'unit']),
        executed: flag('executed'),
        private: flag('private'),
        retainage_percent: decimal('retainage_percent'),
        vendor_id: vendorId,
      },
      required: [],
      blank: (call, id) => blank(spec, call, id),
      insert: (record, call) => spec.collection(call).push(record),
      locked(before, changed) {
        if (before === null || !lockedStatuses.includes((before as Commitment).status)) return null;
        if (!lockedFields.some((field) => changed.has(field))) return null;
        return { base: [`The vendor of a contract that is ${(before as Commitment).status} cannot be changed`] };
      },
    },
  };
}

export const workOrders: CommitmentKind = {
  name: 'work_order_contract',
  path: '/rest/v1.0/work_order_contracts',
  statuses: ['Draft', 'Out For Bid', 'Out For Signature', 'Approved', 'Complete', 'Terminated', 'Void'],
  collection: (call) => call.context.data.workOrderContracts as ApiRecord[],
  extraTexts: ['inclusions', 'exclusions'],
  extraDates: ['contract_start_date', 'contract_estimated_completion_date', 'actual_completion_date'],
  hasExtendedView: true,
};

export const purchaseOrders: CommitmentKind = {
  name: 'purchase_order_contract',
  path: '/rest/v1.0/purchase_order_contracts',
  statuses: ['Draft', 'Processing', 'Submitted', 'Partially Received', 'Received', 'Approved', 'Closed'],
  collection: (call) => call.context.data.purchaseOrderContracts as ApiRecord[],
  extraTexts: ['bill_to_address', 'ship_to_address', 'ship_via', 'payment_terms'],
  extraDates: ['delivery_date'],
  hasExtendedView: false,
};

const short: View = (record, call) => {
  const { id, title, number, status, description, executed, private: hidden, created_at } = record as Commitment;
  const vendor = (record as Commitment).vendor;
  const name = vendor === null ? null : (call.lookup.vendor(vendor.id)?.name ?? vendor.company);
  const delivery = record.delivery_date ?? null;
  return {
    ...{ id, title, number, status, description, executed, delivery_date: delivery, private: hidden },
    vendor: vendor === null ? null : { id: vendor.id, name },
    created_at,
  };
};

export const allCommitments: ResourceKind = {
  name: 'commitment',
  path: '/rest/v1.0/commitments',
  scope: 'project',
  offers: ['list'],
  records: (call) => [...projectCommitments(workOrders, call), ...projectCommitments(purchaseOrders, call)],
  listed: () => (record) => (record.deleted_at ?? null) === null,
  filters: {},
  sorts: [],
  views: { default: short },
  defaultView: 'default',
  show: short,
  perPage: { standard: 100, maximum: 2000 },
};
