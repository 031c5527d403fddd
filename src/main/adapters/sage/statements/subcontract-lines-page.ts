// The lines of a range of subcontracts.

import { subcontractLineColumns } from '../documents/subcontract-columns.ts';
import type { Statement } from '../statement.ts';

export const subcontractLinesPage: Statement = {
  name: 'subcontractLinesPage',
  parameters: { first: 'bigint', last: 'bigint' },
  text: `SELECT ${subcontractLineColumns}
FROM dbo.sbcnln AS l
WHERE l.recnum >= @first AND l.recnum <= @last
ORDER BY l.recnum, l.linnum`,
};
