// Cost types, called line item types by Procore: list and sync.
import { hiddenExternal, oneOf, requiredText } from '../field-writers.ts';
import { byField, byIds } from '../filters.ts';
import type { ProcoreLineItemType } from '../procore-data.ts';
import type { ResourceKind } from '../resource-kind.ts';

const baseTypes = ['equipment', 'materials', 'commitment', 'owner_cost', 'professional_services', 'other'];

export const lineItemTypes: ResourceKind = {
  name: 'line_item_type',
  path: '/rest/v1.0/line_item_types',
  scope: 'either',
  offers: ['list', 'sync'],
  records: (call) => call.context.data.lineItemTypes,
  filters: { id: byIds, origin_id: byField('origin_id') },
  sorts: [],
  views: { default: (record) => record },
  defaultView: 'default',
  show: (record) => record,
  perPage: { standard: 100, maximum: 2000 },
  write: {
    fields: {
      ...hiddenExternal,
      name: requiredText('name'),
      // Written under another name than it is read.
      csv_import_code: requiredText('code'),
      base_type: oneOf('base_type', baseTypes),
    },
    required: ['name'],
    blank(_call, id) {
      const type: ProcoreLineItemType = {
        id,
        name: '',
        code: '',
        base_type: 'other',
        origin_id: null,
        origin_data: null,
      };
      return type;
    },
    insert: (record, call) => call.context.data.lineItemTypes.push(record as ProcoreLineItemType),
  },
};
