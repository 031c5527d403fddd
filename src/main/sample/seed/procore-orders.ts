// The purchase orders as Procore states them: purchase order contracts in the shape of the API's show view.
import type { ProcoreCommitmentLine, ProcorePurchaseOrderContract } from '../procore-server/procore-data.ts';
import type { ContractLine } from './contracts.ts';
import { addDays } from './dates.ts';
import type { Order } from './orders.ts';
import { documentKey, documentLineKey, orderLineOrigin, orderOrigin, vendorOrigin } from './origins.ts';
import { lineFields, moneyFields } from './procore-contracts.ts';
import { people, projectId, sampleCompany } from './procore-directory.ts';

/** Procore knows of Sage's record unless the report was lost. */
function isReported(order: Order): boolean {
  return order.spec.state === 'synced' && !order.spec.faults.includes('reportLost');
}

const taxCodeId = 88_041;

function makeLine(order: Order, line: ContractLine): ProcoreCommitmentLine {
  const { faults } = order.spec;
  const key = documentLineKey(sampleCompany.id, order, line.id);
  const fields = lineFields(order.job, line);
  return {
    ...fields,
    // A figure that was typed over its calculation stands as it was typed.
    extended_type: faults.includes('extensionOff') ? 'manual' : fields.extended_type,
    unit_cost: faults.includes('rateTooFine') && line.position === 1 ? `${fields.unit_cost}37` : fields.unit_cost,
    tax_code_id: faults.includes('taxed') && line.position !== 2 ? taxCodeId : null,
    holder: { id: order.id, holder_type: 'PurchaseOrderContract' },
    origin_id: isReported(order) ? orderLineOrigin(key) : null,
    created_at: order.createdAt,
    updated_at: order.updatedAt,
  };
}

export function makePurchaseOrderContract(order: Order): ProcorePurchaseOrderContract {
  const { job, vendor, spec } = order;
  const approved = order.status === 'Approved';
  const key = documentKey(sampleCompany.id, order);
  return {
    id: order.id,
    number: spec.number,
    title: spec.title,
    description: null,
    status: order.status,
    accounting_method: spec.faults.includes('unitBased') ? 'unit' : 'amount',
    executed: approved,
    private: true,
    retainage_percent: '0.0',
    project: { id: projectId(job), name: job.name },
    vendor: {
      id: vendor.procoreId,
      company: vendor.procoreName ?? '',
      origin_id: vendor.linked && vendor.number !== null ? vendorOrigin(vendor.number) : null,
      origin_data: null,
    },
    contract_date: approved ? order.createdOn : null,
    delivery_date: addDays(order.createdOn, 21),
    ship_via: 'Truck',
    payment_terms: 'Net 30',
    ...moneyFields(order.total),
    custom_fields: {},
    created_by_id: people[order.ordinal % people.length]?.id ?? null,
    deleted_at: null,
    line_items: order.lines.map((line) => makeLine(order, line)),
    origin_id: isReported(order) ? orderOrigin(key) : null,
    origin_code: isReported(order) ? spec.number.slice(0, 20) : null,
    origin_data: null,
    created_at: order.createdAt,
    updated_at: order.updatedAt,
  };
}
