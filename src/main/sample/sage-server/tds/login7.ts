// LOGIN7: who logs in, with what, and where to.
import { Buffer } from 'node:buffer';
import type { LoginRequest } from '../engine.ts';
import { ByteSource, TdsStreamError } from './byte-source.ts';
import { DEFAULT_PACKET_SIZE, MAX_PACKET_SIZE, MIN_PACKET_SIZE } from './packets.ts';

export const TDS_7_4 = 0x7400_0004;
/** The oldest whose types and tokens are those of 7.4. */
const TDS_7_3 = 0x7300_0000;

export type Login = LoginRequest & {
  /** The version both sides can speak: 7.4, or 7.3 for an older client. */
  readonly tdsVersion: number;
  readonly packetSize: number;
  readonly integrated: boolean;
};

const FIELD = { host: 36, user: 40, password: 44, app: 48, language: 64, database: 68 } as const;
const FIXED_SIZE = 94;
const INTEGRATED_SECURITY = 0x80;
const READ_ONLY_INTENT = 0x20;

/** Undoes the disguise of passwords: halves of each byte swapped, then XOR 0xA5. */
const revealPassword = (bytes: Buffer): string => {
  const plain = bytes.map((byte) => {
    const mixed = byte ^ 0xa5;
    return ((mixed & 0x0f) << 4) | (mixed >>> 4);
  });
  return Buffer.from(plain).toString('utf16le');
};

const clampPacketSize = (asked: number): number =>
  asked === 0 ? DEFAULT_PACKET_SIZE : Math.min(MAX_PACKET_SIZE, Math.max(MIN_PACKET_SIZE, asked));

export const parseLogin7 = (payload: Buffer): Login => {
  if (payload.length < FIXED_SIZE) throw new TdsStreamError('The login is shorter than its fixed part.');
  if (payload.readUInt32LE(0) > payload.length) throw new TdsStreamError('The login is shorter than it says.');
  const version = payload.readUInt32LE(4);
  if (version < TDS_7_3) throw new TdsStreamError(`TDS version 0x${version.toString(16)} is too old.`);
  const field = (at: number): Buffer =>
    new ByteSource(payload, payload.readUInt16LE(at)).bytes(payload.readUInt16LE(at + 2) * 2);
  const text = (at: number): string => field(at).toString('utf16le');
  return {
    user: text(FIELD.user),
    password: revealPassword(field(FIELD.password)),
    database: text(FIELD.database),
    appName: text(FIELD.app),
    hostName: text(FIELD.host),
    language: text(FIELD.language),
    readOnlyIntent: (payload.readUInt8(26) & READ_ONLY_INTENT) !== 0,
    integrated: (payload.readUInt8(25) & INTEGRATED_SECURITY) !== 0,
    packetSize: clampPacketSize(payload.readUInt32LE(8)),
    tdsVersion: Math.min(version, TDS_7_4),
  };
};
