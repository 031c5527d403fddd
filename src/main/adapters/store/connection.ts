// The connection as tables see it: what may only read, and what may write, are different types.
import type Database from 'better-sqlite3';
import { assert } from '#shared/result/assert.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;

export type ReadConnection = Pick<Database.Database, 'prepare'> & { readonly [readable]: true };
export type WriteConnection = ReadConnection & {
  readonly inTransaction: boolean;
  readonly [writable]: true;
};

export function asWriteConnection(database: Database.Database): WriteConnection {
  return database as unknown as WriteConnection;
}

export function asReadConnection(database: Database.Database): ReadConnection {
  return database as unknown as ReadConnection;
}

/** A write handle kept beyond its `write` would change rows outside any database transaction: a bug. */
export function assertWriting(connection: WriteConnection): void {
  assert(connection.inTransaction, 'a write handle was used after its write had ended');
}
