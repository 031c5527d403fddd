// Purchase order headers with a number: the database compares, so case and trailing blanks do not matter.

import { purchaseOrderColumns } from '../documents/purchase-order-columns.ts';
import type { Statement } from '../statement.ts';

export const purchaseOrdersByNumber: Statement = {
  name: 'purchaseOrdersByNumber',
  parameters: { number: 'text:20' },
  text: `SELECT ${purchaseOrderColumns}
FROM dbo.pchord AS h
LEFT JOIN dbo.actpay AS v ON v.recnum = h.vndnum
WHERE h.ordnum = @number
ORDER BY h.recnum`,
};
