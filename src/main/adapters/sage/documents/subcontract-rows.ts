// Rows of subcontracts and their lines as documents.
import type { SageSubcontract, SageSubcontractLine } from '#shared/domain/documents/subcontract.ts';
import {
  amountOf,
  dateOrNull,
  instantOf,
  smallNumberOf,
  smallNumberOrNull,
  textOf,
  textOrNull,
} from '../row-values.ts';
import type { Row } from '../run-statements.ts';

/** Headers in the order of their rows, each with its lines. */
export function subcontractsFrom(headers: readonly Row[], lines: readonly Row[]): readonly SageSubcontract[] {
  const byHeader = new Map<string, SageSubcontractLine[]>();
  for (const row of lines) {
    const key = textOf(row.header_key);
    const list = byHeader.get(key);
    if (list === undefined) byHeader.set(key, [lineFrom(row)]);
    else list.push(lineFrom(row));
  }
  return headers.map((row) => headerFrom(row, byHeader.get(textOf(row.row_key)) ?? []));
}

function headerFrom(row: Row, lines: readonly SageSubcontractLine[]): SageSubcontract {
  return {
    key: textOf(row.row_key),
    record: textOf(row.recnum),
    number: textOf(row.ctcnum),
    job: textOf(row.jobnum),
    phase: phaseOf(textOrNull(row.phsnum)),
    vendor: textOf(row.vndnum),
    vendorName: textOrNull(row.vndnme) ?? '',
    description: textOf(row.dscrpt),
    status: smallNumberOf(row.status),
    date: dateOrNull(row.condte),
    retainageRate: textOf(row.rtnrte),
    locked: smallNumberOf(row.lckedt) !== 0,
    original: amountOf(row.cntttl),
    changes: amountOf(row.chgttl),
    billed: amountOf(row.invttl),
    lines,
    enteredBy: textOf(row.usrnme),
    login: textOrNull(row.insusr) ?? '',
    enteredAt: instantOf(row.entered),
    stamp: textOrNull(row.stamp) ?? '',
  };
}

/** Whether Sage stores "no phase" as NULL or as 0 is not known; both read as none. */
function phaseOf(phase: string | null): string | null {
  return phase === '0' ? null : phase;
}

function lineFrom(row: Row): SageSubcontractLine {
  return {
    key: textOf(row.row_key),
    number: smallNumberOf(row.linnum),
    description: textOf(row.dscrpt),
    costCode: textOrNull(row.cstcde),
    costType: smallNumberOrNull(row.csttyp),
    amount: amountOf(row.amount),
    change: amountOf(row.change),
    billed: amountOf(row.billed),
  };
}
