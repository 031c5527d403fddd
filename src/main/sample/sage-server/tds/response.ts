// Turns what the engine reports into the tokens of one answer, with every DONE carrying the right flags.
import type { SqlError, SqlEvent, SqlValue } from '../engine.ts';
import type { ByteSink } from './byte-sink.ts';
import {
  compileRowEncoder,
  DONE,
  type DoneToken,
  type ReturnValue,
  type RowEncoder,
  TOKEN,
  writeColumnMetadata,
  writeDone,
  writeMessage,
  writeReturnStatus,
  writeReturnValue,
  writeTransactionChange,
} from './tokens.ts';

type StatementDone = Extract<SqlEvent, { kind: 'statementDone' }>;

export class Response {
  readonly #sink: ByteSink;
  readonly #isRpc: boolean;
  readonly #serverName: string;
  /** The DONE of a batch's last statement must not say "more": each is held back until something follows. */
  #held: DoneToken | null = null;
  #failed = false;
  #lastError = 0;
  #encodeRow: RowEncoder | null = null;
  #status: number | null = null;
  #outputs: ReturnValue[] = [];
  /** An error of class 20 or above was reported: the connection ends behind this answer. */
  fatal = false;

  constructor(sink: ByteSink, options: { readonly isRpc: boolean; readonly serverName: string }) {
    this.#sink = sink;
    this.#isRpc = options.isRpc;
    this.#serverName = options.serverName;
  }

  /** Writes one event; rows are written one by one with `row`. */
  event(event: Exclude<SqlEvent, { kind: 'rows' }>): void {
    switch (event.kind) {
      case 'columns':
        this.#release();
        writeColumnMetadata(this.#sink, event.columns);
        this.#encodeRow = compileRowEncoder(event.columns);
        return;
      case 'statementDone':
        this.#statementDone(event);
        return;
      case 'info':
        this.#release();
        writeMessage(this.#sink, event.info, this.#serverName);
        return;
      case 'error':
        this.error(event.error);
        return;
      case 'transaction':
        this.#release();
        writeTransactionChange(this.#sink, event.change, event.descriptor);
        return;
      case 'outputParameter':
        this.#outputs.push(event);
        return;
      case 'returnStatus':
        this.#status = event.value;
        return;
    }
  }

  row(row: readonly SqlValue[]): void {
    if (this.#encodeRow === null) throw new Error('Rows before their columns');
    const start = this.#sink.length;
    try {
      this.#encodeRow(this.#sink, row);
    } catch (error) {
      this.#sink.length = start;
      throw error;
    }
  }

  error(error: SqlError): void {
    this.#release();
    writeMessage(this.#sink, error, this.#serverName);
    if (error.class <= 10) return;
    this.#failed = true;
    this.#lastError = error.number;
    if (error.class >= 20) this.fatal = true;
  }

  #statementDone(event: StatementDone): void {
    this.#release();
    this.#encodeRow = null;
    const status = this.#failed ? DONE.error : 0;
    this.#failed = false;
    const done = { status, command: event.command, count: event.count };
    if (this.#isRpc) writeDone(this.#sink, { ...done, token: TOKEN.doneInProc, status: status | DONE.more });
    else this.#held = { ...done, token: TOKEN.done };
  }

  #release(): void {
    if (this.#held === null) return;
    writeDone(this.#sink, { ...this.#held, status: this.#held.status | DONE.more });
    this.#held = null;
  }

  /** Ends the answer, or this call's part of it when `more` calls of the same message follow. */
  end(more = false): void {
    const flag = more ? DONE.more : DONE.final;
    if (this.#isRpc) {
      this.#endCall(flag);
      return;
    }
    if (this.#failed) this.#release();
    const done = this.#held ?? { token: TOKEN.done, status: this.#failed ? DONE.error : 0 };
    writeDone(this.#sink, { ...done, status: done.status | flag });
    this.#held = null;
  }

  #endCall(flag: number): void {
    const failed = this.#failed ? DONE.error : 0;
    if (this.#failed && this.#encodeRow !== null) {
      writeDone(this.#sink, { token: TOKEN.doneInProc, status: DONE.error | DONE.more });
    }
    writeReturnStatus(this.#sink, this.#status ?? this.#lastError);
    this.#outputs.forEach((output, index) => {
      writeReturnValue(this.#sink, index, output);
    });
    writeDone(this.#sink, { token: TOKEN.doneProc, status: failed | flag });
  }

  /** Ends an answer the client no longer wants. */
  abandon(): void {
    this.#release();
    writeDone(this.#sink, { token: this.#isRpc ? TOKEN.doneProc : TOKEN.done, status: DONE.error });
  }
}
