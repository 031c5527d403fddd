// Identities and digests from this machine's randomness and clock.
import { createHash, randomBytes } from 'node:crypto';
import { assert } from '#shared/result/assert.ts';
import type { IdsPort } from '../../core/ports/ids.ts';

/**
 * Version 7 is made here, not by node:crypto, because only newer runtimes have it and because ids of one process must
 * rise even within a millisecond and when the clock is set back.
 */
export function createSystemIds(now: () => number = Date.now): IdsPort {
  let last = 0n;
  return {
    uuidV7() {
      // 48 bits of milliseconds and 12 bits that rise: together one number that never repeats or falls.
      const fresh = (BigInt(now()) << 12n) | BigInt(randomBytes(2).readUInt16BE() & 0x07ff);
      last = fresh > last ? fresh : last + 1n;
      const time = (last >> 12n).toString(16).padStart(12, '0');
      const rise = (last & 0xfffn).toString(16).padStart(3, '0');
      const tail = randomBytes(8);
      tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
      return dashed(`${time}7${rise}${tail.toString('hex')}`);
    },
    uuidV5(namespace, name) {
      assert(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(namespace), `${namespace} is not a UUID`);
      const hash = createHash('sha1')
        .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
        .update(name, 'utf8');
      const bytes = hash.digest().subarray(0, 16);
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      return dashed(bytes.toString('hex'));
    },
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    random: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  };
}

function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
