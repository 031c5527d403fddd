// The job, when commitments may be entered for it: bid, contract or current, and not inactive.
import type { Statement } from '../statement.ts';

export const openJob: Statement = {
  name: 'openJob',
  parameters: { job: 'bigint' },
  text: 'SELECT j.recnum FROM dbo.actrec AS j WHERE j.recnum = @job AND j.status IN (1, 3, 4) AND j.inactv = 0',
};
