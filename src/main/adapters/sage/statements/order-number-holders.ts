// Who holds an order number; it stays locked until the end of the transaction on the server.
import type { Statement } from '../statement.ts';

export const orderNumberHolders: Statement = {
  name: 'orderNumberHolders',
  parameters: { number: 'text:20' },
  text: `SELECT h._idnum AS row_key, h.recnum, h.jobnum, h.dscrpt, h.usrnme, h.insusr, CONVERT(varchar(23), h.insdte, 121) AS entered
FROM dbo.pchord AS h WITH (UPDLOCK, HOLDLOCK)
WHERE h.ordnum = @number`,
};
