// Subcontracts (work order contracts) with their lines.
import type { ProcoreSubcontract, ProcoreSubcontractLine } from '#shared/domain/documents/subcontract.ts';
import { dayOf } from '#shared/time/instant.ts';
import type { JsonObject } from '../exact-json.ts';
import { countAt, figureAt, instantAt, isObject, listAt, objectAt, textAt } from '../json-fields.ts';
import type { Resource } from './resource.ts';

export const subcontractPath = '/rest/v1.0/work_order_contracts';
/** Shown in place of the status of a contract that was deleted in Procore. */
export const deletedStatus = 'Deleted';

export const subcontractResource: Resource<ProcoreSubcontract> = {
  paths: () => [subcontractPath],
  params: ({ project }) => ({ project_id: project?.id ?? '', view: 'extended', sort: 'id' }),
  perProject: true,
  perPage: 100,
  changes: { params: { 'filters[include_deleted]': 'with' } },
  map(row, { project }) {
    const id = textAt(row, 'id');
    const createdAt = instantAt(row, 'created_at');
    const updatedAt = instantAt(row, 'updated_at') ?? createdAt;
    const projectId = textAt(objectAt(row, 'project'), 'id') ?? project?.id ?? null;
    const lines = listAt(row, 'line_items')?.map((line) => (isObject(line) ? mapLine(line) : null)) ?? [];
    if (id === null || createdAt === null || updatedAt === null || projectId === null) return null;
    if (!lines.every((line) => line !== null)) return null;
    const vendor = objectAt(row, 'vendor');
    return {
      id,
      projectId,
      number: textAt(row, 'number'),
      title: textAt(row, 'title') ?? '',
      status: textAt(row, 'deleted_at') === null ? (textAt(row, 'status') ?? '') : deletedStatus,
      vendorId: textAt(vendor, 'id'),
      vendorName: textAt(vendor, 'company') ?? textAt(vendor, 'name'),
      createdOn: dayOf(createdAt, project?.timeZone ?? null),
      createdBy: createdBy(row),
      accountingMethod: textAt(row, 'accounting_method') === 'unit' ? 'unit' : 'amount',
      retainagePercent: textAt(row, 'retainage_percent')?.replace('%', '').trim() ?? null,
      grandTotal: figureAt(row, 'grand_total'),
      originId: textAt(row, 'origin_id'),
      originCode: textAt(row, 'origin_code'),
      lines,
      createdAt,
      updatedAt,
    };
  },
  lines(row, { project }) {
    const id = textAt(row, 'id');
    if (id === null || listAt(row, 'line_items') !== null) return null;
    return { path: `${subcontractPath}/${id}/line_items`, params: { project_id: project?.id ?? '' } };
  },
};

/** The documented row names an id only, which tells nobody anything; a name is taken where one comes. */
function createdBy(row: JsonObject): string | null {
  const person = objectAt(row, 'created_by');
  return textAt(person, 'name') ?? textAt(person, 'login');
}

function mapLine(line: JsonObject): ProcoreSubcontractLine | null {
  const id = textAt(line, 'id');
  if (id === null) return null;
  const costCode = objectAt(line, 'cost_code');
  const costType = objectAt(line, 'line_item_type');
  return {
    id,
    position: countAt(line, 'position'),
    description: textAt(line, 'description') ?? '',
    amount: figureAt(line, 'amount'),
    quantity: figureAt(line, 'quantity'),
    unitCost: figureAt(line, 'unit_cost'),
    unit: textAt(line, 'uom'),
    costCodeId: textAt(costCode, 'id'),
    costCode: textAt(costCode, 'full_code'),
    costCodeOriginId: textAt(costCode, 'origin_id'),
    costTypeId: textAt(costType, 'id'),
    costType: textAt(costType, 'code'),
    costTypeOriginId: textAt(costType, 'origin_id'),
    originId: textAt(line, 'origin_id'),
  };
}
