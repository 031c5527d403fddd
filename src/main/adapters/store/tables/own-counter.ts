// own_counter: numbers that only rise.
import { required } from '#shared/result/assert.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import { smallInteger } from '../small-integer.ts';

/** revision: of documents. journal: how many entries were ever written, so that a cut end is noticed. */
export type CounterName = 'revision' | 'journal';

export function readCounters(connection: ReadConnection) {
  const value = connection.prepare<[CounterName], bigint>('SELECT value FROM own_counter WHERE name = ?').pluck();
  return {
    counter: (name: CounterName): number => smallInteger(required(value.get(name), `counter ${name}`)),
  };
}

export function writeCounters(connection: WriteConnection) {
  const raise = connection
    .prepare<[CounterName], bigint>('UPDATE own_counter SET value = value + 1 WHERE name = ? RETURNING value')
    .pluck();
  return {
    raise: (name: CounterName): number => smallInteger(required(raise.get(name), `counter ${name}`)),
  };
}
