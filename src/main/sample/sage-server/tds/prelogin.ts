// PRELOGIN: the options both sides state before the login, and the answer about encryption.
import { Buffer } from 'node:buffer';
import { TdsStreamError } from './byte-source.ts';

const OPTION = { version: 0, encryption: 1, instance: 2, thread: 3, mars: 4, terminator: 0xff } as const;
const ENTRY_SIZE = 5;

export const ENCRYPTION = { off: 0, on: 1, notSupported: 2, required: 3 } as const;

/** Version of the server as SQL Server 2019 states it: major, minor, build (high byte first). */
export const SERVER_VERSION = [15, 0, 0x07, 0xd0] as const;

/** Whether the client asks for encryption (it may require it or merely prefer it). */
export const readAskedEncryption = (payload: Buffer): boolean => {
  for (let at = 0; at < payload.length; at += ENTRY_SIZE) {
    const option = payload.readUInt8(at);
    if (option === OPTION.terminator) return false;
    if (at + ENTRY_SIZE > payload.length) break;
    const offset = payload.readUInt16BE(at + 1);
    const length = payload.readUInt16BE(at + 3);
    if (offset + length > payload.length) break;
    if (option === OPTION.encryption) {
      const asked = length > 0 ? payload.readUInt8(offset) & 0x0f : ENCRYPTION.notSupported;
      return asked === ENCRYPTION.on || asked === ENCRYPTION.required;
    }
  }
  throw new TdsStreamError('The pre-login options end without a terminator.');
};

/** The answer: version, encryption, instance 0 (it fits), no thread, MARS 0 (one request at a time). */
export const encodePrelogin = (encryption: number): Buffer => {
  const options: [number, number[]][] = [
    [OPTION.version, [...SERVER_VERSION, 0, 0]],
    [OPTION.encryption, [encryption]],
    [OPTION.instance, [0]],
    [OPTION.thread, []],
    [OPTION.mars, [0]],
  ];
  const table = Buffer.alloc(options.length * ENTRY_SIZE + 1, OPTION.terminator);
  const data: number[] = [];
  options.forEach(([option, bytes], index) => {
    const at = index * ENTRY_SIZE;
    table.writeUInt8(option, at);
    table.writeUInt16BE(table.length + data.length, at + 1);
    table.writeUInt16BE(bytes.length, at + 3);
    data.push(...bytes);
  });
  return Buffer.concat([table, Buffer.from(data)]);
};
