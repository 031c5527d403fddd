// Starts the sample company's SQL Server: TDS 7.4 on a loopback port in front of a T-SQL engine.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { SqlEngine } from '../engine.ts';
import { TdsConnection } from './connection.ts';
import { createTdsFaults, type TdsFaults } from './faults.ts';
import { createServerIdentity } from './self-signed.ts';
import type { ServerContext, TdsLogEntry } from './server-context.ts';

export type TdsServerOptions = {
  /** Stays the caller's: stop() ends the sessions but does not close the engine. */
  readonly engine: SqlEngine;
  /** 'refuse' tells clients that ask for encryption that there is none. Default 'optional'. */
  readonly encryption?: 'optional' | 'refuse';
  readonly host?: '127.0.0.1';
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  readonly faults?: TdsFaults;
  readonly log?: (entry: TdsLogEntry) => void;
  /** What error messages name as their server. */
  readonly serverName?: string;
};

export type TdsServer = {
  readonly port: number;
  /** Connections open now. */
  connections(): number;
  /** Closes the port, hangs up on every client and waits until every session has ended. */
  stop(): Promise<void>;
  /** Fault switches; a change takes effect at once. */
  readonly faults: TdsFaults;
};

export const startTdsServer = async (options: TdsServerOptions): Promise<TdsServer> => {
  const faults = options.faults ?? createTdsFaults();
  let requests = 0;
  const context: ServerContext = {
    engine: options.engine,
    serverName: options.serverName ?? 'SAMPLE\\SAGE100CON',
    identity: options.encryption === 'refuse' ? null : createServerIdentity(),
    faults,
    log: options.log ?? (() => undefined),
    nextRequest: () => {
      requests += 1;
      return requests;
    },
  };
  const open = new Set<TdsConnection>();
  let accepted = 0;
  const accept = (socket: Socket): void => {
    if (faults.refuseConnections) {
      socket.resetAndDestroy();
      return;
    }
    accepted += 1;
    const connection = new TdsConnection(context, socket, accepted);
    open.add(connection);
    connection.ended.finally(() => open.delete(connection));
  };
  const server = createServer({ noDelay: true }, accept);
  server.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return {
    port: address.port,
    connections: () => open.size,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      const ends = Array.from(open, (connection) => connection.ended);
      for (const connection of open) connection.destroy();
      await Promise.all(ends);
      await closed;
    },
    faults,
  };
};
