// When the last full backup ended, in the server's local time. A login without rights on msdb gets an error instead.
import type { Statement } from '../statement.ts';

export const lastFullBackup: Statement = {
  name: 'lastFullBackup',
  parameters: {},
  text: `SELECT CONVERT(varchar(23), MAX(b.backup_finish_date), 121) AS finished
FROM msdb.dbo.backupset AS b
WHERE b.database_name = DB_NAME() AND b.type = 'D'`,
};
