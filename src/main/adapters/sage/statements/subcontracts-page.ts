// Subcontract headers after a record number, a page of them.

import { subcontractColumns } from '../documents/subcontract-columns.ts';
import type { Statement } from '../statement.ts';

export const subcontractsPage: Statement = {
  name: 'subcontractsPage',
  parameters: { page: 'int', after: 'bigint' },
  text: `SELECT TOP (@page) ${subcontractColumns}
FROM dbo.subcon AS h
LEFT JOIN dbo.actpay AS v ON v.recnum = h.vndnum
WHERE h.recnum > @after
ORDER BY h.recnum`,
};
