// A growing byte buffer that tokens are written into before they are framed into packets.
import { Buffer } from 'node:buffer';

const SHORT_TEXT = 24;

export class ByteSink {
  buffer: Buffer;
  length = 0;

  constructor(initial = 65_536) {
    this.buffer = Buffer.allocUnsafe(initial);
  }

  /** Makes room for `size` bytes, moves the end behind them and returns where they start. */
  reserve(size: number): number {
    const at = this.length;
    const end = at + size;
    if (end > this.buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(end, this.buffer.length * 2));
      this.buffer.copy(grown, 0, 0, at);
      this.buffer = grown;
    }
    this.length = end;
    return at;
  }

  u8(value: number): void {
    const at = this.reserve(1);
    this.buffer[at] = value;
  }

  u16(value: number): void {
    const at = this.reserve(2);
    this.buffer[at] = value & 0xff;
    this.buffer[at + 1] = value >>> 8;
  }

  u32(value: number): void {
    const at = this.reserve(4);
    this.buffer.writeUInt32LE(value, at);
  }

  i32(value: number): void {
    const at = this.reserve(4);
    this.buffer.writeInt32LE(value, at);
  }

  u64(value: bigint): void {
    const at = this.reserve(8);
    this.buffer.writeBigUInt64LE(value, at);
  }

  bytes(source: Uint8Array): void {
    const at = this.reserve(source.length);
    this.buffer.set(source, at);
  }

  utf16(text: string): void {
    const size = text.length * 2;
    let at = this.reserve(size);
    const buffer = this.buffer;
    if (text.length > SHORT_TEXT) {
      buffer.write(text, at, size, 'utf16le');
      return;
    }
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      buffer[at] = code & 0xff;
      buffer[at + 1] = code >>> 8;
      at += 2;
    }
  }

  /** Text with a one-byte count of characters in front. */
  shortText(text: string): void {
    const fitting = text.length > 255 ? text.slice(0, 255) : text;
    this.u8(fitting.length);
    this.utf16(fitting);
  }

  /** Text with a two-byte count of characters in front. */
  longText(text: string): void {
    this.u16(text.length);
    this.utf16(text);
  }

  /** Drops the first `count` bytes, which have been sent. */
  discard(count: number): void {
    this.buffer.copyWithin(0, count, this.length);
    this.length -= count;
  }
}
