// Keeps two of our own writers apart until the transaction on the server ends. Sage does not know this lock.
import type { Statement } from '../statement.ts';

export const takeWriteLock: Statement = {
  name: 'takeWriteLock',
  parameters: {},
  text: `DECLARE @rc int;
EXEC @rc = sys.sp_getapplock @Resource = N'tieout:write', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 10000;
SELECT @rc AS rc`,
};
