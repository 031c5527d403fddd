// Identities for tests: real digests and real UUID v5, and UUID v7 that count up instead of being random.
import { createHash } from 'node:crypto';
import type { IdsPort } from '../../src/main/core/ports/ids.ts';

export function someIds(): IdsPort {
  let count = 0;
  return {
    uuidV7: () => `019b0000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`,
    uuidV5,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    random: () => 0.5,
  };
}

/** RFC 9562, section 5.5. */
function uuidV5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
