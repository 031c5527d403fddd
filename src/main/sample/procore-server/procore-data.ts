// What the sample company's Procore holds: records in the shape of the API's show views (Procore REST reference, v1).

/** Money, quantities and percents: decimal text without thousands separators, e.g. `"212000.0"`. */
export type DecimalText = string;
/** A timestamp in UTC with seconds, e.g. `2026-01-05T14:03:22Z`. */
export type TimestampText = string;
/** A date without a time, e.g. `2026-01-05`. */
export type DateText = string;

/** The keys that an accounting integration writes; `origin_id` is unique within the company (setting `originIdScope`). */
export type ExternalFields = {
  origin_id: string | null;
  origin_code: string | null;
  origin_data: string | null;
};

/** Lines and codes have no visible ERP number. */
export type HiddenExternalFields = { origin_id: string | null; origin_data: string | null };

export type Stamps = { created_at: TimestampText; updated_at: TimestampText };

export type ProcoreCompany = {
  id: number;
  name: string;
  is_active: boolean;
  logo_url: string | null;
  my_company: boolean;
  pcn_business_experience: boolean | null;
};

export type ProcoreUser = { id: number; login: string; name: string };

export type ProcoreProject = ExternalFields &
  Stamps & {
    id: number;
    name: string;
    display_name: string;
    project_number: string | null;
    accounting_project_number?: string | null;
    active: boolean;
    address: string | null;
    city: string | null;
    county?: string | null;
    state_code: string | null;
    zip: string | null;
    country_code: string | null;
    phone?: string | null;
    time_zone?: string;
    tz_name?: string;
    start_date: DateText | null;
    completion_date: DateText | null;
    projected_finish_date?: DateText | null;
    estimated_value?: DecimalText | null;
    total_value: DecimalText | null;
    public_notes?: string | null;
    project_stage?: { id: number; name: string } | null;
    project_type?: { id: number; name: string } | null;
    delivery_method?: string | null;
    standard_cost_code_list_id: number | null;
    is_erp_integrated: boolean;
    is_demo?: boolean;
    company: { id: number; name: string };
    custom_fields: Record<string, { data_type: string; value: unknown }>;
  };

export type ProcoreVendor = ExternalFields &
  Stamps & {
    id: number;
    name: string;
    /** Always the same text as `name`. */
    company: string;
    abbreviated_name?: string | null;
    legal_name?: string | null;
    trade_name?: string | null;
    address: string | null;
    city: string | null;
    state_code: string | null;
    zip: string | null;
    country_code: string | null;
    business_phone: string | null;
    mobile_phone?: string | null;
    fax_number?: string | null;
    email_address: string | null;
    website?: string | null;
    is_active: boolean;
    license_number?: string | null;
    notes?: string | null;
    vendor_group?: { id: number; name: string } | null;
    parent?: { id: number; name: string } | null;
    business_register?: { id: number; type: string; identifier: string; verification_status: string } | null;
    project_ids: number[];
    /** Computed by the server from `origin_id`; whatever the seed writes here is ignored. */
    synced_to_erp: boolean;
  };

export type ProcoreStandardCostCodeList = {
  id: number;
  name: string;
  is_erp_list: boolean;
  available_to_use_on_new_projects: boolean;
};

export type ProcoreStandardCostCode = HiddenExternalFields &
  Stamps & {
    id: number;
    name: string;
    /** The last part only, e.g. `100` of `16-100`. */
    code: string;
    full_code: string;
    sortable_code: string;
    /** A root code has `{ id: null }`. */
    parent: { id: number | null };
    standard_cost_code_list_id: number;
  };

export type BaseType = 'equipment' | 'materials' | 'commitment' | 'owner_cost' | 'professional_services' | 'other';

export type ProcoreLineItemType = HiddenExternalFields & {
  id: number;
  name: string;
  code: string;
  base_type: BaseType | null;
};

export type ProcoreCostCode = HiddenExternalFields &
  Stamps & {
    id: number;
    /** Not sent by the API: the project that the code belongs to (also `biller_id`). */
    project_id: number;
    name: string;
    code: string;
    full_code: string;
    sortable_code: string;
    parent: { id: number | null };
    biller: string;
    biller_id: number;
    biller_type: 'Project' | 'SubJob';
    budgeted: boolean;
    position: number | null;
    standard_cost_code_id: number | null;
    standard_cost_code_list_id: number | null;
    /** The server refreshes these copies from `lineItemTypes` by id when it answers. */
    line_item_types: ProcoreLineItemType[];
    deleted_at: TimestampText | null;
  };

export type CostCodeReference = { id: number; name: string; full_code: string; origin_id: string | null };

export type CommitmentHolderType = 'WorkOrderContract' | 'PurchaseOrderContract';

