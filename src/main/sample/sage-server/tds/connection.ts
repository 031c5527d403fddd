// One client's connection: its phases, its messages in turn, attention, and the end of its session.
import type { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SqlError, SqlSession } from '../engine.ts';
import { readAllHeaders } from './all-headers.ts';
import { ByteSource, TdsStreamError } from './byte-source.ts';
import {
  BULK_LOAD_REFUSED,
  INTEGRATED_LOGIN_REFUSED,
  LOGIN_MALFORMED,
  MESSAGE_TOO_LARGE,
  STREAM_INCORRECT,
  sendLoginAccepted,
  sendRefusal,
  TRANSACTION_UNKNOWN,
} from './login-response.ts';
import { type Login, parseLogin7 } from './login7.ts';
import { ConnectionClosedError, MessageWriter } from './message-writer.ts';
import { type ClientMessage, type FramingFault, PACKET, PacketReader } from './packets.ts';
import { ENCRYPTION, encodePrelogin, readAskedEncryption } from './prelogin.ts';
import { answerRequests, type RequestScope } from './request-runner.ts';
import { type RpcCall, readRpcCalls } from './rpc-request.ts';
import type { ServerContext } from './server-context.ts';
import { acceptTls } from './tls-in-tds.ts';
import { DONE, TOKEN, writeDone, writeResetAcknowledgement, writeTransactionChange } from './tokens.ts';
import { answerTransactionRequest, readTransactionRequest, type TransactionNames } from './transaction-request.ts';

const LOGIN_PATIENCE_MS = 30_000;
const FAREWELL_MS = 2_000;
/** Encrypted packets must fit one TLS record. */
const MAX_ENCRYPTED_PACKET = 16_383;

export class TdsConnection {
  readonly id: number;
  /** Settles when the session has ended. */
  readonly ended: Promise<void>;
  readonly #context: ServerContext;
  readonly #socket: Socket;
  readonly #writer: MessageWriter;
  readonly #names: TransactionNames = { outermost: '' };
  readonly #loginTimer: NodeJS.Timeout;
  #transport: Duplex;
  #phase: 'prelogin' | 'login' | 'ready' | 'closing' = 'prelogin';
  #encrypted = false;
  #session: SqlSession | null = null;
  #abort = new AbortController();
  #waiting: ClientMessage | null = null;
  #busy = false;
  #working: Promise<void> = Promise.resolve();
  #attention = false;

  constructor(context: ServerContext, socket: Socket, id: number) {
    this.#context = context;
    this.#socket = socket;
    this.#transport = socket;
    this.id = id;
    this.#writer = new MessageWriter(socket, context.faults);
    this.#listen(socket);
    this.#loginTimer = setTimeout(() => this.destroy(), LOGIN_PATIENCE_MS);
    this.ended = new Promise((resolve) => {
      socket.once('close', () => {
        clearTimeout(this.#loginTimer);
        this.#abort.abort();
        this.#transport.destroy();
        // The session's calls are never concurrent: what still runs comes to its end first.
        this.#working.then(() => this.#endSession()).then(resolve, resolve);
      });
    });
    this.#log('connected', socket.remoteAddress ?? '');
  }

  /** Hangs up; the session ends behind it. */
  destroy(): void {
    this.#phase = 'closing';
    this.#transport.destroy();
    this.#socket.destroy();
  }

  #log(event: Parameters<ServerContext['log']>[0]['event'], detail: string): void {
    this.#context.log({ event, connection: this.id, detail });
  }

