// Cost codes of a project. The list cannot say what changed.
import type { ProcoreCostCode } from '#shared/domain/documents/cost-code.ts';
import { instantAt, textAt } from '../json-fields.ts';
import type { Resource } from './resource.ts';

export const costCodeResource: Resource<ProcoreCostCode> = {
  paths: () => ['/rest/v1.0/cost_codes'],
  params: ({ project }) => ({ project_id: project?.id ?? '' }),
  perProject: true,
  perPage: 1000,
  changes: null,
  map(row, { project }) {
    const id = textAt(row, 'id');
    const updatedAt = instantAt(row, 'updated_at') ?? instantAt(row, 'created_at');
    if (id === null || updatedAt === null || project === null) return null;
    return {
      id,
      projectId: project.id,
      fullCode: textAt(row, 'full_code') ?? textAt(row, 'code') ?? '',
      name: textAt(row, 'name') ?? '',
      originId: textAt(row, 'origin_id'),
      updatedAt,
    };
  },
};
