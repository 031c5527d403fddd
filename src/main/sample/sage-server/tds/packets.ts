// Framing both ways: packets of at most the negotiated size in, whole messages out, and the reverse.
import { Buffer } from 'node:buffer';

export const PACKET = {
  batch: 0x01,
  rpc: 0x03,
  reply: 0x04,
  attention: 0x06,
  bulkLoad: 0x07,
  transaction: 0x0e,
  login: 0x10,
  prelogin: 0x12,
} as const;

export const STATUS = { endOfMessage: 0x01, ignore: 0x02, reset: 0x08, resetKeepTransaction: 0x10 } as const;

export const HEADER_SIZE = 8;
export const DEFAULT_PACKET_SIZE = 4096;
export const MIN_PACKET_SIZE = 512;
export const MAX_PACKET_SIZE = 32_767;
/** No message of the app comes near; it keeps a broken client from eating the memory of the sample company. */
export const MAX_MESSAGE_SIZE = 50 * 1024 * 1024;

const KNOWN_TYPES: ReadonlySet<number> = new Set(Object.values(PACKET).filter((type) => type !== PACKET.reply));

export type ClientMessage = {
  readonly type: number;
  /** The client changed its mind while sending: the message is not to be obeyed. */
  readonly ignored: boolean;
  readonly reset: 'no' | 'all' | 'keepTransaction';
  readonly payload: Buffer;
};

/** Why a stream of packets cannot be read on. `tooLarge` deserves an error token, the rest a closed door. */
export type FramingFault = 'badLength' | 'unknownType' | 'mixedTypes' | 'tooLarge';

export type PacketSink = {
  readonly message: (message: ClientMessage) => void;
  readonly fault: (fault: FramingFault) => void;
};

const resetOf = (status: number): ClientMessage['reset'] =>
  (status & STATUS.resetKeepTransaction) !== 0 ? 'keepTransaction' : (status & STATUS.reset) !== 0 ? 'all' : 'no';

export class PacketReader {
  readonly #sink: PacketSink;
  #held: Buffer[] = [];
  #heldSize = 0;
  #parts: Buffer[] = [];
  #size = 0;
  #type = 0;
  #reset: ClientMessage['reset'] = 'no';
  #broken = false;

  constructor(sink: PacketSink) {
    this.#sink = sink;
  }

  push(chunk: Buffer): void {
    if (this.#broken) return;
    this.#held.push(chunk);
    this.#heldSize += chunk.length;
    while (!this.#broken && this.#heldSize >= HEADER_SIZE) {
      const header = this.#peekHeader();
      const fault = this.#check(header);
      if (fault !== null) {
        this.#broken = true;
        this.#held = [];
        this.#parts = [];
        this.#sink.fault(fault);
        return;
      }
      const length = header.readUInt16BE(2);
      if (this.#heldSize < length) return;
      this.#accept(this.#takeHeld(length));
    }
  }

  #peekHeader(): Buffer {
    const [first] = this.#held;
    if (first !== undefined && first.length >= HEADER_SIZE) return first;
    const joined = Buffer.concat(this.#held);
    this.#held = [joined];
    return joined;
  }

  #check(header: Buffer): FramingFault | null {
    const type = header.readUInt8(0);
    const length = header.readUInt16BE(2);
    if (!KNOWN_TYPES.has(type)) return 'unknownType';
    if (length < HEADER_SIZE || length > MAX_PACKET_SIZE) return 'badLength';
    if (this.#type !== 0 && type !== this.#type && type !== PACKET.attention) return 'mixedTypes';
    return this.#size + length - HEADER_SIZE > MAX_MESSAGE_SIZE ? 'tooLarge' : null;
  }

  #takeHeld(length: number): Buffer {
    let [first] = this.#held;
    if (first === undefined || first.length < length) {
      first = Buffer.concat(this.#held);
      this.#held = [first];
    }
    if (first.length === length) this.#held.shift();
    else this.#held[0] = first.subarray(length);
    this.#heldSize -= length;
    return first.subarray(0, length);
  }

  #accept(packet: Buffer): void {
    const type = packet.readUInt8(0);
    const status = packet.readUInt8(1);
    if (type === PACKET.attention) {
      // An attention cuts off whatever was half sent.
      this.#clear();
      this.#sink.message({ type, ignored: false, reset: 'no', payload: Buffer.alloc(0) });
      return;
    }
    if (this.#type === 0) this.#reset = resetOf(status);
    this.#type = type;
    this.#parts.push(packet.subarray(HEADER_SIZE));
    this.#size += packet.length - HEADER_SIZE;
    if ((status & STATUS.endOfMessage) === 0) return;
    const ignored = (status & STATUS.ignore) !== 0;
    const payload = ignored ? Buffer.alloc(0) : Buffer.concat(this.#parts);
    const reset = this.#reset;
    this.#clear();
    this.#sink.message({ type, ignored, reset, payload });
  }

  #clear(): void {
    this.#parts = [];
    this.#size = 0;
    this.#type = 0;
    this.#reset = 'no';
  }
}

export type Framing = {
  readonly type: number;
  readonly packetSize: number;
  readonly spid: number;
  readonly firstPacketId: number;
  /** Whether the last packet ends the message. */
  readonly last: boolean;
};

/** Cuts `payload` into packets, all in one buffer. An empty payload makes one empty packet. */
export const framePackets = (payload: Buffer, framing: Framing): Buffer => {
  const body = framing.packetSize - HEADER_SIZE;
  const count = Math.max(1, Math.ceil(payload.length / body));
  const framed = Buffer.allocUnsafe(payload.length + count * HEADER_SIZE);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const from = index * body;
    const to = Math.min(payload.length, from + body);
    const isLast = framing.last && index === count - 1;
    framed[at] = framing.type;
    framed[at + 1] = isLast ? STATUS.endOfMessage : 0;
    framed.writeUInt16BE(to - from + HEADER_SIZE, at + 2);
    framed.writeUInt16BE(framing.spid, at + 4);
    framed[at + 6] = (framing.firstPacketId + index) & 0xff;
    framed[at + 7] = 0;
    payload.copy(framed, at + HEADER_SIZE, from, to);
    at += HEADER_SIZE + to - from;
  }
  return framed;
};
