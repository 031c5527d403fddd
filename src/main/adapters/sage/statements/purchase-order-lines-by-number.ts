// The lines of every purchase order with a number.

import { purchaseOrderLineColumns } from '../documents/purchase-order-columns.ts';
import type { Statement } from '../statement.ts';

export const purchaseOrderLinesByNumber: Statement = {
  name: 'purchaseOrderLinesByNumber',
  parameters: { number: 'text:20' },
  text: `SELECT ${purchaseOrderLineColumns}
FROM dbo.pcorln AS l
JOIN dbo.pchord AS h ON h._idnum = l._idref
WHERE h.ordnum = @number
ORDER BY l.recnum, l.linnum`,
};
