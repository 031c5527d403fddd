// TLS as TDS 7.4 carries it: the handshake inside pre-login packets, everything after it bare on the socket.
import { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';
import { DEFAULT_PACKET_SIZE, framePackets, HEADER_SIZE, PACKET } from './packets.ts';

const RECORD = { changeCipherSpec: 20, handshake: 22, first: 20, last: 23, header: 5 } as const;

class HandshakeTunnel extends Duplex {
  readonly #socket: Socket;
  #held: Buffer = Buffer.alloc(0);
  #bareIn = false;
  #bareOut = false;
  #cipherChanged = false;
  #flight: Buffer[] = [];
  #flushPlanned = false;

  constructor(socket: Socket) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('end', () => this.push(null));
    socket.on('close', () => this.destroy());
  }

  #receive(chunk: Buffer): void {
    if (!this.#bareIn) this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    while (!this.#bareIn && this.#held.length > 0) {
      const first = this.#held.readUInt8(0);
      if (first >= RECORD.first && first <= RECORD.last) {
        this.#bareIn = true;
        this.#pass(this.#held);
        return;
      }
      if (this.#held.length < HEADER_SIZE) return;
      const length = this.#held.readUInt16BE(2);
      if (first !== PACKET.prelogin || length < HEADER_SIZE) {
        this.#socket.destroy();
        return;
      }
      if (this.#held.length < length) return;
      this.#pass(this.#held.subarray(HEADER_SIZE, length));
      this.#held = this.#held.subarray(length);
    }
    if (this.#bareIn) this.#pass(chunk);
  }

  #pass(bytes: Buffer): void {
    if (!this.push(bytes)) this.#socket.pause();
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (this.#bareOut) {
      this.#writeBare(chunk, done);
      return;
    }
    this.#flight.push(chunk);
    if (!this.#flushPlanned) {
      // A client waits for exactly one message per flight, and TLS hands a flight over in pieces.
      this.#flushPlanned = true;
      setImmediate(() => this.#sendFlight());
    }
    done();
  }

  #writeBare(chunk: Buffer, done: (error?: Error | null) => void): void {
    if (this.#socket.destroyed || this.#socket.write(chunk)) done();
    else this.#socket.once('drain', () => done());
  }

  #sendFlight(): void {
    this.#flushPlanned = false;
    const bytes = Buffer.concat(this.#flight);
    this.#flight = [];
    if (this.#socket.destroyed || bytes.length === 0) return;
    const end = this.#endOfWrapped(bytes);
    const framing = { packetSize: DEFAULT_PACKET_SIZE, spid: 0, firstPacketId: 1, last: true };
    this.#socket.write(framePackets(bytes.subarray(0, end), { type: PACKET.prelogin, ...framing }));
    if (end < bytes.length) this.#socket.write(bytes.subarray(end));
  }

  /** Where the wrapped part of `bytes` ends: behind the first handshake record after the change of cipher (Finished). */
  #endOfWrapped(bytes: Buffer): number {
    let at = 0;
    while (at + RECORD.header <= bytes.length) {
      const type = bytes.readUInt8(at);
      at += RECORD.header + bytes.readUInt16BE(at + 3);
      if (type === RECORD.changeCipherSpec) this.#cipherChanged = true;
      else if (type === RECORD.handshake && this.#cipherChanged) {
        this.#bareOut = true;
        return at;
      }
    }
    return bytes.length;
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}

/** Answers the client's handshake. Resolves with the encrypted stream; rejects when the client breaks it off. */
export const acceptTls = (socket: Socket, secureContext: SecureContext): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const secure = new TLSSocket(new HandshakeTunnel(socket), { isServer: true, secureContext });
    const closed = (): void => reject(new Error('The client closed the connection within the TLS handshake.'));
    secure.once('error', reject);
    secure.once('close', closed);
    secure.once('secure', () => {
      secure.off('error', reject);
      secure.off('close', closed);
      resolve(secure);
    });
  });
