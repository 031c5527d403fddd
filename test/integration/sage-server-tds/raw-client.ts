// A client made of bytes: for what no driver would send.
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export const packet = (type: number, payload: Buffer, status = 1): Buffer => {
  const header = Buffer.from([type, status, 0, 0, 0, 0, 1, 0]);
  header.writeUInt16BE(payload.length + 8, 2);
  return Buffer.concat([header, payload]);
};

export const PRELOGIN = packet(0x12, Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 9, 0, 0, 0, 0, 0, 2]));

const FIELDS: Record<string, number> = { host: 36, user: 40, password: 44, app: 48, language: 64, database: 68 };

const disguise = (bytes: Buffer): void => {
  for (const [index, byte] of bytes.entries()) bytes[index] = (((byte << 4) | (byte >> 4)) & 0xff) ^ 0xa5;
};

export const login = (
  texts: Partial<Record<'user' | 'password' | 'app' | 'database', string>> = {},
  flags: { integrated?: boolean; packetSize?: number; version?: number } = {},
): Buffer => {
  const fixed = Buffer.alloc(94);
  const parts: Buffer[] = [];
  let at = fixed.length;
  for (const [name, text] of Object.entries({
    host: 'raw',
    user: 'u',
    password: 'p',
    app: 'raw',
    database: 'Riverside',
    ...texts,
  })) {
    const bytes = Buffer.from(text, 'utf16le');
    if (name === 'password') disguise(bytes);
    fixed.writeUInt16LE(at, FIELDS[name]);
    fixed.writeUInt16LE(text.length, (FIELDS[name] ?? 0) + 2);
    parts.push(bytes);
    at += bytes.length;
  }
  fixed.writeUInt32LE(at, 0);
  fixed.writeUInt32LE(flags.version ?? 0x7400_0004, 4);
  fixed.writeUInt32LE(flags.packetSize ?? 4096, 8);
  if (flags.integrated) fixed.writeUInt8(0x80, 25);
  return packet(0x10, Buffer.concat([fixed, ...parts]));
};

export const HEADERS = Buffer.from([22, 0, 0, 0, 18, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);

export const batch = (text: string, status = 1): Buffer =>
  packet(1, Buffer.concat([HEADERS, Buffer.from(text, 'utf16le')]), status);

export const ATTENTION = packet(6, Buffer.alloc(0));

export class RawClient {
  readonly socket: Socket;
  closed = false;
  bytes = 0;
  #received = Buffer.alloc(0);
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.bytes += chunk.length;
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      this.#wake();
    });
  }

  static async open(port: number): Promise<RawClient> {
    const socket = connect(port, '127.0.0.1');
    const client = new RawClient(socket);
    await once(socket, 'connect');
    return client;
  }

  static async loggedIn(port: number, flags: Parameters<typeof login>[1] = {}): Promise<RawClient> {
    const client = await RawClient.open(port);
    client.send(PRELOGIN);
    await client.message();
    client.send(login({}, flags));
    await client.message();
    return client;
  }

  send(...packets: Buffer[]): void {
    this.socket.write(Buffer.concat(packets));
  }

  /** The payload of the next whole message; null when the server closed instead. */
  async message(): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    for (;;) {
      const length = this.#received.length >= 8 ? this.#received.readUInt16BE(2) : Number.POSITIVE_INFINITY;
      if (this.#received.length >= length) {
        parts.push(this.#received.subarray(8, length));
        const last = (this.#received.readUInt8(1) & 1) === 1;
        this.#received = this.#received.subarray(length);
        if (last) return Buffer.concat(parts);
      } else if (this.closed) return null;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  /** Resolves when the server has hung up. */
  async hungUp(): Promise<void> {
    if (!this.closed) await once(this.socket, 'close');
  }

  close(): void {
    this.socket.destroy();
  }
}

/** Token, status and count of the DONE at the end of a message. */
export const lastDone = (message: Buffer | null): { token: number; status: number; count: bigint } => {
  if (message === null || message.length < 13) throw new Error('No DONE');
  const done = message.subarray(message.length - 13);
  return { token: done.readUInt8(0), status: done.readUInt16LE(1), count: done.readBigUInt64LE(5) };
};

/** Number and class of the ERROR at the beginning of a message. */
export const firstError = (message: Buffer | null): { number: number; class: number } => {
  if (message === null || message.readUInt8(0) !== 0xaa) throw new Error('No ERROR');
  return { number: message.readInt32LE(3), class: message.readUInt8(8) };
};
