// What all connections of one server share.
import type { SecureContext } from 'node:tls';
import type { SqlEngine } from '../engine.ts';
import type { TdsFaults } from './faults.ts';

/** One line of the server's diary; never holds a password or a value of the data. */
export type TdsLogEntry = {
  readonly event: 'connected' | 'login' | 'refused' | 'request' | 'protocolError' | 'engineFailure' | 'closed';
  readonly connection: number;
  readonly detail: string;
};

export type ServerContext = {
  readonly engine: SqlEngine;
  readonly serverName: string;
  /** null: clients that ask for encryption are told there is none. */
  readonly identity: (() => Promise<SecureContext>) | null;
  readonly faults: TdsFaults;
  readonly log: (entry: TdsLogEntry) => void;
  /** The running number of the next request over all connections, from 1. */
  readonly nextRequest: () => number;
};
