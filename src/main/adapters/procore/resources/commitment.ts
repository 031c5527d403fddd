// What subcontracts and purchase orders share on the wire: a contract with its lines, read by one mapping.
import type { ProcoreCommitment, ProcoreCommitmentLine } from '#shared/domain/documents/commitment.ts';
import { dayOf } from '#shared/time/instant.ts';
import type { JsonObject } from '../exact-json.ts';
import { countAt, figureAt, instantAt, isObject, listAt, objectAt, textAt } from '../json-fields.ts';
import type { Resource, Scope } from './resource.ts';

/** Shown in place of the status of a contract that was deleted in Procore. */
export const deletedStatus = 'Deleted';

type OfLines<L> = Omit<ProcoreCommitment, 'lines'> & { readonly lines: readonly L[] };

/** Null when the row lacks what a record must have. */
export function mapCommitment<L extends ProcoreCommitmentLine>(
  row: JsonObject,
  { project }: Scope,
  mapLine: (line: JsonObject, common: ProcoreCommitmentLine) => L,
): OfLines<L> | null {
  const id = textAt(row, 'id');
  const createdAt = instantAt(row, 'created_at');
  const updatedAt = instantAt(row, 'updated_at') ?? createdAt;
  const projectId = textAt(objectAt(row, 'project'), 'id') ?? project?.id ?? null;
  const lines = listAt(row, 'line_items')?.map((line) => lineOf(isObject(line) ? line : null, mapLine)) ?? [];
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
    grandTotal: figureAt(row, 'grand_total'),
    originId: textAt(row, 'origin_id'),
    originCode: textAt(row, 'origin_code'),
    lines,
    createdAt,
    updatedAt,
  };
}

/** A row without its lines: where those are. Some lists have no view with lines. */
export function linesOf(path: string): NonNullable<Resource<unknown>['lines']> {
  return (row, { project }) => {
    const id = textAt(row, 'id');
    if (id === null || listAt(row, 'line_items') !== null) return null;
    // A deleted one is told apart by its status; its lines are gone.
    if (textAt(row, 'deleted_at') !== null) return null;
    return { path: `${path}/${id}/line_items`, params: { project_id: project?.id ?? '' } };
  };
}

/** The documented row names an id only, which tells nobody anything; a name is taken where one comes. */
function createdBy(row: JsonObject): string | null {
  const person = objectAt(row, 'created_by');
  return textAt(person, 'name') ?? textAt(person, 'login');
}

function lineOf<L>(line: JsonObject | null, mapLine: (line: JsonObject, common: ProcoreCommitmentLine) => L): L | null {
  const common = line === null ? null : commonLine(line);
  return line === null || common === null ? null : mapLine(line, common);
}

function commonLine(line: JsonObject): ProcoreCommitmentLine | null {
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
