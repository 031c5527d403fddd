// Framing: any cut of the byte stream gives the same messages, and every message comes back out of its packets.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSource, TdsStreamError } from '../../../src/main/sample/sage-server/tds/byte-source.ts';
import { parseLogin7 } from '../../../src/main/sample/sage-server/tds/login7.ts';
import {
  type ClientMessage,
  type FramingFault,
  framePackets,
  MAX_MESSAGE_SIZE,
  PacketReader,
} from '../../../src/main/sample/sage-server/tds/packets.ts';
import { encodePrelogin, readAskedEncryption } from '../../../src/main/sample/sage-server/tds/prelogin.ts';
import { readRpcCalls } from '../../../src/main/sample/sage-server/tds/rpc-request.ts';

const read = (chunks: readonly Buffer[]): { messages: ClientMessage[]; faults: FramingFault[] } => {
  const messages: ClientMessage[] = [];
  const faults: FramingFault[] = [];
  const reader = new PacketReader({
    message: (message) => messages.push(message),
    fault: (fault) => faults.push(fault),
  });
  for (const chunk of chunks) reader.push(chunk);
  return { messages, faults };
};

const frame = (payload: Buffer, packetSize: number, type = 1): Buffer =>
  framePackets(payload, { type, packetSize, spid: 51, firstPacketId: 1, last: true });

const split = (bytes: Buffer, cuts: readonly number[]): Buffer[] => {
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
  return places.slice(1).map((to, index) => bytes.subarray(places[index] ?? 0, to));
};

describe('a stream of packets', () => {
  it('gives the same messages wherever the network cuts it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 512, max: 4096 }),
        fc.array(fc.nat(20_000), { maxLength: 30 }),
        (payloads, packetSize, cuts) => {
          const stream = Buffer.concat(payloads.map((payload) => frame(Buffer.from(payload), packetSize)));
          const { messages, faults } = read(split(stream, cuts));
          expect(faults).toEqual([]);
          expect(messages.map((message) => [...message.payload])).toEqual(payloads.map((payload) => [...payload]));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('numbers its packets and ends only the last', () => {
    const framed = frame(Buffer.alloc(1020), 518);
    const headers = [0, 518].map((at) => [...framed.subarray(at, at + 8)]);
    expect(headers).toEqual([
      [1, 0, 2, 6, 0, 51, 1, 0],
      [1, 1, 2, 6, 0, 51, 2, 0],
    ]);
    expect(framed).toHaveLength(1036);
  });

  it('stops at 50 MB without keeping more', () => {
    const part = Buffer.alloc(32_008);
    part.writeUInt8(1, 0);
    part.writeUInt16BE(part.length, 2);
    const count = Math.ceil(MAX_MESSAGE_SIZE / 32_000) + 5;
    expect(read(Array.from({ length: count }, () => part))).toEqual({ messages: [], faults: ['tooLarge'] });
  });

  it('tells the reset and ignore bits of the first and last packet', () => {
    const [first, last] = [frame(Buffer.from([1]), 512), frame(Buffer.from([2]), 512)];
    first.writeUInt8(0x08, 1);
    last.writeUInt8(0x03, 1);
    expect(read([first, last]).messages).toMatchObject([{ reset: 'all', ignored: true }]);
  });
});

describe('what comes before a session', () => {
  it('reads what the client wants of encryption', () => {
    for (const [asked, wants] of [
      [0, false],
      [1, true],
      [2, false],
      [3, true],
    ] as const) {
      expect(readAskedEncryption(encodePrelogin(asked))).toBe(wants);
    }
  });

  it('is refused, never misread, when it is garbage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const parse of [
          parseLogin7,
          readAskedEncryption,
          (payload: Buffer) => readRpcCalls(new ByteSource(payload)),
        ]) {
          try {
            parse(Buffer.from(bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(TdsStreamError);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});
