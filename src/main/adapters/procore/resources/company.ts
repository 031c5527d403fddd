// Companies of the directory: the active ones and the inactive ones are two lists.
import type { ProcoreCompany } from '#shared/domain/documents/company.ts';
import { flagAt, instantAt, textAt } from '../json-fields.ts';
import type { Resource } from './resource.ts';

export const companyResource: Resource<ProcoreCompany> = {
  paths: ({ companyId }) => ['/rest/v1.0/vendors', `/rest/v1.0/companies/${companyId}/vendors/inactive`],
  params: ({ companyId }) => ({ company_id: companyId, view: 'normal', sort: 'id' }),
  perProject: false,
  perPage: 500,
  changes: { params: {} },
  map(row) {
    const id = textAt(row, 'id');
    const updatedAt = instantAt(row, 'updated_at') ?? instantAt(row, 'created_at');
    if (id === null || updatedAt === null) return null;
    return {
      id,
      name: textAt(row, 'name') ?? textAt(row, 'company') ?? '',
      active: flagAt(row, 'is_active', true),
      city: textAt(row, 'city'),
      originId: textAt(row, 'origin_id'),
      originCode: textAt(row, 'origin_code'),
      updatedAt,
    };
  },
};
