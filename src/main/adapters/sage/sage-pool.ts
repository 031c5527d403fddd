// A bounded pool of connections for one login: opened when first needed, and never used when encryption was asked for
// and not got.
import { isIP } from 'node:net';
import sql from 'mssql';
import type { LogPort } from '../../core/ports/log.ts';
import { appName, defaults, type SageConfig, type SageLogin } from './sage-config.ts';
import { type DriverFailure, driverFailure, type ErrorFacts, notEncryptedCode } from './sage-errors.ts';

type TediousConnection = {
  prependOnceListener(event: string, listener: (value: unknown) => void): unknown;
  on(event: string, listener: (value: unknown) => void): unknown;
  emit(event: string, value: unknown): unknown;
  close(): void;
  readonly socket?: { setNoDelay?(on: boolean): unknown };
};

export type SagePool = {
  readonly facts: ErrorFacts;
  readonly log: LogPort;
  /** The connected driver pool. Throws what the driver throws. */
  open(): Promise<sql.ConnectionPool>;
  /** Whether the last connection was encrypted. */
  isEncrypted(): boolean;
  close(): Promise<void>;
};

export type PoolOptions = { readonly login: SageLogin; readonly forWriting: boolean; readonly log: LogPort };

export function createSagePool(config: SageConfig, options: PoolOptions): SagePool {
  const facts = { login: options.login.user, database: config.database };
  let encrypted = false;
  let closed = false;
  let opening: Promise<sql.ConnectionPool> | null = null;

  const watch = (connection: TediousConnection): void =>
    watchConnection(connection, config.encrypt, (secure) => {
      encrypted = secure;
    });

  async function connect(): Promise<sql.ConnectionPool> {
    const pool = new sql.ConnectionPool(driverConfig(config, options, watch));
    // Errors of idle connections: the pool replaces them by itself, but an unheard 'error' would end the process.
    pool.on('error', (error: unknown) => options.log.warn('sage connection', loggable(driverFailure(error))));
    return pool.connect();
  }

  return {
    facts,
    log: options.log,
    isEncrypted: () => encrypted,
    open() {
      if (closed) return Promise.reject(Object.assign(new Error('closed'), { code: 'ECONNCLOSED' }));
      opening ??= connect().catch((error: unknown) => {
        opening = null;
        throw error;
      });
      return opening;
    },
    async close() {
      closed = true;
      const pool = await opening?.catch(() => null);
      opening = null;
      await pool?.close();
    },
  };
}

/** What may stand in a log: numbers and codes; a server's message can quote values. */
export function loggable(failure: DriverFailure): Readonly<Record<string, unknown>> {
  return { number: failure.number, code: failure.code };
}

/**
 * The driver goes on in plain text when the server says it cannot encrypt; only its 'secure' event tells. And it drops
 * SQL Server's number from a refused login, so it is put back on the error here.
 */
function watchConnection(connection: TediousConnection, mustEncrypt: boolean, tell: (secure: boolean) => void): void {
  let secure = false;
  let number: number | null = null;
  connection.on('secure', () => {
    secure = true;
  });
  const onMessage = (token: unknown): void => {
    const found = (token as { number?: unknown }).number;
    if (typeof found === 'number' && (number === null || number === 18456)) number = found;
  };
  connection.on('errorMessage', onMessage);
  connection.prependOnceListener('connect', (error) => {
    if (error instanceof Error) {
      if (number !== null) Object.assign(error, { number });
      return;
    }
    tell(secure);
    // A request longer than a packet would wait for the server's delayed acknowledgement, 40 to 200 ms each.
    connection.socket?.setNoDelay?.(true);
    if (mustEncrypt && !secure) {
      // Before the pool hears of the connection: it fails, and no statement of ours is ever sent on it.
      connection.emit('error', Object.assign(new Error('not encrypted'), { code: notEncryptedCode }));
      connection.close();
    }
  });
}

function driverConfig(
  config: SageConfig,
  options: PoolOptions,
  watch: (connection: TediousConnection) => void,
): sql.config {
  const connectTimeoutMs = config.connectTimeoutMs ?? defaults.connectTimeoutMs;
  return {
    server: config.host,
    ...(config.port === undefined ? {} : { port: config.port }),
    database: config.database,
    user: options.login.user,
    password: options.login.password,
    connectionTimeout: connectTimeoutMs,
    requestTimeout: config.requestTimeoutMs ?? defaults.requestTimeoutMs,
    validateConnection: 'socket',
    pool: {
      min: 0,
      max: options.forWriting ? 2 : 4,
      idleTimeoutMillis: 30_000,
      acquireTimeoutMillis: connectTimeoutMs + 5_000,
    },
    beforeConnect: (connection) => watch(connection as unknown as TediousConnection),
    options: {
      appName,
      useUTC: true,
      lowerCaseGuids: true,
      encrypt: config.encrypt,
      trustServerCertificate: config.trustServerCertificate,
      enableArithAbort: true,
      // TLS knows no names that are addresses; without a check of the certificate any name will do.
      ...(config.trustServerCertificate && isIP(config.host) !== 0 ? { serverName: 'sage' } : {}),
      abortTransactionOnError: options.forWriting,
      // Errors the driver takes for passing (4060 among them) are told at once.
      maxRetriesOnTransientErrors: 0,
      ...(config.instance === undefined || config.port !== undefined ? {} : { instanceName: config.instance }),
    } as sql.config['options'],
  };
}
