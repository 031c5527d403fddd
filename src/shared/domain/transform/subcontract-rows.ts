// The exact rows a subcontract's draft becomes in Sage, for the dry run: table by table, column by column.
import { amountToText } from '../../money/amount.ts';
import type { SubcontractDraft } from '../documents/subcontract.ts';
import { type RowContext, type TableRow, tableRow } from './table-row.ts';

/** Effects of a new subcontract on dbo.subcon and dbo.sbcnln; the totals Sage keeps are stated with it. */
export function subcontractRows(draft: SubcontractDraft, context: RowContext): readonly TableRow[] {
  const total = amountToText(draft.total);
  const header = tableRow('subcon', {
    _idnum: context.headerKey,
    ctcnum: draft.number,
    vndnum: draft.vendor,
    jobnum: draft.job,
    phsnum: draft.phase ?? '(none)',
    dscrpt: draft.description,
    status: `${draft.status}`,
    rtnrte: draft.retainageRate,
    condte: draft.date,
    entdte: context.enteredOn,
    usrnme: context.person,
    cntttl: total,
    chgttl: '0.00',
    ctcttl: total,
    invttl: '0.00',
    balttl: total,
  });
  const lines = draft.lines.map((line, index) =>
    tableRow('sbcnln', {
      _idnum: context.lineKeys[index] ?? '',
      _idref: context.headerKey,
      linnum: `${line.number}`,
      dscrpt: line.description,
      cstcde: line.costCode,
      csttyp: `${line.costType}`,
      amount: amountToText(line.amount),
      change: '0.00',
      cntrct: amountToText(line.amount),
      billed: '0.00',
      remain: amountToText(line.amount),
    }),
  );
  return [header, ...lines];
}
