// Subcontract headers by their row keys.

import { subcontractColumns } from '../documents/subcontract-columns.ts';
import { numberedParameters, type Statement } from '../statement.ts';

export function subcontractsByKeys(size: number): Statement {
  const keys = numberedParameters('key', size, 'guid');
  return {
    name: 'subcontractsByKeys',
    parameters: keys.parameters,
    text: `SELECT ${subcontractColumns}
FROM dbo.subcon AS h
LEFT JOIN dbo.actpay AS v ON v.recnum = h.vndnum
WHERE h._idnum IN (${keys.list})
ORDER BY h.recnum`,
  };
}
