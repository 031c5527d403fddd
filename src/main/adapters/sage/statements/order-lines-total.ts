// How many lines a purchase order has now and what they sum to: compared with the draft before anything is committed.
import type { Statement } from '../statement.ts';

export const orderLinesTotal: Statement = {
  name: 'orderLinesTotal',
  parameters: { id: 'guid' },
  text: `SELECT COUNT_BIG(*) AS lines, CONVERT(varchar(40), SUM(l.extttl)) AS amount
FROM dbo.pcorln AS l
JOIN dbo.pchord AS h ON h._idnum = l._idref AND h.recnum = l.recnum
WHERE l._idref = @id`,
};
