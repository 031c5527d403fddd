// Purchase order headers by their row keys.

import { purchaseOrderColumns } from '../documents/purchase-order-columns.ts';
import { numberedParameters, type Statement } from '../statement.ts';

export function purchaseOrdersByKeys(size: number): Statement {
  const keys = numberedParameters('key', size, 'guid');
  return {
    name: 'purchaseOrdersByKeys',
    parameters: keys.parameters,
    text: `SELECT ${purchaseOrderColumns}
FROM dbo.pchord AS h
LEFT JOIN dbo.actpay AS v ON v.recnum = h.vndnum
WHERE h._idnum IN (${keys.list})
ORDER BY h.recnum`,
  };
}
