// The protocol byte by byte: garbage, limits, attention, the ignore and reset bits, refused requests.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ATTENTION, batch, firstError, HEADERS, lastDone, login, PRELOGIN, packet, RawClient } from './raw-client.ts';
import { startTestBed, type TestBed, until } from './tds-test-bed.ts';

let bed: TestBed;
const clients: RawClient[] = [];

const loggedIn = async (flags: Parameters<typeof login>[1] = {}): Promise<RawClient> => {
  const client = await RawClient.loggedIn(bed.server.port, flags);
  clients.push(client);
  return client;
};

const connected = async (): Promise<RawClient> => {
  const client = await RawClient.open(bed.server.port);
  clients.push(client);
  return client;
};

beforeEach(async () => {
  bed = await startTestBed();
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await bed.close();
});

describe('the pre-login', () => {
  it('answers with a version, no encryption for a client without, and no MARS', async () => {
    const client = await connected();
    client.send(PRELOGIN);
    const answer = await client.message();
    const options = new Map<number, Buffer>();
    for (let at = 0; answer !== null && answer[at] !== 0xff; at += 5) {
      const offset = answer.readUInt16BE(at + 1);
      options.set(answer.readUInt8(at), answer.subarray(offset, offset + answer.readUInt16BE(at + 3)));
    }
    expect([...options.keys()]).toEqual([0, 1, 2, 3, 4]);
    expect(options.get(0)).toHaveLength(6);
    expect(options.get(1)).toEqual(Buffer.from([2]));
    expect(options.get(4)).toEqual(Buffer.from([0]));
  });

  it('may be left out', async () => {
    const client = await connected();
    client.send(login());
    expect(lastDone(await client.message())).toMatchObject({ token: 0xfd, status: 0 });
  });

  it('whose options have no end closes the connection', async () => {
    const client = await connected();
    client.send(packet(0x12, Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 9, 0, 0])));
    await client.hungUp();
  });
});

describe('the login', () => {
  it('announces database, collation, language, packet size and TDS 7.4', async () => {
    const client = await connected();
    client.send(PRELOGIN);
    await client.message();
    client.send(login({}, { packetSize: 100_000 }));
    const answer = (await client.message()) ?? Buffer.alloc(0);
    expect(answer.includes(Buffer.from([0x0a, 0, 7, 5, 0x09, 0x04, 0xd0, 0x00, 0x34, 0]).subarray(2))).toBe(true);
    expect(answer.includes(Buffer.from([1, 0x74, 0, 0, 4]))).toBe(true);
    expect(answer.includes(Buffer.from('32767', 'utf16le'))).toBe(true);
    expect(answer.includes(Buffer.from('Riverside', 'utf16le'))).toBe(true);
    expect(answer.includes(Buffer.from('us_english', 'utf16le'))).toBe(true);
  });

  it('of a Windows account is refused with 18452', async () => {
    const client = await connected();
    client.send(login({}, { integrated: true }));
    expect(firstError(await client.message())).toEqual({ number: 18452, class: 14 });
    await client.hungUp();
  });

  it('of a client older than TDS 7.3 is refused', async () => {
    const client = await connected();
    client.send(login({}, { version: 0x7100_0001 }));
    expect(firstError(await client.message())).toEqual({ number: 17832, class: 20 });
    await client.hungUp();
  });

  it('that is cut short is refused', async () => {
    const client = await connected();
    client.send(packet(0x10, Buffer.alloc(60)));
    expect(firstError(await client.message()).number).toBe(17832);
  });

  it('cannot be skipped', async () => {
    const client = await connected();
    client.send(PRELOGIN);
    await client.message();
    client.send(batch('two'));
    await client.hungUp();
    expect(bed.engine.sessions).toHaveLength(0);
  });
});

