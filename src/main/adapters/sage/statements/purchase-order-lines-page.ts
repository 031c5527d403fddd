// The lines of a range of purchase orders.

import { purchaseOrderLineColumns } from '../documents/purchase-order-columns.ts';
import type { Statement } from '../statement.ts';

export const purchaseOrderLinesPage: Statement = {
  name: 'purchaseOrderLinesPage',
  parameters: { first: 'bigint', last: 'bigint' },
  text: `SELECT ${purchaseOrderLineColumns}
FROM dbo.pcorln AS l
WHERE l.recnum >= @first AND l.recnum <= @last
ORDER BY l.recnum, l.linnum`,
};
