// The answer to a login: what the session starts with, or why there is none.
import type { SqlError } from '../engine.ts';
import type { Login } from './login7.ts';
import type { MessageWriter } from './message-writer.ts';
import { DEFAULT_PACKET_SIZE } from './packets.ts';
import { SERVER_VERSION } from './prelogin.ts';
import {
  DONE,
  TOKEN,
  writeCollationChange,
  writeDone,
  writeLoginAck,
  writeMessage,
  writeTextChange,
} from './tokens.ts';

export type LoginReply = {
  readonly login: Login;
  readonly database: string;
  readonly language: string;
  readonly packetSize: number;
  readonly serverName: string;
};

const info = (number: number, state: number, message: string): SqlError => ({
  number,
  state,
  class: 0,
  line: 1,
  message,
});

/** Accepts the login. The packet size agreed here holds for every message after this one. */
export const sendLoginAccepted = async (writer: MessageWriter, reply: LoginReply): Promise<void> => {
  const { sink } = writer;
  const { database, language, serverName, packetSize } = reply;
  writeTextChange(sink, 1, { now: database, before: 'master' });
  writeMessage(sink, info(5701, 2, `Changed database context to '${database}'.`), serverName);
  writeCollationChange(sink);
  writeTextChange(sink, 2, { now: language, before: '' });
  writeMessage(sink, info(5703, 1, `Changed language setting to ${language}.`), serverName);
  writeLoginAck(sink, reply.login.tdsVersion, SERVER_VERSION);
  writeTextChange(sink, 4, { now: String(packetSize), before: String(DEFAULT_PACKET_SIZE) });
  writeDone(sink, { token: TOKEN.done, status: DONE.final });
  await writer.end();
  writer.packetSize = packetSize;
};

export const sendRefusal = async (writer: MessageWriter, error: SqlError, serverName: string): Promise<void> => {
  writeMessage(writer.sink, error, serverName);
  writeDone(writer.sink, { token: TOKEN.done, status: DONE.error });
  await writer.end();
};

/** Windows logins are not offered: there is no domain on the practice company's machine. */
export const INTEGRATED_LOGIN_REFUSED: SqlError = {
  number: 18452,
  state: 1,
  class: 14,
  line: 1,
  message: 'Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication.',
};

export const LOGIN_MALFORMED: SqlError = {
  number: 17832,
  state: 19,
  class: 20,
  line: 1,
  message: 'The login packet used to open the connection is structurally invalid; the connection has been closed.',
};

export const STREAM_INCORRECT: SqlError = {
  number: 4002,
  state: 1,
  class: 20,
  line: 1,
  message: 'The incoming tabular data stream (TDS) protocol stream is incorrect. The stream ended unexpectedly.',
};

export const MESSAGE_TOO_LARGE: SqlError = {
  number: 4014,
  state: 1,
  class: 20,
  line: 1,
  message:
    'A fatal error occurred while reading the input stream from the network: a message of more than 50 MB. The session will be terminated.',
};

export const BULK_LOAD_REFUSED: SqlError = {
  number: 4834,
  state: 1,
  class: 16,
  line: 1,
  message: 'You do not have permission to use the bulk load statement.',
};

export const TRANSACTION_UNKNOWN: SqlError = {
  number: 3971,
  state: 1,
  class: 16,
  line: 1,
  message: 'The server failed to resume the transaction. The descriptor is not that of the open transaction.',
};
