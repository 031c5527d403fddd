// How many lines a subcontract has now and what they sum to: compared with the draft before anything is committed.
import type { Statement } from '../statement.ts';

export const linesTotal: Statement = {
  name: 'linesTotal',
  parameters: { id: 'guid' },
  text: `SELECT COUNT_BIG(*) AS lines, CONVERT(varchar(40), SUM(l.amount)) AS amount
FROM dbo.sbcnln AS l
JOIN dbo.subcon AS h ON h._idnum = l._idref AND h.recnum = l.recnum
WHERE l._idref = @id`,
};
