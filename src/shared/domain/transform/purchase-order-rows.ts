// The exact rows a purchase order's draft becomes in Sage, for the dry run.
import { amountToText } from '../../money/amount.ts';
import { rateToText } from '../../money/rate.ts';
import type { PurchaseOrderDraft } from '../documents/purchase-order.ts';
import { type RowContext, type TableRow, tableRow } from './table-row.ts';

/** Effects of a new order on dbo.pchord and dbo.pcorln; the totals Sage keeps are stated with it. */
export function purchaseOrderRows(draft: PurchaseOrderDraft, context: RowContext): readonly TableRow[] {
  const total = amountToText(draft.total);
  const header = tableRow('pchord', {
    _idnum: context.headerKey,
    ordnum: draft.number,
    orddte: draft.date,
    vndnum: draft.vendor,
    jobnum: draft.job,
    phsnum: draft.phase ?? '(none)',
    dscrpt: draft.description,
    status: `${draft.status}`,
    entdte: context.enteredOn,
    usrnme: context.person,
    rcvdte: '0.00',
    currnt: '0.00',
    cancel: '0.00',
    subttl: total,
    slstax: '0.00',
    pchttl: total,
    pchbal: total,
  });
  const lines = draft.lines.map((line, index) =>
    tableRow('pcorln', {
      _idnum: context.lineKeys[index] ?? '',
      _idref: context.headerKey,
      linnum: `${line.number}`,
      prtdsc: line.description,
      untdsc: line.unit,
      linqty: rateToText(line.quantity),
      linprc: rateToText(line.price),
      extttl: amountToText(line.amount),
      rcvdte: '0.0000',
      currnt: '0.0000',
      cancel: '0.0000',
      cstcde: line.costCode,
      csttyp: `${line.costType}`,
    }),
  );
  return [header, ...lines];
}
