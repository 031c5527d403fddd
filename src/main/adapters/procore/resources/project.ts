// Projects: v1.1 list, active and inactive.
import type { ProcoreProject } from '#shared/domain/documents/project.ts';
import { flagAt, instantAt, textAt } from '../json-fields.ts';
import type { Resource } from './resource.ts';

export const projectResource: Resource<ProcoreProject> = {
  paths: () => ['/rest/v1.1/projects'],
  params: ({ companyId }) => ({ company_id: companyId, view: 'normal', 'filters[by_status]': 'All' }),
  perProject: false,
  perPage: 300,
  changes: { params: {} },
  map(row) {
    const id = textAt(row, 'id');
    const updatedAt = instantAt(row, 'updated_at') ?? instantAt(row, 'created_at');
    if (id === null || updatedAt === null) return null;
    return {
      id,
      name: textAt(row, 'name') ?? textAt(row, 'display_name') ?? '',
      number: textAt(row, 'project_number'),
      active: flagAt(row, 'active', true),
      timeZone: textAt(row, 'tz_name'),
      city: textAt(row, 'city'),
      originId: textAt(row, 'origin_id'),
      originCode: textAt(row, 'origin_code'),
      updatedAt,
    };
  },
};
