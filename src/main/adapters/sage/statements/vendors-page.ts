// Vendors after a record number, a page of them. Tax ids and bank columns are never selected.
import type { Statement } from '../statement.ts';

export const vendorsPage: Statement = {
  name: 'vendorsPage',
  parameters: { page: 'int', after: 'bigint' },
  text: `SELECT TOP (@page) v.recnum, v.vndnme, v.shtnme, v.inactv, v.vndtyp, v._idnum AS row_key,
       CONVERT(varchar(23), COALESCE(v.upddte, v.insdte), 121) AS changed
FROM dbo.actpay AS v
WHERE v.recnum > @after
ORDER BY v.recnum`,
};
