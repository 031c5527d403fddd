// The phase of the job, when it has it.
import type { Statement } from '../statement.ts';

export const knownPhase: Statement = {
  name: 'knownPhase',
  parameters: { job: 'bigint', phase: 'bigint' },
  text: 'SELECT p.phsnum FROM dbo.jobphs AS p WHERE p.recnum = @job AND p.phsnum = @phase',
};
