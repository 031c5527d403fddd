// Records by id for the length of one request, built on first use.
import type {
  ProcoreCostCode,
  ProcoreData,
  ProcoreLineItemType,
  ProcoreProject,
  ProcoreVendor,
} from './procore-data.ts';

export type Lookup = {
  vendor(id: number): ProcoreVendor | undefined;
  costCode(id: number): ProcoreCostCode | undefined;
  lineItemType(id: number): ProcoreLineItemType | undefined;
  project(id: number): ProcoreProject | undefined;
};

function byId<T extends { id: number }>(records: () => T[]): (id: number) => T | undefined {
  let index: Map<number, T> | null = null;
  let size = -1;
  return (id) => {
    const current = records();
    if (index === null || size !== current.length) {
      index = new Map(current.map((record) => [record.id, record]));
      size = current.length;
    }
    return index.get(id);
  };
}

export function createLookup(data: ProcoreData): Lookup {
  return {
    vendor: byId(() => data.vendors),
    costCode: byId(() => data.costCodes),
    lineItemType: byId(() => data.lineItemTypes),
    project: byId(() => data.projects),
  };
}
