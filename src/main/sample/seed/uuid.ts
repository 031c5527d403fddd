// Name-based UUIDs (version 5), so that every Sage row has the same key each time the company is made.
import { createHash } from 'node:crypto';

const SAMPLE_NAMESPACE = '5b7a1d36-2f0c-5c8e-9d41-8a6e0f3c7b12';

/** RFC 9562 version 5: SHA-1 over namespace and name. */
export function uuidV5(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  const bytes = hash.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The key of a row that people entered in Sage themselves. */
export function rowId(seed: number, table: string, key: string | number): string {
  return uuidV5(SAMPLE_NAMESPACE, `${seed}/${table}/${key}`);
}
