// Whole lists in pages by record number, so that a page costs the same wherever it is.
import { required } from '#shared/result/assert.ts';
import { mapResult, ok, type Result } from '#shared/result/result.ts';
import type { SageDocumentKind, SageList, SageRecords } from '../../core/ports/sage.ts';
import { allDocuments } from './documents/all-documents.ts';
import type { DocumentPlan } from './documents/document-plan.ts';
import { costCodeFrom, costTypeFrom, jobsFrom, vendorFrom } from './master-rows.ts';
import { textOf } from './row-values.ts';
import { type Row, runStatements } from './run-statements.ts';
import type { SagePool } from './sage-pool.ts';
import type { SqlInputs, Statement } from './statement.ts';
import { costCodesPage } from './statements/cost-codes-page.ts';
import { costTypes } from './statements/cost-types.ts';
import { jobsPage } from './statements/jobs-page.ts';
import { phasesOfJobs } from './statements/phases-of-jobs.ts';
import { vendorsPage } from './statements/vendors-page.ts';

const pageSize = 1000;

type Plan<T> = {
  readonly heads: Statement;
  /** The column that orders and continues the list. */
  readonly orderedBy: string;
  readonly first: string;
  /** Rows that belong to the page's heads, from its first to its last record. */
  readonly parts: Statement | null;
  readonly build: (heads: readonly Row[], parts: readonly Row[]) => readonly T[];
};

const plans: { readonly [K in SageList]: Plan<SageRecords[K]> } = {
  job: { heads: jobsPage, orderedBy: 'recnum', first: '-1', parts: phasesOfJobs, build: jobsFrom },
  vendor: { heads: vendorsPage, orderedBy: 'recnum', first: '-1', parts: null, build: (rows) => rows.map(vendorFrom) },
  costCode: {
    heads: costCodesPage,
    orderedBy: 'code',
    first: '-1.000',
    parts: null,
    build: (rows) => rows.map(costCodeFrom),
  },
  costType: { heads: costTypes, orderedBy: 'recnum', first: '', parts: null, build: (rows) => rows.map(costTypeFrom) },
  subcontract: documentList(allDocuments.subcontract),
  purchaseOrder: documentList(allDocuments.purchaseOrder),
};

function documentList<K extends SageDocumentKind>({ read }: DocumentPlan<K>): Plan<SageRecords[K]> {
  return { heads: read.page, orderedBy: 'recnum', first: '-1', parts: read.linesPage, build: read.build };
}

export async function* readList<K extends SageList>(
  pool: SagePool,
  list: K,
  signal?: AbortSignal,
): AsyncGenerator<Result<readonly SageRecords[K][]>> {
  const plan: Plan<SageRecords[K]> = plans[list];
  let after = plan.first;
  for (;;) {
    const heads = await rowsOf(pool, { statement: plan.heads, inputs: { page: pageSize, after }, signal });
    if (!heads.ok) return yield heads;
    const [first, last] = [heads.value[0], heads.value.at(-1)];
    if (first === undefined || last === undefined) return;
    after = textOf(last[plan.orderedBy]);
    const range = { first: textOf(first[plan.orderedBy]), last: after };
    const parts = plan.parts === null ? ok([]) : await rowsOf(pool, { statement: plan.parts, inputs: range, signal });
    if (!parts.ok) return yield parts;
    yield ok(plan.build(heads.value, parts.value));
    if (heads.value.length < pageSize) return;
  }
}

type Question = { readonly statement: Statement; readonly inputs: SqlInputs; readonly signal: AbortSignal | undefined };

async function rowsOf(pool: SagePool, question: Question): Promise<Result<readonly Row[]>> {
  const { statement, inputs, signal } = question;
  const sets = await runStatements(pool, { statements: [statement], inputs, signal });
  return mapResult(sets, (all) => required(all[0], `the rows of ${statement.name}`));
}
