// Subcontracts (work order contracts) with their lines.
import type { ProcoreSubcontract } from '#shared/domain/documents/subcontract.ts';
import { textAt } from '../json-fields.ts';
import { linesOf, mapCommitment } from './commitment.ts';
import type { Resource } from './resource.ts';

export const subcontractPath = '/rest/v1.0/work_order_contracts';

export const subcontractResource: Resource<ProcoreSubcontract> = {
  paths: () => [subcontractPath],
  params: ({ project }) => ({ project_id: project?.id ?? '', view: 'extended', sort: 'id' }),
  perProject: true,
  perPage: 100,
  changes: { params: { 'filters[include_deleted]': 'with' } },
  map(row, scope) {
    const common = mapCommitment(row, scope, (_, line) => line);
    if (common === null) return null;
    return { ...common, retainagePercent: textAt(row, 'retainage_percent')?.replace('%', '').trim() ?? null };
  },
  lines: linesOf(subcontractPath),
};
