// The tokens of a server's answer (tabular data stream), each written into a sink.
import type { SqlColumn, SqlError, SqlType, SqlValue } from '../engine.ts';
import type { ByteSink } from './byte-sink.ts';
import { compileEncoder } from './type-encoder.ts';
import { COLLATION, writeTypeInfo } from './wire-types.ts';

export const TOKEN = {
  returnStatus: 0x79,
  columnMetadata: 0x81,
  error: 0xaa,
  info: 0xab,
  returnValue: 0xac,
  loginAck: 0xad,
  row: 0xd1,
  environmentChange: 0xe3,
  done: 0xfd,
  doneProc: 0xfe,
  doneInProc: 0xff,
} as const;

export const DONE = { final: 0x00, more: 0x01, error: 0x02, count: 0x10, attention: 0x20 } as const;

const COMMANDS = { select: 0xc1, insert: 0xc3, delete: 0xc4, update: 0xc5, other: 0 } as const;

const MESSAGE_LIMIT = 2048;

const writeSized = (sink: ByteSink, token: number, body: () => void): void => {
  sink.u8(token);
  const at = sink.reserve(2);
  body();
  sink.buffer.writeUInt16LE(sink.length - at - 2, at);
};

/** An ERROR token, or an INFO token for messages of class 10 and below. */
export const writeMessage = (sink: ByteSink, message: SqlError, serverName: string): void => {
  writeSized(sink, message.class > 10 ? TOKEN.error : TOKEN.info, () => {
    sink.i32(message.number);
    sink.u8(message.state);
    sink.u8(message.class);
    sink.longText(message.message.slice(0, MESSAGE_LIMIT));
    sink.shortText(serverName);
    sink.shortText(message.procedure ?? '');
    sink.u32(message.line);
  });
};

/** ENVCHANGE of database (1), language (2) or packet size (4): new and old as text. */
export const writeTextChange = (sink: ByteSink, kind: 1 | 2 | 4, texts: { now: string; before: string }): void => {
  writeSized(sink, TOKEN.environmentChange, () => {
    sink.u8(kind);
    sink.shortText(texts.now);
    sink.shortText(texts.before);
  });
};

export const writeCollationChange = (sink: ByteSink): void => {
  writeSized(sink, TOKEN.environmentChange, () => {
    sink.u8(7);
    sink.u8(COLLATION.length);
    sink.bytes(COLLATION);
    sink.u8(0);
  });
};

const TRANSACTION_CHANGES = { begun: 8, committed: 9, rolledBack: 10 } as const;

export type TransactionChange = keyof typeof TRANSACTION_CHANGES;

/** ENVCHANGE 8 names the new database transaction, 9 and 10 the one that ended. */
export const writeTransactionChange = (sink: ByteSink, change: TransactionChange, descriptor: bigint): void => {
  writeSized(sink, TOKEN.environmentChange, () => {
    sink.u8(TRANSACTION_CHANGES[change]);
    if (change !== 'begun') sink.u8(0);
    sink.u8(8);
    sink.u64(BigInt.asUintN(64, descriptor));
    if (change === 'begun') sink.u8(0);
  });
};

/** ENVCHANGE 18: the reset bit was obeyed. */
export const writeResetAcknowledgement = (sink: ByteSink): void => {
  writeSized(sink, TOKEN.environmentChange, () => {
    sink.u8(18);
    sink.u16(0);
  });
};

export const writeLoginAck = (sink: ByteSink, tdsVersion: number, serverVersion: readonly number[]): void => {
  writeSized(sink, TOKEN.loginAck, () => {
    sink.u8(1);
    const at = sink.reserve(4);
    sink.buffer.writeUInt32BE(tdsVersion, at);
    sink.shortText('Microsoft SQL Server');
    sink.bytes(Uint8Array.from(serverVersion));
  });
};

export type DoneToken = {
  readonly token: 0xfd | 0xfe | 0xff;
  readonly status: number;
  readonly command?: keyof typeof COMMANDS;
  readonly count?: bigint | null;
};

export const writeDone = (sink: ByteSink, done: DoneToken): void => {
  const counted = done.count !== undefined && done.count !== null;
  sink.u8(done.token);
  sink.u16(done.status | (counted ? DONE.count : 0));
  sink.u16(COMMANDS[done.command ?? 'other']);
  sink.u64(counted ? (done.count ?? 0n) : 0n);
};

const NULLABLE = 0x01;
const MAYBE_UPDATABLE = 0x08;

export const writeColumnMetadata = (sink: ByteSink, columns: readonly SqlColumn[]): void => {
  sink.u8(TOKEN.columnMetadata);
  sink.u16(columns.length);
  for (const column of columns) {
    sink.u32(0);
    sink.u16((column.nullable ? NULLABLE : 0) | MAYBE_UPDATABLE);
    writeTypeInfo(sink, column.type);
    sink.shortText(column.name);
  }
};

export type RowEncoder = (sink: ByteSink, row: readonly SqlValue[]) => void;

export const compileRowEncoder = (columns: readonly SqlColumn[]): RowEncoder => {
  const encoders = columns.map((column) => compileEncoder(column.type));
  return (sink, row) => {
    if (row.length !== encoders.length)
      throw new RangeError(`A row of ${row.length} values under ${encoders.length} columns`);
    sink.u8(TOKEN.row);
    let index = 0;
    for (const encode of encoders) {
      encode(sink, row[index] ?? null);
      index += 1;
    }
  };
};

export const writeReturnStatus = (sink: ByteSink, status: number): void => {
  sink.u8(TOKEN.returnStatus);
  sink.i32(status);
};

export type ReturnValue = { readonly name: string; readonly type: SqlType; readonly value: SqlValue };

export const writeReturnValue = (sink: ByteSink, ordinal: number, output: ReturnValue): void => {
  sink.u8(TOKEN.returnValue);
  sink.u16(ordinal);
  sink.shortText(output.name);
  sink.u8(1);
  sink.u32(0);
  sink.u16(0);
  writeTypeInfo(sink, output.type);
  compileEncoder(output.type)(sink, output.value);
};
