// Who holds a subcontract number; it stays locked until the end of the transaction on the server.
import type { Statement } from '../statement.ts';

export const numberHolders: Statement = {
  name: 'numberHolders',
  parameters: { number: 'text:20' },
  text: `SELECT h._idnum AS row_key, h.recnum, h.jobnum, h.dscrpt, h.usrnme, h.insusr, CONVERT(varchar(23), h.insdte, 121) AS entered
FROM dbo.subcon AS h WITH (UPDLOCK, HOLDLOCK)
WHERE h.ctcnum = @number`,
};
