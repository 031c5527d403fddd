// The statements and values that write one subcontract: one call, or several for a document with very many lines.
import type { SageSubcontract } from '#shared/domain/documents/subcontract.ts';
import { amountToText } from '#shared/money/amount.ts';
import { required } from '#shared/result/assert.ts';
import type { DocumentKeys, SubcontractWrite } from '../../core/ports/sage.ts';
import { textOf } from './row-values.ts';
import type { Row } from './run-statements.ts';
import type { SqlInput, SqlInputs, Statement } from './statement.ts';
import { insertSubcontract } from './statements/insert-subcontract.ts';
import { insertSubcontractLines } from './statements/insert-subcontract-lines.ts';
import { linesTotal } from './statements/lines-total.ts';
import { subcontractLinesByKeys } from './statements/subcontract-lines-by-keys.ts';
import { subcontractsByKeys } from './statements/subcontracts-by-keys.ts';
import { subcontractsFrom } from './subcontract-rows.ts';

/** Seven parameters a line: SQL Server takes 2,100 in a call, with the header's and its own two. */
export const linesPerCall = 280;

export type Call = { readonly statements: readonly Statement[]; readonly inputs: SqlInputs };

/** The last call ends with the read-back: header, lines, count and sum. */
export function insertSubcontractCalls(write: SubcontractWrite, keys: DocumentKeys): readonly Call[] {
  const calls: Call[] = [];
  const { lines } = write.draft;
  for (let from = 0; from < lines.length; from += linesPerCall) {
    const until = from + linesPerCall < lines.length ? from + linesPerCall : lines.length;
    const statements: Statement[] = [];
    if (from === 0) statements.push(insertSubcontract);
    statements.push(insertSubcontractLines(until - from));
    if (until === lines.length) statements.push(subcontractsByKeys(1), subcontractLinesByKeys(1), linesTotal);
    calls.push({ statements, inputs: { ...headerInputs(write, keys), ...lineInputs(write, keys, { from, until }) } });
  }
  return calls;
}

function headerInputs(write: SubcontractWrite, keys: DocumentKeys): SqlInputs {
  const { draft } = write;
  return {
    id: keys.header,
    key0: keys.header,
    number: draft.number,
    vendor: draft.vendor,
    job: draft.job,
    phase: draft.phase,
    description: draft.description,
    status: draft.status,
    retainage: draft.retainageRate,
    condte: draft.date,
    entdte: write.enteredOn,
    person: write.person,
    total: amountToText(draft.total),
  };
}

function lineInputs(
  write: SubcontractWrite,
  keys: DocumentKeys,
  range: { readonly from: number; readonly until: number },
): SqlInputs {
  const inputs: Record<string, SqlInput> = {};
  write.draft.lines.slice(range.from, range.until).forEach((line, row) => {
    const key = required(keys.lines[range.from + row], `the key of line ${line.number}`);
    inputs[`line_${row}`] = key;
    inputs[`number_${row}`] = line.number;
    inputs[`text_${row}`] = line.description;
    inputs[`code_${row}`] = line.costCode;
    inputs[`type_${row}`] = line.costType;
    inputs[`amount_${row}`] = amountToText(line.amount);
    inputs[`ref_${row}`] = key.replaceAll('-', '');
  });
  return inputs;
}

/** What stands in Sage's tables now, when it is what was sent; null when anything differs. */
export function readBack(write: SubcontractWrite, sets: readonly (readonly Row[])[]): SageSubcontract | null {
  const [headers, lines, totals] = sets.slice(-3);
  const record = subcontractsFrom(headers ?? [], lines ?? [])[0];
  const total = amountToText(write.draft.total);
  const same =
    record !== undefined &&
    record.original === write.draft.total &&
    textOf(totals?.[0]?.lines) === String(write.draft.lines.length) &&
    textOf(totals?.[0]?.amount) === total;
  return same ? record : null;
}
