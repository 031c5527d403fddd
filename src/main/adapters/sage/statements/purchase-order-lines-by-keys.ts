// The lines of purchase orders given by the row keys of their headers.

import { purchaseOrderLineColumns } from '../documents/purchase-order-columns.ts';
import { numberedParameters, type Statement } from '../statement.ts';

export function purchaseOrderLinesByKeys(size: number): Statement {
  const keys = numberedParameters('key', size, 'guid');
  return {
    name: 'purchaseOrderLinesByKeys',
    parameters: keys.parameters,
    text: `SELECT ${purchaseOrderLineColumns}
FROM dbo.pcorln AS l
WHERE l._idref IN (${keys.list})
ORDER BY l.recnum, l.linnum`,
  };
}
