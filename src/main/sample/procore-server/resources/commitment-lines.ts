// Lines of a commitment: list and sync, with the lock of approved contracts and the effect on the header.
import { carryToHeader, settleLineAmounts, sumOfLines } from '../commitment-totals.ts';
import { sumDecimals } from '../decimal-text.ts';
import { recordNotFound } from '../errors.ts';
import { decimal, externalNames, hiddenExternal, oneOf, reference, texts, wholeNumber } from '../field-writers.ts';
import { anyOf, byIds, changeRanges } from '../filters.ts';
import { isObject } from '../http-exchange.ts';
import type { ProcoreCommitmentLine } from '../procore-data.ts';
import type { ApiRecord, Call, FieldWriter, ResourceKind } from '../resource-kind.ts';
import { lineView } from '../views.ts';
import { type Commitment, type CommitmentKind, lockedStatuses, projectCommitments } from './commitments.ts';

function parentOf(spec: CommitmentKind, call: Call): Commitment {
  const found = projectCommitments(spec, call).find((record) => String(record.id) === call.params.contract_id);
  if (found === undefined || (found.deleted_at ?? null) !== null) throw recordNotFound();
  return found as Commitment;
}

function referenceId(field: string): (record: ApiRecord) => unknown {
  return (record) => (isObject(record[field]) ? record[field].id : null);
}

/** The WBS code is cost code and type joined; the same pair keeps the id it has elsewhere. */
function joinCodes(line: ProcoreCommitmentLine, call: Call): void {
  if (line.cost_code === null || line.line_item_type === null) {
    line.wbs_code = null;
    return;
  }
  const flat = `${line.cost_code.full_code}.${line.line_item_type.code}`;
  if (line.wbs_code?.flat_code === flat) return;
  const { workOrderContracts, purchaseOrderContracts } = call.context.data;
  const known = [...workOrderContracts, ...purchaseOrderContracts]
    .flatMap((contract) => contract.line_items)
    .find((other) => other !== line && other.wbs_code?.flat_code === flat);
  line.wbs_code = {
    id: known?.wbs_code?.id ?? call.context.ids.next(),
    flat_code: flat,
    description: `${line.cost_code.name}.${line.line_item_type.name}`,
  };
}

function costCodeWriter(spec: CommitmentKind): FieldWriter {
  return reference('cost_code', (id, call) => {
    const code = call.lookup.costCode(id);
    if (code === undefined || code.project_id !== parentOf(spec, call).project.id) return undefined;
    return { id, name: code.name, full_code: code.full_code, origin_id: code.origin_id };
  });
}

const lineItemType = reference('line_item_type', (id, call) => call.lookup.lineItemType(id));

function blank(spec: CommitmentKind, call: Call, id: number): ApiRecord {
  const parent = parentOf(spec, call);
  const now = call.context.clock.timestamp();
  const holderType = spec.name === 'work_order_contract' ? 'WorkOrderContract' : 'PurchaseOrderContract';
  const line: ProcoreCommitmentLine = {
    id,
    position: Math.max(0, ...parent.line_items.map((other) => other.position)) + 1,
    description: null,
    amount: '0.0',
    quantity: '0.0',
    unit_cost: '0.0',
    uom: null,
    extended_type: parent.accounting_method === 'unit' ? 'calculated' : 'manual',
    extended_amount: '0.0',
    total_amount: '0.0',
    tax_code_id: null,
    cost_code: null,
    line_item_type: null,
    wbs_code: null,
    holder: { id: parent.id, holder_type: holderType },
    origin_id: null,
    origin_data: null,
    created_at: now,
    updated_at: now,
  };
  return line;
}

/** Recomputes a changed line and carries the difference, and the stamp, to its contract. */
function settle(spec: CommitmentKind, record: ApiRecord, sent: { changed: ReadonlySet<string>; call: Call }): void {
  const { changed, call } = sent;
  const line = record as ProcoreCommitmentLine;
  const parent = parentOf(spec, call);
  // Until here the header knows this line by its total, not by its new amount.
  const others = parent.line_items.filter((other) => other !== line);
  const isNew = changed.has('id');
  const before = sumDecimals([sumOfLines(others), isNew ? '0.0' : line.total_amount]);
  if (isNew || ['amount', 'quantity', 'unit_cost', 'extended_type'].some((field) => changed.has(field))) {
    settleLineAmounts(line);
  }
  if (isNew || changed.has('cost_code') || changed.has('line_item_type')) joinCodes(line, call);
  const moved = carryToHeader(parent, before);
  if (moved || call.context.settings.lineTouchBumpsHeader) parent.updated_at = call.context.clock.timestamp();
}

export function commitmentLines(spec: CommitmentKind): ResourceKind {
  return {
    name: `${spec.name}_line`,
    path: `${spec.path}/:contract_id/line_items`,
    scope: 'project',
    offers: ['list', 'sync'],
    records: (call) => parentOf(spec, call).line_items,
    filters: {
      ...changeRanges,
      id: byIds,
      cost_code_id: anyOf(referenceId('cost_code')),
      line_item_type_id: anyOf(referenceId('line_item_type')),
    },
    sorts: [],
    views: { default: lineView },
    defaultView: 'default',
    show: lineView,
    perPage: { standard: 100, maximum: 2000 },
    write: {
      fields: {
        ...hiddenExternal,
        ...texts(['description', 'uom']),
        amount: decimal('amount'),
        quantity: decimal('quantity'),
        unit_cost: decimal('unit_cost'),
        extended_type: oneOf('extended_type', ['manual', 'calculated']),
        cost_code_id: costCodeWriter(spec),
        line_item_type_id: lineItemType,
        tax_code_id: wholeNumber('tax_code_id'),
        position: wholeNumber('position'),
      },
      required: [],
      blank: (call, id) => blank(spec, call, id),
      insert: (record, call) => parentOf(spec, call).line_items.push(record as ProcoreCommitmentLine),
      locked(before, changed, call) {
        const { status } = parentOf(spec, call);
        if (!lockedStatuses.includes(status)) return null;
        if (before !== null && [...changed].every((field) => externalNames.has(field))) return null;
        return { base: [`The lines of a contract that is ${status} cannot be changed`] };
      },
      settle(record, changed, call) {
        settle(spec, record, { changed, call });
      },
    },
  };
}
