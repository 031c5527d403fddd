// The phases of a range of jobs. A job without rows here has no phases.
import type { Statement } from '../statement.ts';

export const phasesOfJobs: Statement = {
  name: 'phasesOfJobs',
  parameters: { first: 'bigint', last: 'bigint' },
  text: `SELECT p.recnum, p.phsnum, p.phsnme
FROM dbo.jobphs AS p
WHERE p.recnum >= @first AND p.recnum <= @last
ORDER BY p.recnum, p.phsnum`,
};
