// The seam between the TDS wire (tds/) and the T-SQL engine (sql/): plain types, no behaviour.

/** A SQL Server type as the wire has to describe it. `length` counts characters; 'max' is (n)varchar(max). */
export type SqlType =
  | { readonly kind: 'bit' | 'tinyint' | 'smallint' | 'int' | 'bigint' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'float' }
  | { readonly kind: 'char' | 'varchar' | 'nchar' | 'nvarchar'; readonly length: number | 'max' }
  | { readonly kind: 'varbinary'; readonly length: number | 'max' }
  | { readonly kind: 'date' }
  | { readonly kind: 'datetime' }
  | { readonly kind: 'datetime2'; readonly scale: number }
  | { readonly kind: 'uniqueidentifier' };

/**
 * A value between wire and engine. Integers and bit: bigint. decimal: exact text with its scale ("12.50").
 * float: number. Strings: string. date: 'YYYY-MM-DD'. datetime/datetime2: 'YYYY-MM-DD HH:MM:SS.mmm' (UTC as stored).
 * uniqueidentifier: lower case text with dashes. varbinary: Uint8Array.
 */
export type SqlValue = null | bigint | number | string | Uint8Array;

export type SqlColumn = { readonly name: string; readonly type: SqlType; readonly nullable: boolean };

/** An error as SQL Server states it. Class 11-16 ends the statement, 20 and above ends the connection. */
export type SqlError = {
  readonly number: number;
  readonly state: number;
  readonly class: number;
  readonly line: number;
  readonly message: string;
  readonly procedure?: string;
};

export type SqlParameter = {
  /** With its leading @; '' for positional parameters of named procedures. */
  readonly name: string;
  readonly type: SqlType;
  readonly value: SqlValue;
  /** By reference (an OUTPUT parameter). */
  readonly output: boolean;
};

/** What a client asked the engine to do, after the wire was taken off. */
export type SqlRequest =
  /** A SQL batch: text only; SETs stay in force for the session. */
  | { readonly kind: 'batch'; readonly text: string }
  /** sp_executesql, by number 10 or by name: SETs end with the call. `declaration` is the @params text. */
  | {
      readonly kind: 'executesql';
      readonly text: string;
      readonly declaration: string;
      readonly parameters: readonly SqlParameter[];
    }
  /** Any other procedure by name (sp_getapplock, sp_releaseapplock, sp_reset…); unknown ones end in 2812. */
  | { readonly kind: 'procedure'; readonly name: string; readonly parameters: readonly SqlParameter[] };

/** What happens while a request runs, in order. Rows come in chunks (at most 256) so that the socket can push back. */
export type SqlEvent =
  | { readonly kind: 'columns'; readonly columns: readonly SqlColumn[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly SqlValue[])[] }
  /** A statement ended. `count` is null where SQL Server sends none (SET, DECLARE, or SET NOCOUNT ON). */
  | {
      readonly kind: 'statementDone';
      readonly count: bigint | null;
      readonly command: 'select' | 'insert' | 'update' | 'delete' | 'other';
    }
  | { readonly kind: 'info'; readonly info: SqlError }
  | { readonly kind: 'error'; readonly error: SqlError }
  /** BEGIN/COMMIT/ROLLBACK in the text, or XACT_ABORT, changed the transaction of the session. */
  | { readonly kind: 'transaction'; readonly change: 'begun' | 'committed' | 'rolledBack'; readonly descriptor: bigint }
  | { readonly kind: 'outputParameter'; readonly name: string; readonly type: SqlType; readonly value: SqlValue }
  | { readonly kind: 'returnStatus'; readonly value: number };

export type LoginRequest = {
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly appName: string;
  readonly hostName: string;
  readonly language: string;
  readonly readOnlyIntent: boolean;
};

/** Errors: 18456 (login refused), 4060 (unknown database), 17892 (application not approved by the logon trigger). */
export type LoginOutcome =
  | { readonly ok: true; readonly session: SqlSession; readonly database: string; readonly language: string }
  | { readonly ok: false; readonly error: SqlError };

/** One connection's session. Calls are never concurrent: the wire waits for `run` to end before it calls again. */
export interface SqlSession {
  readonly id: number;
  /** The open transaction's descriptor (never 0), or null. */
  readonly transaction: bigint | null;
  /**
   * Runs a request. Ends normally after an error event (SQL Server errors are events, never exceptions).
   * When `signal` aborts (attention), the running statement stops soon, nothing more is yielded.
   */
  run(request: SqlRequest, signal: AbortSignal): AsyncIterable<SqlEvent>;
  /** TDS transaction manager requests 5, 7, 8. Isolation: the wire's byte (0 keeps the current one). */
  begin(isolation: number): Promise<{ readonly descriptor: bigint } | SqlError>;
  commit(): Promise<{ readonly ended: bigint } | SqlError>;
  rollback(): Promise<{ readonly ended: bigint } | SqlError>;
  /** The reset bit of a reused pooled connection: roll back, drop locks, restore default SETs. */
  reset(): Promise<void>;
  /** The connection is gone: roll back, drop locks, close its SQLite connection. Idempotent. */
  end(): Promise<void>;
}

export interface SqlEngine {
  login(request: LoginRequest): Promise<LoginOutcome>;
  /** Ends every session and closes the database. */
  close(): Promise<void>;
}
