// The lines of every subcontract with a number.

import { subcontractLineColumns } from '../documents/subcontract-columns.ts';
import type { Statement } from '../statement.ts';

export const subcontractLinesByNumber: Statement = {
  name: 'subcontractLinesByNumber',
  parameters: { number: 'text:20' },
  text: `SELECT ${subcontractLineColumns}
FROM dbo.sbcnln AS l
JOIN dbo.subcon AS h ON h._idnum = l._idref
WHERE h.ctcnum = @number
ORDER BY l.recnum, l.linnum`,
};