describe('a frame', () => {
  it.each([
    ['that is not TDS at all', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['of an unknown type', packet(0x55, Buffer.alloc(4))],
    ['shorter than its own header', Buffer.from([1, 1, 0, 3, 0, 0, 0, 0])],
    ['longer than any packet may be', Buffer.from([1, 1, 0xff, 0xff, 0, 0, 0, 0])],
  ])('%s closes the connection', async (_what, bytes) => {
    const client = await connected();
    client.send(bytes);
    await client.hungUp();
    const known = await loggedIn();
    known.send(bytes);
    await known.hungUp();
    await until(() => bed.engine.sessions.every((session) => session.ended === 1));
  });

  it('of another type within a message closes the connection', async () => {
    const client = await loggedIn();
    client.send(batch('tw', 0), packet(3, HEADERS));
    await client.hungUp();
  });

  it('may arrive byte by byte', async () => {
    const client = await loggedIn();
    for (const byte of batch('two')) {
      client.socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(lastDone(await client.message())).toMatchObject({ status: 0x10, count: 1n });
  });
});

describe('garbage', () => {
  it('in well-formed packets never brings the server down', async () => {
    const types = [1, 3, 7, 0x0e, 0x10, 0x12];
    const samples = fc.sample(
      fc.tuple(fc.constantFrom(...types), fc.uint8Array({ maxLength: 120 }), fc.boolean()),
      300,
    );
    for (const [type, bytes, withHeaders] of samples) {
      const client = await RawClient.loggedIn(bed.server.port);
      client.send(packet(type, Buffer.concat([withHeaders ? HEADERS : Buffer.alloc(0), bytes])));
      await client.message();
      client.close();
    }
    const client = await loggedIn();
    client.send(batch('two'));
    expect(lastDone(await client.message())).toMatchObject({ status: 0x10, count: 1n });
    await until(() => bed.server.connections() === 1);
    expect(bed.log.filter((entry) => entry.event === 'engineFailure')).toEqual([]);
  }, 20_000);
});

describe('a message', () => {
  it('of more than 50 MB is refused with class 20 and the connection ends', async () => {
    const client = await loggedIn();
    const chunk = packet(1, Buffer.alloc(32_000, 0x20), 0);
    for (let sent = 0; sent < 52 * 1024 * 1024 && !client.closed; sent += 32_000) {
      if (!client.socket.write(chunk)) await new Promise((resolve) => client.socket.once('drain', resolve));
    }
    expect(firstError(await client.message())).toEqual({ number: 4014, class: 20 });
    client.socket.end();
    await client.hungUp();
    await until(() => bed.lastSession().ended === 1);
  }, 20_000);

  it('with malformed headers is refused with class 20', async () => {
    const client = await loggedIn();
    client.send(packet(1, Buffer.from([200, 0, 0, 0, 1, 2, 3])));
    expect(firstError(await client.message())).toEqual({ number: 4002, class: 20 });
    await client.hungUp();
  });

  it('marked to be ignored is answered but not obeyed', async () => {
    const client = await loggedIn();
    client.send(batch('two', 0), batch('two', 3));
    expect(lastDone(await client.message())).toEqual({ token: 0xfd, status: 0x02, count: 0n });
    expect(bed.lastSession().requests).toHaveLength(0);
    client.send(batch('two'));
    expect(lastDone(await client.message())).toMatchObject({ status: 0x10, count: 1n });
  });

  it('on top of an unanswered one closes the connection', async () => {
    const client = await loggedIn();
    client.send(batch('wait'), batch('two'), batch('two'));
    await client.hungUp();
    await until(() => bed.lastSession().ended === 1);
  });

  it('that names a database transaction that is gone is refused with 3971', async () => {
    const client = await loggedIn();
    const stale = Buffer.from(HEADERS);
    stale.writeBigUInt64LE(77n, 10);
    client.send(packet(1, Buffer.concat([stale, Buffer.from('two', 'utf16le')])));
    expect(firstError(await client.message()).number).toBe(3971);
  });
});

describe('attention', () => {
  it('while nothing runs is acknowledged', async () => {
    const client = await loggedIn();
    client.send(ATTENTION);
    expect(lastDone(await client.message())).toEqual({ token: 0xfd, status: 0x20, count: 0n });
    client.send(batch('two'));
    expect(lastDone(await client.message())).toMatchObject({ status: 0x10 });
  });

  it('while a statement runs ends its answer and is acknowledged behind it', async () => {
    const client = await loggedIn();
    client.send(batch('wait'));
    await until(() => bed.engine.sessions.some((session) => session.running));
    client.send(ATTENTION);
    expect(lastDone(await client.message())).toMatchObject({ status: 0x02 });
    expect(lastDone(await client.message())).toMatchObject({ status: 0x20 });
    expect(bed.lastSession().aborted).toBe(true);
  });

  it('still tells what became of the database transaction', async () => {
    const client = await loggedIn();
    client.send(batch('begin'));
    await client.message();
    client.send(batch('wait rollback'));
    await until(() => bed.lastSession().running);
    client.send(ATTENTION);
    const answer = (await client.message()) ?? Buffer.alloc(0);
    expect([...answer.subarray(0, 6)]).toEqual([0xe3, 11, 0, 10, 0, 8]);
    expect(lastDone(await client.message())).toMatchObject({ status: 0x20 });
  });

  it('within a message drops the half that was sent', async () => {
    const client = await loggedIn();
    client.send(batch('two', 0), ATTENTION);
    expect(lastDone(await client.message())).toMatchObject({ status: 0x20 });
    expect(bed.lastSession().requests).toHaveLength(0);
  });

  it('that comes with the request in one breath still ends both', async () => {
    const client = await loggedIn();
    client.send(batch('wait'), ATTENTION);
    await client.message();
    expect(lastDone(await client.message())).toMatchObject({ status: 0x20 });
  });
});

describe('the reset bits', () => {
  it('start the session afresh before the request runs, and say so', async () => {
    const client = await loggedIn();
    client.send(batch('begin'));
    await client.message();
    client.send(batch('two', 0x09));
    const answer = (await client.message()) ?? Buffer.alloc(0);
    expect(answer.includes(Buffer.from([0xe3, 3, 0, 18, 0, 0]))).toBe(true);
    expect(bed.lastSession()).toMatchObject({ resets: 1, transaction: null });
  });

  it('may ask to keep the database transaction', async () => {
    const client = await loggedIn();
    client.send(batch('begin'));
    await client.message();
    client.send(batch('two', 0x11));
    await client.message();
    expect(bed.lastSession().transaction).not.toBeNull();
    client.send(batch('commit'));
    await client.message();
    client.send(batch('two', 0x11));
    await client.message();
    expect(bed.lastSession().resets).toBe(1);
  });
});

const rpcByNumber = (number: number, parameters: Buffer = Buffer.alloc(0)): Buffer =>
  packet(3, Buffer.concat([HEADERS, Buffer.from([0xff, 0xff, number, 0, 0, 0]), parameters]));

const nText = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  const head = Buffer.from([0, 0, 0xe7, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34, 0, 0]);
  head.writeUInt16LE(bytes.length, 10);
  return Buffer.concat([head, bytes]);
};

describe('calls by number', () => {
  it.each([
    [1, 16909],
    [2, 16937],
    [4, 8179],
    [7, 16909],
    [9, 16909],
    [11, 8180],
    [12, 8179],
    [13, 8180],
    [15, 8179],
    [99, 2812],
  ])('%i end in error %i, and the connection lives', async (number, expected) => {
    const client = await loggedIn();
    client.send(rpcByNumber(number));
    const answer = await client.message();
    expect(firstError(answer)).toEqual({ number: expected, class: 16 });
    expect(lastDone(answer)).toMatchObject({ token: 0xfe, status: 0x02 });
    client.send(rpcByNumber(10, nText('two')));
    expect(lastDone(await client.message())).toMatchObject({ token: 0xfe, status: 0 });
  });

  it('of sp_executesql without a statement end in 201', async () => {
    const client = await loggedIn();
    client.send(rpcByNumber(10));
    expect(firstError(await client.message()).number).toBe(201);
  });

  it('may come several in one message', async () => {
    const client = await loggedIn();
    const second = Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 10, 0, 0, 0]), nText('nothing')]);
    client.send(rpcByNumber(10, Buffer.concat([nText('two'), second])));
    const answer = (await client.message()) ?? Buffer.alloc(0);
    expect(bed.lastSession().requests).toHaveLength(2);
    expect(answer.includes(Buffer.from([0xfe, 1, 0]))).toBe(true);
    expect(lastDone(answer)).toMatchObject({ token: 0xfe, status: 0 });
  });

  it('with broken parameters are refused with class 20', async () => {
    const client = await loggedIn();
    client.send(rpcByNumber(10, Buffer.from([0, 0, 0x26, 3, 3, 1, 2, 3])));
    expect(firstError(await client.message())).toEqual({ number: 4002, class: 20 });
    await client.hungUp();
  });
});

