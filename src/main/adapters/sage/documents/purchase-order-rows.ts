// Rows of purchase orders and their lines as documents.
import type { SagePurchaseOrder, SagePurchaseOrderLine } from '#shared/domain/documents/purchase-order.ts';
import {
  amountOf,
  dateOrNull,
  instantOf,
  rateOf,
  smallNumberOf,
  smallNumberOrNull,
  textOf,
  textOrNull,
} from '../row-values.ts';
import type { Row } from '../run-statements.ts';

/** Headers in the order of their rows, each with its lines. */
export function purchaseOrdersFrom(headers: readonly Row[], lines: readonly Row[]): readonly SagePurchaseOrder[] {
  const byHeader = Map.groupBy(lines, (row) => textOf(row.header_key));
  return headers.map((row) => headerFrom(row, (byHeader.get(textOf(row.row_key)) ?? []).map(lineFrom)));
}

function headerFrom(row: Row, lines: readonly SagePurchaseOrderLine[]): SagePurchaseOrder {
  const phase = textOrNull(row.phsnum);
  return {
    key: textOf(row.row_key),
    record: textOf(row.recnum),
    number: textOf(row.ordnum),
    job: textOrNull(row.jobnum) ?? '',
    // Whether Sage stores "no phase" as NULL or as 0 is not known; both read as none.
    phase: phase === '0' ? null : phase,
    vendor: textOf(row.vndnum),
    vendorName: textOrNull(row.vndnme) ?? '',
    description: textOf(row.dscrpt),
    status: smallNumberOf(row.status),
    date: dateOrNull(row.orddte),
    locked: smallNumberOf(row.lckedt) !== 0,
    subtotal: amountOf(row.subttl),
    tax: amountOf(row.slstax),
    total: amountOf(row.pchttl),
    received: amountOf(row.rcvdte),
    cancelled: amountOf(row.cancel),
    lines,
    enteredBy: textOf(row.usrnme),
    login: textOrNull(row.insusr) ?? '',
    enteredAt: instantOf(row.entered),
    stamp: textOrNull(row.stamp) ?? '',
  };
}

function lineFrom(row: Row): SagePurchaseOrderLine {
  return {
    key: textOf(row.row_key),
    number: smallNumberOf(row.linnum),
    description: textOf(row.prtdsc),
    unit: textOf(row.untdsc),
    quantity: rateOf(row.linqty),
    price: rateOf(row.linprc),
    amount: amountOf(row.extttl),
    received: rateOf(row.rcvdte),
    cancelled: rateOf(row.cancel),
    costCode: textOrNull(row.cstcde),
    costType: smallNumberOrNull(row.csttyp),
  };
}
