// Purchase order headers after a record number, a page of them.

import { purchaseOrderColumns } from '../documents/purchase-order-columns.ts';
import type { Statement } from '../statement.ts';

export const purchaseOrdersPage: Statement = {
  name: 'purchaseOrdersPage',
  parameters: { page: 'int', after: 'bigint' },
  text: `SELECT TOP (@page) ${purchaseOrderColumns}
FROM dbo.pchord AS h
LEFT JOIN dbo.actpay AS v ON v.recnum = h.vndnum
WHERE h.recnum > @after
ORDER BY h.recnum`,
};
