// The vendor, when there is one and it is active.
import type { Statement } from '../statement.ts';

export const activeVendor: Statement = {
  name: 'activeVendor',
  parameters: { vendor: 'bigint' },
  text: 'SELECT v.recnum FROM dbo.actpay AS v WHERE v.recnum = @vendor AND v.inactv = 0',
};
