// Name-based UUIDs (version 5), so that every Sage row has the same key each time the company is made.
import { hash } from 'node:crypto';

const SAMPLE_NAMESPACE = '5b7a1d36-2f0c-5c8e-9d41-8a6e0f3c7b12';
const VARIANTS = '89ab';

const bytesOf = (namespace: string): Buffer => Buffer.from(namespace.replaceAll('-', ''), 'hex');
const SAMPLE_BYTES = bytesOf(SAMPLE_NAMESPACE);

function derive(namespace: Buffer, name: string): string {
  const hex = hash('sha1', Buffer.concat([namespace, Buffer.from(name, 'utf8')]), 'hex');
  const variant = VARIANTS.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** RFC 9562 version 5: SHA-1 over namespace and name. */
export function uuidV5(namespace: string, name: string): string {
  return derive(bytesOf(namespace), name);
}

/** The key of a row that people entered in Sage themselves. */
export function rowId(seed: number, table: string, key: string | number): string {
  return derive(SAMPLE_BYTES, `${seed}/${table}/${key}`);
}
