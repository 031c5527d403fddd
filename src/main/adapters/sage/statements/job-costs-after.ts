// Job cost transactions after a mark (stamp, record). A row that was never updated has only its insert stamp.
import type { Statement } from '../statement.ts';

const stamp = `COALESCE(t.upddte, t.insdte, CONVERT(datetime, '1900-01-01 00:00:00.000', 121))`;
const since = 'CONVERT(datetime, @stamp, 121)';

/** The order of the columns is the order of the fields in job-cost-row.ts. */
export const jobCostsAfter: Statement = {
  name: 'jobCostsAfter',
  parameters: { page: 'int', stamp: 'stamp', record: 'bigint' },
  text: `SELECT TOP (@page) t._idnum, t.recnum, t.jobnum, t.phsnum, CONVERT(varchar(40), t.cstcde) AS cstcde, t.csttyp, t.trnnum,
       t.dscrpt, CONVERT(char(10), t.trndte, 23) AS trndte, t.actprd, t.postyr, t.srcnum, t.status, t.vndnum,
       CONVERT(varchar(40), t.cstamt) AS cstamt, CONVERT(varchar(23), ${stamp}, 121) AS stamp
FROM dbo.jobcst AS t
WHERE ${stamp} > ${since} OR (${stamp} = ${since} AND t.recnum > @record)
ORDER BY ${stamp}, t.recnum`,
};
