// The header of a subcontract (6-7-1) with the totals Sage keeps on it: all of it original, nothing changed or billed.
import type { Statement } from '../statement.ts';

export const insertSubcontract: Statement = {
  name: 'insertSubcontract',
  parameters: {
    id: 'guid',
    number: 'text:20',
    vendor: 'bigint',
    job: 'bigint',
    phase: 'bigint',
    description: 'text:50',
    status: 'int',
    retainage: 'decimal',
    date: 'date',
    entdte: 'date',
    person: 'text:128',
    total: 'decimal',
  },
  text: `INSERT INTO dbo.subcon (_idnum, ctcnum, vndnum, jobnum, phsnum, dscrpt, status, rtnrte, condte, entdte, usrnme,
       cntttl, chgttl, ctcttl, taxttl, invttl, balttl)
VALUES (@id, @number, @vendor, @job, @phase, @description, @status, CAST(@retainage AS decimal(6,2)), CONVERT(date, @date, 23),
       CONVERT(date, @entdte, 23), @person, CAST(@total AS decimal(12,2)), 0, CAST(@total AS decimal(12,2)), 0, 0,
       CAST(@total AS decimal(12,2)))`,
};
