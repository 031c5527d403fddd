// What people do in Procore's own screens: edit, approve, delete and add records, past every lock of the API.
import { carryToHeader, settleLineAmounts, sumOfLines } from './commitment-totals.ts';
import type { EditRequest } from './edit-request.ts';
import type { ProcoreCommitment, ProcoreCommitmentLine } from './procore-data.ts';
import type { ApiRecord } from './resource-kind.ts';
import type { ServerContext } from './server-context.ts';

export type PeopleActions = {
  edit(request: EditRequest): ApiRecord;
  approve(request: { collection: string; id: number }): ApiRecord;
  delete(request: { collection: string; id: number; lineId?: number }): void;
  add(request: { collection: string; record: Record<string, unknown> }): ApiRecord;
};

function collectionOf(context: ServerContext, name: string): ApiRecord[] {
  const found = Object.hasOwn(context.data, name)
    ? Object.entries(context.data).find(([key]) => key === name)?.[1]
    : null;
  if (!Array.isArray(found)) throw new RangeError(`There is no collection ${name}`);
  return found;
}

function recordOf(records: readonly ApiRecord[], id: number): ApiRecord {
  const found = records.find((record) => record.id === id);
  if (found === undefined) throw new RangeError(`There is no record ${id}`);
  return found;
}

function isCommitment(record: ApiRecord): record is ApiRecord & ProcoreCommitment<string> {
  return Array.isArray(record.line_items);
}

/** Writes fields of the show view; ids of references become the reference. */
function assign(context: ServerContext, record: ApiRecord, fields: Record<string, unknown>): void {
  const { vendor_id: vendorId, cost_code_id: codeId, line_item_type_id: typeId, ...plain } = fields;
  Object.assign(record, plain);
  const { vendors, costCodes, lineItemTypes } = context.data;
  if (typeof vendorId === 'number') {
    const vendor = recordOf(vendors, vendorId);
    record.vendor = { id: vendor.id, company: vendor.name };
  }
  if (vendorId === null) record.vendor = null;
  if (typeof codeId === 'number') record.cost_code = { ...recordOf(costCodes, codeId) };
  if (typeof typeId === 'number') record.line_item_type = { ...recordOf(lineItemTypes, typeId) };
  if ('updated_at' in record && plain.updated_at === undefined) record.updated_at = context.clock.timestamp();
}

/** Runs a change of a contract's lines and carries its effect into the header. */
function changeLines(
  context: ServerContext,
  contract: ApiRecord & ProcoreCommitment<string>,
  change: () => void,
): void {
  const before = sumOfLines(contract.line_items);
  change();
  const moved = carryToHeader(contract, before);
  if (moved || context.settings.lineTouchBumpsHeader) contract.updated_at = context.clock.timestamp();
}

const amountFields = ['amount', 'quantity', 'unit_cost', 'extended_type'];

function edit(context: ServerContext, request: EditRequest): ApiRecord {
  const record = recordOf(collectionOf(context, request.collection), request.id);
  if (request.lineId === undefined) {
    assign(context, record, request.fields);
    if ('company' in record && request.fields.name !== undefined && request.collection === 'vendors') {
      record.company = record.name;
    }
    return record;
  }
  if (!isCommitment(record)) throw new RangeError(`${request.collection} have no lines`);
  const line = recordOf(record.line_items, request.lineId);
  changeLines(context, record, () => {
    assign(context, line, request.fields);
    if (amountFields.some((field) => field in request.fields)) settleLineAmounts(line as ProcoreCommitmentLine);
  });
  return line;
}

function remove(context: ServerContext, request: { collection: string; id: number; lineId?: number }): void {
  const records = collectionOf(context, request.collection);
  const record = recordOf(records, request.id);
  if (isCommitment(record)) {
    const { lineId } = request;
    if (lineId === undefined) {
      assign(context, record, { deleted_at: context.clock.timestamp() });
    } else {
      changeLines(context, record, () => {
        record.line_items.splice(
          record.line_items.indexOf(recordOf(record.line_items, lineId) as ProcoreCommitmentLine),
          1,
        );
      });
    }
    return;
  }
  if ('deleted_at' in record) assign(context, record, { deleted_at: context.clock.timestamp() });
  else records.splice(records.indexOf(record), 1);
}

export function createPeople(context: ServerContext): PeopleActions {
  return {
    edit: (request) => edit(context, request),
    approve: ({ collection, id }) => edit(context, { collection, id, fields: { status: 'Approved', executed: true } }),
    delete: (request) => remove(context, request),
    add({ collection, record }) {
      const now = context.clock.timestamp();
      const id = typeof record.id === 'number' ? record.id : context.ids.next();
      const added: ApiRecord = { created_at: now, updated_at: now, ...record, id };
      collectionOf(context, collection).push(added);
      return added;
    },
  };
}
