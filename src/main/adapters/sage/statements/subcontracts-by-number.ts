// Subcontract headers with a number: the database compares, so case and trailing blanks do not matter.

import { subcontractColumns } from '../documents/subcontract-columns.ts';
import type { Statement } from '../statement.ts';

export const subcontractsByNumber: Statement = {
  name: 'subcontractsByNumber',
  parameters: { number: 'text:20' },
  text: `SELECT ${subcontractColumns}
FROM dbo.subcon AS h
LEFT JOIN dbo.actpay AS v ON v.recnum = h.vndnum
WHERE h.ctcnum = @number
ORDER BY h.recnum`,
};