  async #endSession(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    this.#log('closed', '');
    await session?.end();
  }

  #listen(transport: Duplex): void {
    const reader = new PacketReader({
      message: (message) => this.#receive(message),
      fault: (fault) => this.#framingFault(fault),
    });
    transport.on('data', (chunk: Buffer) => reader.push(chunk));
    transport.on('error', () => this.destroy());
    transport.on('end', () => this.destroy());
  }

  #framingFault(fault: FramingFault): void {
    this.#log('protocolError', fault);
    if (fault !== 'tooLarge' || this.#busy) {
      this.destroy();
      return;
    }
    this.#farewell(MESSAGE_TOO_LARGE).catch(() => this.destroy());
  }

  /** A last error, then the end; what the client still sends is thrown away so that the error reaches it. */
  async #farewell(error: SqlError): Promise<void> {
    this.#phase = 'closing';
    this.#log('refused', `${error.number} ${error.message}`);
    await sendRefusal(this.#writer, error, this.#context.serverName);
    this.#hangUp();
  }

  #hangUp(): void {
    this.#phase = 'closing';
    this.#transport.end();
    const timer = setTimeout(() => this.destroy(), FAREWELL_MS);
    this.#socket.once('close', () => clearTimeout(timer));
  }

  #receive(message: ClientMessage): void {
    if (this.#phase === 'closing') return;
    if (message.type === PACKET.attention && this.#busy) {
      this.#attention = true;
      this.#abort.abort();
      return;
    }
    if (this.#waiting !== null) {
      // Without MARS a client waits for its answer before it asks again.
      this.#log('protocolError', 'requests on top of one another');
      this.destroy();
      return;
    }
    this.#waiting = message;
    if (!this.#busy) this.#work();
  }

  #work(): void {
    this.#busy = true;
    this.#working = this.#drainMessages()
      .catch((error: unknown) => this.#broken(error))
      .finally(() => {
        this.#busy = false;
      });
  }

  async #drainMessages(): Promise<void> {
    for (let message = this.#waiting; message !== null; message = this.#waiting) {
      this.#waiting = null;
      this.#abort = new AbortController();
      if (this.#socket.destroyed) return;
      await this.#obey(message);
      if (this.#attention) await this.#acknowledgeAttention();
    }
  }

  async #broken(error: unknown): Promise<void> {
    if (error instanceof TdsStreamError) {
      this.#log('protocolError', error.message);
      await this.#farewell(this.#session === null ? LOGIN_MALFORMED : STREAM_INCORRECT).catch(() => this.destroy());
      return;
    }
    if (!(error instanceof ConnectionClosedError)) this.#log('engineFailure', String(error));
    this.destroy();
  }

  async #acknowledgeAttention(): Promise<void> {
    this.#attention = false;
    writeDone(this.#writer.sink, { token: TOKEN.done, status: DONE.attention });
    await this.#writer.end();
  }

  #obey(message: ClientMessage): Promise<void> {
    switch (this.#phase) {
      case 'prelogin':
        return message.type === PACKET.login ? this.#login(message.payload) : this.#prelogin(message);
      case 'login':
        if (message.type !== PACKET.login) throw new ConnectionClosedError('Not a login');
        return this.#login(message.payload);
      case 'ready':
        return this.#request(message);
      case 'closing':
        return Promise.resolve();
    }
  }

  async #prelogin(message: ClientMessage): Promise<void> {
    if (message.type !== PACKET.prelogin) throw new ConnectionClosedError('Not a pre-login');
    const { identity } = this.#context;
    // Before the answer: a client that has it begins its handshake at once.
    const secureContext = readAskedEncryption(message.payload) && identity !== null ? await identity() : null;
    this.#phase = 'login';
    this.#writer.sink.bytes(encodePrelogin(secureContext === null ? ENCRYPTION.notSupported : ENCRYPTION.on));
    if (secureContext !== null) this.#socket.pause().removeAllListeners('data');
    await this.#writer.end();
    if (secureContext === null) return;
    this.#socket.removeAllListeners('end');
    const secure = await acceptTls(this.#socket, secureContext).catch((error: unknown) => {
      this.#log('protocolError', String(error));
      throw new ConnectionClosedError('TLS handshake failed');
    });
    this.#encrypted = true;
    this.#transport = secure;
    this.#writer.moveTo(secure);
    this.#listen(secure);
  }

  async #login(payload: Buffer): Promise<void> {
    const login: Login = parseLogin7(payload);
    if (login.integrated) return this.#farewell(INTEGRATED_LOGIN_REFUSED);
    const outcome = await this.#context.engine.login(login);
    if (!outcome.ok) return this.#farewell(outcome.error);
    if (this.#socket.destroyed) return outcome.session.end();
    clearTimeout(this.#loginTimer);
    this.#session = outcome.session;
    this.#phase = 'ready';
    this.#writer.spid = outcome.session.id & 0xffff;
    this.#log('login', `${login.user} ${outcome.database} ${login.appName}${this.#encrypted ? ' encrypted' : ''}`);
    const packetSize = this.#encrypted ? Math.min(MAX_ENCRYPTED_PACKET, login.packetSize) : login.packetSize;
    const { database, language } = outcome;
    await sendLoginAccepted(this.#writer, {
      login,
      database,
      language,
      packetSize,
      serverName: this.#context.serverName,
    });
  }

  async #request(message: ClientMessage): Promise<void> {
    const session = this.#session;
    if (session === null) return;
    if (message.type === PACKET.attention) return this.#acknowledgeAttention();
    if (message.type === PACKET.login || message.type === PACKET.prelogin) {
      throw new ConnectionClosedError('A second login');
    }
    if (message.reset !== 'no') await this.#reset(session, message.reset);
    if (message.ignored) return this.#answerIgnored();
    if (message.type === PACKET.bulkLoad) {
      return sendRefusal(this.#writer, BULK_LOAD_REFUSED, this.#context.serverName);
    }
    const source = new ByteSource(message.payload);
    const descriptor = readAllHeaders(source);
    if (message.reset === 'no' && descriptor !== 0n && descriptor !== session.transaction) {
      return sendRefusal(this.#writer, TRANSACTION_UNKNOWN, this.#context.serverName);
    }
    const scope: RequestScope = {
      context: this.#context,
      session,
      writer: this.#writer,
      connection: this.id,
      signal: this.#abort.signal,
    };
    if (await this.#answer(scope, message.type, source)) this.#hangUp();
  }

  #answer(scope: RequestScope, type: number, source: ByteSource): Promise<boolean> {
    if (type === PACKET.transaction) {
      return answerTransactionRequest(scope, readTransactionRequest(source), this.#names);
    }
    if (type === PACKET.rpc) return answerRequests(scope, readRpcCalls(source), true);
    if (source.remaining % 2 !== 0) throw new TdsStreamError('A batch is not UTF-16.');
    const batch: RpcCall = { request: { kind: 'batch', text: source.utf16(source.remaining / 2) } };
    return answerRequests(scope, [batch], false);
  }

  /** A message the client broke off is dropped, but it waits for an end. */
  #answerIgnored(): Promise<void> {
    writeDone(this.#writer.sink, { token: TOKEN.done, status: DONE.error });
    return this.#writer.end();
  }

  /** A reused connection starts afresh; one that must keep its database transaction keeps its settings with it. */
  async #reset(session: SqlSession, how: 'all' | 'keepTransaction'): Promise<void> {
    const open = session.transaction;
    if (how === 'all' || open === null) {
      await session.reset();
      if (open !== null) writeTransactionChange(this.#writer.sink, 'rolledBack', open);
    }
    writeResetAcknowledgement(this.#writer.sink);
  }
}
