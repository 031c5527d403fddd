// Building blocks of views: parts of a record, and copies of references as they are now.
import type { ProcoreVendor } from './procore-data.ts';
import type { ApiRecord, Call, View } from './resource-kind.ts';

export function only(fields: readonly string[]): View {
  return (record) => Object.fromEntries(fields.map((field) => [field, record[field] ?? null]));
}

export function allBut(fields: readonly string[]): View {
  return (record) => Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
}

function idOf(reference: unknown): number | null {
  if (typeof reference !== 'object' || reference === null || !('id' in reference)) return null;
  return typeof reference.id === 'number' ? reference.id : null;
}

/** The vendor part of a commitment; only the show view names the external keys. */
export function vendorReference(reference: unknown, call: Call, withOrigin: boolean): unknown {
  const id = idOf(reference);
  const vendor: ProcoreVendor | undefined = id === null ? undefined : call.lookup.vendor(id);
  if (vendor === undefined) return reference ?? null;
  const short = { id: vendor.id, company: vendor.name };
  return withOrigin ? { ...short, origin_id: vendor.origin_id, origin_data: vendor.origin_data } : short;
}

/** A line with the names and keys that its cost code and type have today. */
export function lineView(line: ApiRecord, call: Call): unknown {
  const codeId = idOf(line.cost_code);
  const typeId = idOf(line.line_item_type);
  const code = codeId === null ? undefined : call.lookup.costCode(codeId);
  const type = typeId === null ? undefined : call.lookup.lineItemType(typeId);
  return {
    ...line,
    cost_code:
      code === undefined
        ? (line.cost_code ?? null)
        : { id: code.id, name: code.name, full_code: code.full_code, origin_id: code.origin_id },
    line_item_type: type ?? line.line_item_type ?? null,
  };
}
