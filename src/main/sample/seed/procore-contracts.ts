// The subcontracts as Procore states them: work order contracts in the shape of the API's show view.
import type { ProcoreCommitmentLine, ProcoreWorkOrderContract } from '../procore-server/procore-data.ts';
import { procoreMoney, procoreRate } from './cents.ts';
import type { Contract, ContractLine } from './contracts.ts';
import { addDays } from './dates.ts';
import type { Job } from './jobs.ts';
import { documentKey, documentLineKey, subcontractLineOrigin, subcontractOrigin, vendorOrigin } from './origins.ts';
import { codeOrigin, lineItemType, projectCodeId } from './procore-codes.ts';
import { people, projectId, sampleCompany } from './procore-directory.ts';

type Origin = { origin_id: string | null; origin_code: string | null; origin_data: string | null };

/** Procore knows of Sage's record unless the report was lost. */
function isReported(contract: Contract): boolean {
  return contract.spec.state === 'synced' && !contract.spec.faults.includes('reportLost');
}

function headerOrigin(contract: Contract): Origin {
  if (contract.spec.state === 'foreign') {
    return { origin_id: 'hh2:commitment:7f3c88213', origin_code: 'SC1046FP', origin_data: '{"v":1}' };
  }
  if (!isReported(contract)) return { origin_id: null, origin_code: null, origin_data: null };
  const key = documentKey(sampleCompany.id, contract);
  return { origin_id: subcontractOrigin(key), origin_code: contract.number.slice(0, 20), origin_data: null };
}

type OwnFields = 'holder' | 'origin_id' | 'created_at' | 'updated_at';

/** What a line says whatever it is a line of. */
export function lineFields(job: Job, line: ContractLine): Omit<ProcoreCommitmentLine, OwnFields> {
  const type = lineItemType(line.type);
  const codeId = projectCodeId(job, line.code);
  const amount = procoreMoney(line.cents);
  return {
    id: line.id,
    position: line.position,
    description: line.description,
    amount,
    quantity: line.unit === null ? '0.0' : procoreRate(line.unit.quantity),
    unit_cost: line.unit === null ? '0.0' : procoreRate(line.unit.cost),
    uom: line.unit === null ? null : line.unit.name,
    extended_type: line.unit === null ? 'manual' : 'calculated',
    extended_amount: amount,
    total_amount: amount,
    tax_code_id: null,
    cost_code: { id: codeId, name: line.code.name, full_code: line.code.full, origin_id: codeOrigin(job, line.code) },
    line_item_type: type === null ? null : { ...type },
    wbs_code:
      type === null
        ? null
        : {
            id: 700_000_000_000 + codeId * 100 + (type.id % 100),
            flat_code: `${line.code.full}.${type.code}`,
            description: `${line.code.name}.${type.name}`,
          },
    project: { id: projectId(job), name: job.name },
    currency_configuration: { currency_iso_code: 'USD' },
    origin_data: null,
  };
}

function makeLine(contract: Contract, line: ContractLine): ProcoreCommitmentLine {
  const key = documentLineKey(sampleCompany.id, contract, line.id);
  return {
    ...lineFields(contract.job, line),
    holder: { id: contract.id, holder_type: 'WorkOrderContract' },
    origin_id: isReported(contract) ? subcontractLineOrigin(key) : null,
    created_at: contract.createdAt,
    updated_at: contract.updatedAt,
  };
}

export function moneyFields(cents: number) {
  const total = procoreMoney(cents);
  return {
    grand_total: total,
    approved_change_orders: '0.0',
    pending_change_orders: '0.0',
    draft_change_orders_amount: '0.0',
    revised_contract: total,
    pending_revised_contract: total,
    total_payments: '0.0',
    total_requisitions_amount: '0.0',
    total_draw_requests_amount: '0.0',
    remaining_balance_outstanding: total,
    percentage_paid: '0.0',
    currency_configuration: { currency_iso_code: 'USD' },
  };
}

export function makeWorkOrderContract(contract: Contract): ProcoreWorkOrderContract {
  const { job, vendor } = contract;
  const executed = contract.status === 'Approved' || contract.status === 'Complete';
  const originId = vendor.linked && vendor.number !== null ? vendorOrigin(vendor.number) : null;
  return {
    id: contract.id,
    number: contract.number,
    title: contract.title,
    description: null,
    status: contract.status,
    accounting_method: contract.spec.faults.includes('unitBased') ? 'unit' : 'amount',
    executed,
    private: true,
    requisitions_are_enabled: true,
    retainage_percent: `${contract.retainagePercent}.0`,
    project: { id: projectId(job), name: job.name },
    vendor: { id: vendor.procoreId, company: vendor.procoreName ?? '', origin_id: originId, origin_data: null },
    contract_date: executed ? contract.createdOn : null,
    execution_date: executed ? contract.createdOn : null,
    contract_start_date: addDays(contract.createdOn, 14),
    contract_estimated_completion_date: job.end,
    ...moneyFields(contract.grandTotal),
    custom_fields: {},
    created_by_id: people[contract.ordinal % people.length]?.id ?? null,
    deleted_at: null,
    line_items: contract.lines.map((line) => makeLine(contract, line)),
    inclusions: null,
    exclusions: null,
    ...headerOrigin(contract),
    created_at: contract.createdAt,
    updated_at: contract.updatedAt,
  };
}
