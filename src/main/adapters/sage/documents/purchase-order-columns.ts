// The columns of a purchase order and of its lines, as every statement that reads them selects them.

export const purchaseOrderColumns = `h._idnum AS row_key, h.recnum, h.ordnum, h.jobnum, h.phsnum, h.vndnum, v.vndnme, h.dscrpt, h.status,
       CONVERT(char(10), h.orddte, 23) AS orddte, h.lckedt, CONVERT(varchar(40), h.subttl) AS subttl,
       CONVERT(varchar(40), h.slstax) AS slstax, CONVERT(varchar(40), h.pchttl) AS pchttl,
       CONVERT(varchar(40), h.rcvdte) AS rcvdte, CONVERT(varchar(40), h.cancel) AS cancel, h.usrnme, h.insusr,
       CONVERT(varchar(23), h.insdte, 121) AS entered, CONVERT(varchar(23), COALESCE(h.upddte, h.insdte), 121) AS stamp`;

export const purchaseOrderLineColumns = `l._idref AS header_key, l._idnum AS row_key, l.linnum, l.prtdsc, l.untdsc,
       CONVERT(varchar(40), l.linqty) AS linqty, CONVERT(varchar(40), l.linprc) AS linprc,
       CONVERT(varchar(40), l.extttl) AS extttl, CONVERT(varchar(40), l.rcvdte) AS rcvdte,
       CONVERT(varchar(40), l.cancel) AS cancel, CONVERT(varchar(40), l.cstcde) AS cstcde, l.csttyp`;
