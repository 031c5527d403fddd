// The lines of subcontracts given by the row keys of their headers.

import { subcontractLineColumns } from '../documents/subcontract-columns.ts';
import { numberedParameters, type Statement } from '../statement.ts';

export function subcontractLinesByKeys(size: number): Statement {
  const keys = numberedParameters('key', size, 'guid');
  return {
    name: 'subcontractLinesByKeys',
    parameters: keys.parameters,
    text: `SELECT ${subcontractLineColumns}
FROM dbo.sbcnln AS l
WHERE l._idref IN (${keys.list})
ORDER BY l.recnum, l.linnum`,
  };
}
