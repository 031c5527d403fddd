// What the reader and the writer ask of a kind of document: its statements, its values, how rows become a record.
import type { Amount } from '#shared/money/amount.ts';
import type { SageDocumentKind, SageDrafts, SageRecords } from '../../../core/ports/sage.ts';
import type { Row } from '../run-statements.ts';
import type { SqlInputs, Statement } from '../statement.ts';

/** Each pair of statements gives headers and their lines. */
export type DocumentPlan<K extends SageDocumentKind> = {
  readonly read: {
    readonly page: Statement;
    readonly linesPage: Statement;
    readonly byKeys: (size: number) => Statement;
    readonly linesByKeys: (size: number) => Statement;
    readonly byNumber: Statement;
    readonly linesByNumber: Statement;
    readonly build: (headers: readonly Row[], lines: readonly Row[]) => readonly SageRecords[K][];
  };
  /** Reads at the start of a write; what they find stays locked until its end. */
  readonly locked: {
    readonly ours: (size: number) => Statement;
    readonly numberHolders: Statement;
    readonly openJob: Statement;
  };
  /** What does not fit Sage's columns beyond what every document has, in words; null when all of it does. */
  readonly problem: (draft: SageDrafts[K]) => string | null;
  readonly insert: {
    readonly header: Statement;
    /** Beyond id, number, vendor, job, phase, description, status, date, entdte, person and total. */
    readonly headerValues: (draft: SageDrafts[K]) => SqlInputs;
    readonly lines: (rows: number) => Statement;
    /** Beyond line (its key), number, text, code, type and amount; each gets the row's index as a suffix. */
    readonly lineValues: (line: SageDrafts[K]['lines'][number], key: string) => SqlInputs;
    /** SQL Server takes 2,100 parameters in a call. */
    readonly linesPerCall: number;
    /** Count and sum of the lines as they stand. */
    readonly linesTotal: Statement;
  };
  readonly total: (record: SageRecords[K]) => Amount;
};
