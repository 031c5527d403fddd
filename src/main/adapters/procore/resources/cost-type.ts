// Cost types, which Procore calls line item types. The list cannot say what changed.
import type { ProcoreCostType } from '#shared/domain/documents/cost-code.ts';
import { textAt } from '../json-fields.ts';
import type { Resource } from './resource.ts';

export const costTypeResource: Resource<ProcoreCostType> = {
  paths: () => ['/rest/v1.0/line_item_types'],
  params: ({ companyId }) => ({ company_id: companyId }),
  perProject: false,
  perPage: 500,
  changes: null,
  map(row) {
    const id = textAt(row, 'id');
    if (id === null) return null;
    return {
      id,
      name: textAt(row, 'name') ?? '',
      code: textAt(row, 'code') ?? '',
      originId: textAt(row, 'origin_id'),
    };
  },
};
