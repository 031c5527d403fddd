// The job, when something may be bought for it: contract or current, and not inactive.
import type { Statement } from '../statement.ts';

export const openJobForOrders: Statement = {
  name: 'openJobForOrders',
  parameters: { job: 'bigint' },
  text: 'SELECT j.recnum FROM dbo.actrec AS j WHERE j.recnum = @job AND j.status IN (3, 4) AND j.inactv = 0',
};
