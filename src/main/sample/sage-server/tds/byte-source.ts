// Reads little-endian fields from a received message and refuses to read past its end.
import type { Buffer } from 'node:buffer';

/** The client's bytes do not follow the protocol. `parameter` counts from 1 where an RPC parameter is at fault. */
export class TdsStreamError extends Error {
  override readonly name = 'TdsStreamError';
}

export class ByteSource {
  readonly buffer: Buffer;
  position: number;

  constructor(buffer: Buffer, position = 0) {
    this.buffer = buffer;
    this.position = position;
  }

  get remaining(): number {
    return this.buffer.length - this.position;
  }

  /** Moves over `size` bytes and returns where they start. */
  take(size: number): number {
    const at = this.position;
    if (size < 0 || size > this.buffer.length - at) {
      throw new TdsStreamError(`The message ends within a field of ${size} bytes at ${at}.`);
    }
    this.position = at + size;
    return at;
  }

  u8(): number {
    return this.buffer.readUInt8(this.take(1));
  }

  u16(): number {
    return this.buffer.readUInt16LE(this.take(2));
  }

  u32(): number {
    return this.buffer.readUInt32LE(this.take(4));
  }

  i32(): number {
    return this.buffer.readInt32LE(this.take(4));
  }

  u64(): bigint {
    return this.buffer.readBigUInt64LE(this.take(8));
  }

  bytes(size: number): Buffer {
    const at = this.take(size);
    return this.buffer.subarray(at, at + size);
  }

  utf16(characters: number): string {
    return this.bytes(characters * 2).toString('utf16le');
  }

  peek(): number | null {
    return this.remaining > 0 ? this.buffer.readUInt8(this.position) : null;
  }
}
