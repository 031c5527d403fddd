// Jobs after a record number, a page of them.
import type { Statement } from '../statement.ts';

export const jobsPage: Statement = {
  name: 'jobsPage',
  parameters: { page: 'int', after: 'bigint' },
  text: `SELECT TOP (@page) j.recnum, j.jobnme, j.shtnme, j.status, j.inactv, j._idnum AS row_key,
       CONVERT(varchar(23), COALESCE(j.upddte, j.insdte), 121) AS changed
FROM dbo.actrec AS j
WHERE j.recnum > @after
ORDER BY j.recnum`,
};
