// Fault switches of the wire: what tests and the practice company turn on to see the app cope.
import type { SqlError } from '../engine.ts';

/** Read at each use, so a running server obeys a change at once. */
export type TdsFaults = {
  /** New connections are reset before a byte is exchanged. */
  refuseConnections: boolean;
  /** A connection dies in the middle of an answer, once it has sent this many bytes (all its answers together). */
  closeAfterBytes: number | null;
  /** That many next commits happen, but the client never hears of it. */
  cutBeforeCommitReply: number;
  /** That many next commits do not happen: the connection dies first. A batch whose text commits dies before it runs. */
  cutBeforeCommit: number;
  /** Asked with the text and the running number (from 1, all connections) of each request; true: die within its answer. */
  cutDuringRequest: ((text: string, nth: number) => boolean) | null;
  /** Every request but the driver's own (SET …, SELECT 1) waits this long before it starts. */
  delayMs: number;
  /** Answers of the next requests; 1205 (deadlock) and class 20 and above roll the database transaction back. */
  failNext: SqlError[];
  /** Which requests `failNext` is for; null: all but the driver's own (SET …, SELECT 1) and BEGIN, COMMIT, ROLLBACK. */
  failWhen: ((text: string) => boolean) | null;
};

export const createTdsFaults = (): TdsFaults => ({
  refuseConnections: false,
  closeAfterBytes: null,
  cutBeforeCommitReply: 0,
  cutBeforeCommit: 0,
  cutDuringRequest: null,
  delayMs: 0,
  failNext: [],
  failWhen: null,
});

/** SQL Server's message to the victim of a deadlock. */
export const DEADLOCK: SqlError = {
  number: 1205,
  state: 51,
  class: 13,
  line: 1,
  message:
    'Transaction (Process ID 51) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.',
};

/** A SET that opens the text of a real request (a SET ends with its call) is not housekeeping: it asks or writes as well. */
const HOUSEKEEPING =
  /^\s*(set\s(?![\s\S]*\b(select|insert|update|delete|exec|declare)\b)|select\s+1\s*;?\s*$|(begin|commit|rollback)\s+tran)/i;

/** What drivers send on their own account when they connect, reset or check a connection. */
export const isHousekeeping = (text: string): boolean => HOUSEKEEPING.test(text);

/** The error the next request has to end in, taken off the list; null when it may run. */
export const takeFailure = (faults: TdsFaults, text: string): SqlError | null => {
  if (faults.failNext.length === 0) return null;
  const wanted = faults.failWhen === null ? !isHousekeeping(text) : faults.failWhen(text);
  return wanted ? (faults.failNext.shift() ?? null) : null;
};

/** Whether `text` commits by itself, comments and literals aside. */
export const commitsInText = (text: string): boolean =>
  /\bcommit\b/i.test(text.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, ' '));
