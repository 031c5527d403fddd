// Counters and flags from the database: SQLite answers bigint, the core wants a number where it is no money.
import { assert } from '#shared/result/assert.ts';

const largest = BigInt(Number.MAX_SAFE_INTEGER);

export function smallInteger(value: bigint): number {
  assert(value <= largest && value >= -largest, 'an integer of the database is too large for a counter');
  return Number.parseInt(value.toString(), 10);
}
