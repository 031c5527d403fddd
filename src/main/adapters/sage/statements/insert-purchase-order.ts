// The header of a purchase order (6-6-1) with the totals Sage keeps on it: no tax, nothing received or cancelled.
import type { Statement } from '../statement.ts';

export const insertPurchaseOrder: Statement = {
  name: 'insertPurchaseOrder',
  parameters: {
    id: 'guid',
    number: 'text:20',
    vendor: 'bigint',
    job: 'bigint',
    phase: 'bigint',
    description: 'text:50',
    status: 'int',
    date: 'date',
    entdte: 'date',
    person: 'text:128',
    total: 'decimal',
  },
  text: `INSERT INTO dbo.pchord (_idnum, ordnum, orddte, vndnum, jobnum, phsnum, dscrpt, status, entdte, usrnme,
       rcvdte, currnt, cancel, subttl, slstax, pchttl, pchbal)
VALUES (@id, @number, CONVERT(date, @date, 23), @vendor, @job, @phase, @description, @status, CONVERT(date, @entdte, 23), @person,
       0, 0, 0, CAST(@total AS decimal(12,2)), 0, CAST(@total AS decimal(12,2)), CAST(@total AS decimal(12,2)))`,
};
