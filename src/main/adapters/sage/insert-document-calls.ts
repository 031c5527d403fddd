// The statements and values that write one document: one call, or several for a document with very many lines.
import { amountToText } from '#shared/money/amount.ts';
import { required } from '#shared/result/assert.ts';
import type { DocumentKeys, DocumentWrite, SageDocumentKind, SageRecords } from '../../core/ports/sage.ts';
import type { DocumentPlan } from './documents/document-plan.ts';
import { textOf } from './row-values.ts';
import type { Row } from './run-statements.ts';
import type { SqlInput, SqlInputs, Statement } from './statement.ts';

export type Call = { readonly statements: readonly Statement[]; readonly inputs: SqlInputs };

/** The last call ends with the read-back: header, lines, count and sum. */
export function insertDocumentCalls<K extends SageDocumentKind>(
  plan: DocumentPlan<K>,
  write: DocumentWrite<K>,
  keys: DocumentKeys,
): readonly Call[] {
  const calls: Call[] = [];
  const { insert, read } = plan;
  const count = write.draft.lines.length;
  const header = headerInputs(plan, write, keys);
  for (let from = 0; from < count; from += insert.linesPerCall) {
    const until = from + insert.linesPerCall < count ? from + insert.linesPerCall : count;
    const statements: Statement[] = [];
    if (from === 0) statements.push(insert.header);
    statements.push(insert.lines(until - from));
    if (until === count) statements.push(read.byKeys(1), read.linesByKeys(1), insert.linesTotal);
    const lines = write.draft.lines
      .slice(from, until)
      .map((line, row) =>
        lineInputs(plan, line, { row, key: required(keys.lines[from + row], `the key of line ${line.number}`) }),
      );
    calls.push({ statements, inputs: Object.assign({}, header, ...lines) as SqlInputs });
  }
  return calls;
}

function headerInputs<K extends SageDocumentKind>(
  plan: DocumentPlan<K>,
  write: DocumentWrite<K>,
  keys: DocumentKeys,
): SqlInputs {
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
    date: draft.date,
    entdte: write.enteredOn,
    person: write.person,
    total: amountToText(draft.total),
    ...plan.insert.headerValues(draft),
  };
}

function lineInputs<K extends SageDocumentKind>(
  plan: DocumentPlan<K>,
  line: DocumentWrite<K>['draft']['lines'][number],
  at: { readonly row: number; readonly key: string },
): SqlInputs {
  const values: SqlInputs = {
    line: at.key,
    number: line.number,
    text: line.description,
    code: line.costCode,
    type: line.costType,
    amount: amountToText(line.amount),
    ...plan.insert.lineValues(line, at.key),
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, SqlInput] => [`${name}_${at.row}`, value]),
  );
}

/** What stands in Sage's tables now, when it is what was sent; null when anything differs. */
export function readBack<K extends SageDocumentKind>(
  plan: DocumentPlan<K>,
  write: DocumentWrite<K>,
  sets: readonly (readonly Row[])[],
): SageRecords[K] | null {
  const [headers, lines, totals] = sets.slice(-3);
  const record = plan.read.build(headers ?? [], lines ?? [])[0];
  const same =
    record !== undefined &&
    plan.total(record) === write.draft.total &&
    textOf(totals?.[0]?.lines) === String(write.draft.lines.length) &&
    textOf(totals?.[0]?.amount) === amountToText(write.draft.total);
  return same ? record : null;
}
