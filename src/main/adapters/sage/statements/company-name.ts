// The company's own name. Not every release has the table: the reader tolerates its absence.
import type { Statement } from '../statement.ts';

export const companyName: Statement = {
  name: 'companyName',
  parameters: {},
  text: 'SELECT TOP (1) m.cmpnme AS name FROM dbo.cmpany AS m',
};
