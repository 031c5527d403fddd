// Who holds which origin_id; unique within the company, or within a kind of record (setting).
import type { ApiRecord } from './resource-kind.ts';
import type { ServerContext } from './server-context.ts';

export type OriginIndex = {
  /** The live record of any kind in scope that holds the origin_id. */
  holder(kind: string, originId: string): ApiRecord | undefined;
  /** To be called after each write of the same request. */
  moved(kind: string, record: ApiRecord, before: unknown): void;
};

function* holders(context: ServerContext): Generator<[string, ApiRecord]> {
  const { data } = context;
  const groups: [string, ApiRecord[]][] = [
    ['project', data.projects],
    ['vendor', data.vendors],
    ['standard_cost_code', data.standardCostCodes],
    ['cost_code', data.costCodes],
    ['line_item_type', data.lineItemTypes],
    ['work_order_contract', data.workOrderContracts],
    ['purchase_order_contract', data.purchaseOrderContracts],
    ['work_order_contract_line', data.workOrderContracts.flatMap((contract) => contract.line_items)],
    ['purchase_order_contract_line', data.purchaseOrderContracts.flatMap((contract) => contract.line_items)],
  ];
  for (const [kind, records] of groups) for (const record of records) yield [kind, record];
}

export function createOriginIndex(context: ServerContext): OriginIndex {
  const perType = context.settings.originIdScope === 'perType';
  const key = (kind: string, originId: string): string => (perType ? `${kind}|${originId}` : originId);
  const index = new Map<string, ApiRecord>();
  for (const [kind, record] of holders(context)) {
    if (typeof record.origin_id === 'string' && (record.deleted_at ?? null) === null) {
      index.set(key(kind, record.origin_id), record);
    }
  }
  return {
    holder: (kind, originId) => index.get(key(kind, originId)),
    moved(kind, record, before) {
      if (typeof before === 'string' && index.get(key(kind, before)) === record) index.delete(key(kind, before));
      if (typeof record.origin_id === 'string') index.set(key(kind, record.origin_id), record);
    },
  };
}