describe('the transaction manager', () => {
  const request = (...bytes: number[]): Buffer => packet(0x0e, Buffer.concat([HEADERS, Buffer.from(bytes)]));

  it('names each database transaction it begins and ends', async () => {
    const client = await loggedIn();
    client.send(request(5, 0, 2, 0));
    const begun = (await client.message()) ?? Buffer.alloc(0);
    expect([...begun.subarray(0, 5)]).toEqual([0xe3, 11, 0, 8, 8]);
    const descriptor = begun.readBigUInt64LE(5);
    expect(descriptor).toBe(bed.lastSession().transaction);
    client.send(request(8, 0, 0, 1, 0, 0));
    const rolled = (await client.message()) ?? Buffer.alloc(0);
    expect([...rolled.subarray(0, 6)]).toEqual([0xe3, 11, 0, 10, 0, 8]);
    expect(rolled.readBigUInt64LE(6)).toBe(descriptor);
    expect(rolled.readUInt8(14 + 3)).toBe(8);
    expect(bed.lastSession().transaction).not.toBe(descriptor);
  });

  it('refuses distributed transactions and unknown requests', async () => {
    const client = await loggedIn();
    client.send(request(0, 0));
    expect(firstError(await client.message()).number).toBe(8501);
    client.send(request(42, 0));
    expect(firstError(await client.message()).number).toBe(4002);
  });

  it('passes savepoints on as text', async () => {
    const client = await loggedIn();
    client.send(request(9, 0, 4, 0x61, 0, 0x62, 0));
    await client.message();
    expect(bed.lastSession().requests.at(-1)).toMatchObject({ text: 'SAVE TRANSACTION [ab]' });
  });
});
