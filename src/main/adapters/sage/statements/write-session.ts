// How a writing call behaves beside people: it waits briefly and is the one to lose a deadlock. A SET ends with its call.
import type { Statement } from '../statement.ts';

export function writeSession(lockTimeoutMs: number): Statement {
  return {
    name: 'writeSession',
    parameters: {},
    text: `SET LOCK_TIMEOUT ${BigInt(lockTimeoutMs)}; SET DEADLOCK_PRIORITY LOW`,
  };
}