/** One line of a commitment. References to codes and types are refreshed by id when the server answers. */
export type ProcoreCommitmentLine = HiddenExternalFields &
  Stamps & {
    id: number;
    position: number;
    description: string | null;
    amount: DecimalText;
    quantity: DecimalText;
    unit_cost: DecimalText;
    uom: string | null;
    /** `calculated`: amount is quantity × unit cost, rounded to cents; `manual`: only the amount counts. */
    extended_type: 'manual' | 'calculated';
    extended_amount: DecimalText;
    total_amount: DecimalText;
    tax_code_id: number | null;
    cost_code: CostCodeReference | null;
    line_item_type: ProcoreLineItemType | null;
    wbs_code: { id: number; flat_code: string; description: string } | null;
    company?: { id: number; name: string };
    project?: { id: number; name: string };
    holder: { id: number; holder_type: CommitmentHolderType };
    currency_configuration?: { currency_iso_code: string };
  };

export type WorkOrderStatus =
  | 'Draft'
  | 'Out For Bid'
  | 'Out For Signature'
  | 'Approved'
  | 'Complete'
  | 'Terminated'
  | 'Void';

export type PurchaseOrderStatus =
  | 'Draft'
  | 'Processing'
  | 'Submitted'
  | 'Partially Received'
  | 'Received'
  | 'Approved'
  | 'Closed';

export type ProcoreCommitment<Status extends string> = ExternalFields &
  Stamps & {
    id: number;
    number: string;
    title: string | null;
    /** HTML. */
    description: string | null;
    status: Status;
    accounting_method: 'amount' | 'unit';
    executed: boolean;
    private: boolean;
    requisitions_are_enabled?: boolean;
    /** Percent, e.g. `"10.0"`. */
    retainage_percent: DecimalText | null;
    project: { id: number; name: string };
    /** Refreshed by id from `vendors`; null while no vendor is chosen. */
    vendor: { id: number; company: string; origin_id?: string | null; origin_data?: string | null } | null;
    contract_date: DateText | null;
    execution_date?: DateText | null;
    issued_on_date?: DateText | null;
    letter_of_intent_date?: DateText | null;
    approval_letter_date?: DateText | null;
    returned_date?: DateText | null;
    signed_contract_received_date?: DateText | null;
    grand_total: DecimalText;
    approved_change_orders: DecimalText;
    pending_change_orders: DecimalText;
    draft_change_orders_amount: DecimalText;
    revised_contract: DecimalText;
    pending_revised_contract: DecimalText;
    total_payments: DecimalText;
    total_requisitions_amount: DecimalText;
    total_draw_requests_amount: DecimalText;
    remaining_balance_outstanding: DecimalText;
    percentage_paid: DecimalText;
    currency_configuration: { currency_iso_code: string };
    custom_fields: Record<string, { data_type: string; value: unknown }>;
    created_by_id: number | null;
    deleted_at: TimestampText | null;
    line_items: ProcoreCommitmentLine[];
  };

export type ProcoreWorkOrderContract = ProcoreCommitment<WorkOrderStatus> & {
  inclusions?: string | null;
  exclusions?: string | null;
  contract_start_date?: DateText | null;
  contract_estimated_completion_date?: DateText | null;
  actual_completion_date?: DateText | null;
};

export type ProcorePurchaseOrderContract = ProcoreCommitment<PurchaseOrderStatus> & {
  assignee?: { id: number; name: string } | null;
  bill_to_address?: string | null;
  ship_to_address?: string | null;
  ship_via?: string | null;
  payment_terms?: string | null;
  delivery_date?: DateText | null;
};

/** The whole company in memory. The server owns the object it is given and changes it in place. */
export type ProcoreData = {
  company: ProcoreCompany;
  /** People who can sign in; the first one is taken unless the authorisation page says otherwise. */
  users: ProcoreUser[];
  /** Whom `client_credentials` signs in. */
  serviceAccount: ProcoreUser;
  projects: ProcoreProject[];
  vendors: ProcoreVendor[];
  standardCostCodeLists: ProcoreStandardCostCodeList[];
  standardCostCodes: ProcoreStandardCostCode[];
  costCodes: ProcoreCostCode[];
  lineItemTypes: ProcoreLineItemType[];
  workOrderContracts: ProcoreWorkOrderContract[];
  purchaseOrderContracts: ProcorePurchaseOrderContract[];
};

/** A data set with one company and nothing in it. */
export function emptyProcoreData(company: { id: number; name: string }): ProcoreData {
  return {
    company: {
      id: company.id,
      name: company.name,
      is_active: true,
      logo_url: null,
      my_company: true,
      pcn_business_experience: null,
    },
    users: [],
    serviceAccount: { id: 562949953000001, login: 'tieout-service@procore.example', name: 'Tieout Service' },
    projects: [],
    vendors: [],
    standardCostCodeLists: [],
    standardCostCodes: [],
    costCodes: [],
    lineItemTypes: [],
    workOrderContracts: [],
    purchaseOrderContracts: [],
  };
}
