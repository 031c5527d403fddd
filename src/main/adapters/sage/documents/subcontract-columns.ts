// The columns of a subcontract and of its lines, as every statement that reads them selects them.

export const subcontractColumns = `h._idnum AS row_key, h.recnum, h.ctcnum, h.jobnum, h.phsnum, h.vndnum, v.vndnme, h.dscrpt, h.status,
       CONVERT(char(10), h.condte, 23) AS condte, CONVERT(varchar(40), h.rtnrte) AS rtnrte, h.lckedt,
       CONVERT(varchar(40), h.cntttl) AS cntttl, CONVERT(varchar(40), h.chgttl) AS chgttl,
       CONVERT(varchar(40), h.invttl) AS invttl, h.usrnme, h.insusr,
       CONVERT(varchar(23), h.insdte, 121) AS entered, CONVERT(varchar(23), COALESCE(h.upddte, h.insdte), 121) AS stamp`;

export const subcontractLineColumns = `l._idref AS header_key, l._idnum AS row_key, l.linnum, l.dscrpt,
       CONVERT(varchar(40), l.cstcde) AS cstcde, l.csttyp, CONVERT(varchar(40), l.amount) AS amount,
       CONVERT(varchar(40), l.change) AS change, CONVERT(varchar(40), l.billed) AS billed`;
