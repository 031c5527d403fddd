// ALL_HEADERS: what precedes every request since TDS 7.2, of which the database transaction's descriptor matters.
import type { ByteSource } from './byte-source.ts';
import { TdsStreamError } from './byte-source.ts';

const TRANSACTION_DESCRIPTOR = 2;

/** Moves over the headers and returns the descriptor (0: outside a database transaction). */
export const readAllHeaders = (source: ByteSource): bigint => {
  const start = source.position;
  const total = source.u32();
  if (total < 4 || total - 4 > source.remaining) throw new TdsStreamError('The headers of the request are malformed.');
  const end = start + total;
  let descriptor = 0n;
  while (source.position < end) {
    const at = source.position;
    const length = source.u32();
    if (length < 6 || at + length > end) throw new TdsStreamError('A header of the request is malformed.');
    if (source.u16() === TRANSACTION_DESCRIPTOR) descriptor = source.u64();
    source.position = at + length;
  }
  return descriptor;
};
