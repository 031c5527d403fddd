// Cost codes after a code, a page of them.
import type { Statement } from '../statement.ts';

export const costCodesPage: Statement = {
  name: 'costCodesPage',
  parameters: { page: 'int', after: 'decimal' },
  text: `SELECT TOP (@page) CONVERT(varchar(40), k.recnum) AS code, k.cdenme, k._idnum AS row_key,
       CONVERT(varchar(23), COALESCE(k.upddte, k.insdte), 121) AS changed
FROM dbo.cstcde AS k
WHERE k.recnum > CAST(@after AS decimal(15,3))
ORDER BY k.recnum`,
};
