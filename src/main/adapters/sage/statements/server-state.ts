// Which server and database answer, and what time it is there (server time is needed to read backup times).
import type { Statement } from '../statement.ts';

export const serverState: Statement = {
  name: 'serverState',
  parameters: {},
  text: `SELECT DB_NAME() AS db_name, CONVERT(nvarchar(50), SERVERPROPERTY('ProductVersion')) AS server_version,
       CONVERT(varchar(23), SYSUTCDATETIME(), 121) AS server_utc, CONVERT(varchar(23), SYSDATETIME(), 121) AS server_local`,
};
