// Sends a server's messages packet by packet and lets the client's pace hold the sender back.
import type { Buffer } from 'node:buffer';
import type { Duplex } from 'node:stream';
import { ByteSink } from './byte-sink.ts';
import type { TdsFaults } from './faults.ts';
import { DEFAULT_PACKET_SIZE, framePackets, HEADER_SIZE, PACKET } from './packets.ts';

/** The client is gone: nothing more can be said to it. */
export class ConnectionClosedError extends Error {
  override readonly name = 'ConnectionClosedError';
}

const FLUSH_AT = 32_768;
const KEEP_AT_MOST = 1 << 20;

export class MessageWriter {
  packetSize = DEFAULT_PACKET_SIZE;
  spid = 0;
  /** What the next flush will send; tokens are written here. */
  sink = new ByteSink();
  #transport: Duplex;
  readonly #faults: TdsFaults;
  #packetId = 1;
  #sent = 0;

  constructor(transport: Duplex, faults: TdsFaults) {
    this.#transport = transport;
    this.#faults = faults;
  }

  /** From here on bytes leave through `transport` (the TLS stream after its handshake). */
  moveTo(transport: Duplex): void {
    this.#transport = transport;
  }

  /** Sends what fills whole packets, once enough has come together. Waits while the client does not keep up. */
  async flushWhenFull(): Promise<void> {
    if (this.sink.length < FLUSH_AT) return;
    const body = this.packetSize - HEADER_SIZE;
    // One byte at least stays behind for the packet that ends the message.
    const size = Math.floor((this.sink.length - 1) / body) * body;
    if (size > 0) await this.#send(size, false);
  }

  get full(): boolean {
    return this.sink.length >= FLUSH_AT;
  }

  /** Ends the message and sends the rest of it. */
  async end(type: number = PACKET.reply): Promise<void> {
    await this.#send(this.sink.length, true, type);
    this.#packetId = 1;
    if (this.sink.buffer.length > KEEP_AT_MOST) this.sink = new ByteSink();
  }

  /** Sends half of what is waiting and hangs up: a server that died within an answer. */
  cutHalfway(): Promise<void> {
    const framed = this.#frame(this.sink.length, false, PACKET.reply);
    return this.#cut(framed.subarray(0, framed.length >> 1));
  }

  async #cut(lastWords: Buffer): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#transport.write(lastWords, () => resolve());
    });
    this.#transport.destroy();
    throw new ConnectionClosedError('Cut by a fault switch');
  }

  #frame(size: number, last: boolean, type: number): Buffer {
    const framed = framePackets(this.sink.buffer.subarray(0, size), {
      type,
      packetSize: this.packetSize,
      spid: this.spid,
      firstPacketId: this.#packetId,
      last,
    });
    this.#packetId = (this.#packetId + Math.ceil(size / (this.packetSize - HEADER_SIZE))) & 0xff;
    return framed;
  }

  async #send(size: number, last: boolean, type: number = PACKET.reply): Promise<void> {
    if (this.#transport.destroyed || this.#transport.writableEnded) throw new ConnectionClosedError('Socket closed');
    const framed = this.#frame(size, last, type);
    this.sink.discard(size);
    const limit = this.#faults.closeAfterBytes;
    if (limit !== null && this.#sent + framed.length > limit) {
      await this.#cut(framed.subarray(0, Math.max(0, limit - this.#sent)));
    }
    this.#sent += framed.length;
    if (!this.#transport.write(framed)) await this.#drained();
  }

  #drained(): Promise<void> {
    const transport = this.#transport;
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        transport.off('drain', settle);
        transport.off('close', settle);
        if (transport.destroyed) reject(new ConnectionClosedError('Socket closed'));
        else resolve();
      };
      transport.on('drain', settle);
      transport.on('close', settle);
    });
  }
}
