// SQL Server errors as thrown values: number, class, state and the server's own wording.
import type { SqlError } from '../engine.ts';

/** Thrown anywhere below a session and turned into an error event there; never leaves the engine. */
export class SqlFailure extends Error {
  readonly number: number;
  readonly class: number;
  readonly state: number;
  line: number;

  constructor(number: number, message: string, place: { class?: number; state?: number; line?: number } = {}) {
    super(message);
    this.name = 'SqlFailure';
    this.number = number;
    this.class = place.class ?? 16;
    this.state = place.state ?? 1;
    this.line = place.line ?? 0;
  }

  toSqlError(): SqlError {
    return {
      number: this.number,
      state: this.state,
      class: this.class,
      line: Math.max(1, this.line),
      message: this.message,
    };
  }
}

/** Raised while the text is compiled: nothing of the batch has run, the database transaction is untouched. */
const COMPILE_ERRORS = new Set([102, 105, 113, 137, 134, 195, 207, 209, 4104, 4145, 8120, 8003, 10738, 174, 189, 2715]);

/** Ends the batch and rolls back even without XACT_ABORT (conversion failures, deadlock victim). */
const DOOMING_ERRORS = new Set([241, 242, 244, 245, 248, 1205, 8114, 8169]);

export const isCompileError = (failure: SqlFailure): boolean => COMPILE_ERRORS.has(failure.number);
export const isDoomingError = (failure: SqlFailure): boolean => DOOMING_ERRORS.has(failure.number);

export const syntaxError = (near: string, line: number): SqlFailure =>
  new SqlFailure(102, `Incorrect syntax near '${near}'.`, { class: 15, line });

export const unclosedQuote = (text: string, line: number): SqlFailure =>
  new SqlFailure(105, `Unclosed quotation mark after the character string '${text}'.`, { class: 15, line });

export const unknownColumn = (name: string, line: number): SqlFailure =>
  new SqlFailure(207, `Invalid column name '${name}'.`, { line });

export const unknownTable = (name: string, line: number): SqlFailure =>
  new SqlFailure(208, `Invalid object name '${name}'.`, { line });

export const undeclared = (name: string, line: number): SqlFailure =>
  new SqlFailure(137, `Must declare the scalar variable "${name}".`, { class: 15, state: 2, line });

export const overflowConverting = (from: string, to: string): SqlFailure =>
  new SqlFailure(8115, `Arithmetic overflow error converting ${from} to data type ${to}.`, { state: 2 });

export const conversionFailed = (from: string, value: string, to: string): SqlFailure =>
  new SqlFailure(245, `Conversion failed when converting the ${from} value '${value}' to data type ${to}.`);

export const errorConverting = (from: string, to: string): SqlFailure =>
  new SqlFailure(8114, `Error converting data type ${from} to ${to}.`, { state: 5 });

export const dateConversionFailed = (): SqlFailure =>
  new SqlFailure(241, 'Conversion failed when converting date and/or time from character string.');

export const permissionDenied = (
  verb: string,
  object: string,
  where: { schema: string; database: string },
): SqlFailure =>
  new SqlFailure(
    229,
    `The ${verb} permission was denied on the object '${object}', database '${where.database}', schema '${where.schema}'.`,
    { class: 14, state: 5 },
  );

export const lockTimeout = (): SqlFailure =>
  new SqlFailure(1222, 'Lock request time out period exceeded.', { state: 51 });

export const deadlockVictim = (session: number): SqlFailure =>
  new SqlFailure(
    1205,
    `Transaction (Process ID ${session}) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.`,
    { class: 13, state: 51 },
  );
