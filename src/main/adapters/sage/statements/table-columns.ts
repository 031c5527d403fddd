// Every column of every table Tieout touches, in order: the release's fingerprint is a hash over it.
import type { Statement } from '../statement.ts';

export const tableColumns: Statement = {
  name: 'tableColumns',
  parameters: {},
  text: `SELECT t.name AS table_name, c.name AS column_name, ty.name AS type_name, c.max_length, c.precision, c.scale,
       c.is_nullable, c.is_identity
FROM sys.tables AS t
JOIN sys.columns AS c ON c.object_id = t.object_id
JOIN sys.types AS ty ON ty.user_type_id = c.user_type_id
WHERE t.schema_id = SCHEMA_ID(N'dbo')
  AND t.name IN (N'actrec', N'jobphs', N'actpay', N'cstcde', N'csttyp', N'subcon', N'sbcnln', N'pchord',
                 N'pcorln', N'jobcst', N'cmpany')
ORDER BY t.name, c.column_id`,
};
