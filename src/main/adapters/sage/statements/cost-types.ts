// The cost types: one to five fixed by Sage, six to nine named by the company.
import type { Statement } from '../statement.ts';

export const costTypes: Statement = {
  name: 'costTypes',
  parameters: {},
  text: 'SELECT y.recnum, y.typnme FROM dbo.csttyp AS y ORDER BY y.recnum',
};
