// Where the Sage company is, the two logins, and the limits of patience.

export type SageLogin = { readonly user: string; readonly password: string };

export type SageConfig = {
  readonly host: string;
  readonly port?: number;
  /** A named instance such as SAGE100CON; asks the SQL Browser for its port. Ignored when a port is given. */
  readonly instance?: string;
  readonly database: string;
  readonly reader: SageLogin;
  readonly writer: SageLogin;
  readonly encrypt: boolean;
  readonly trustServerCertificate: boolean;
  readonly connectTimeoutMs?: number;
  readonly requestTimeoutMs?: number;
  /** How long a write waits for a row that somebody else holds. */
  readonly lockTimeoutMs?: number;
};

/** Sage's list of approved applications knows us by this name; it never changes and is never another's. */
export const appName = 'Tieout';

export const defaults = { connectTimeoutMs: 15_000, requestTimeoutMs: 60_000, lockTimeoutMs: 5_000 } as const;
