// What a running sample company tells whoever wants to connect: plain data, the same from a thread and from a process.

export type SampleInfo = {
  readonly procore: {
    readonly baseUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly companyId: string;
    /** Clock, people, faults, settings and journal of Procore. */
    readonly controlUrl: string;
  };
  readonly sage: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    /** The login that only reads. */
    readonly user: string;
    readonly password: string;
    /** `mssql://…` with the reading login, and the writing one in its parameter `writer`. */
    readonly url: string;
    readonly writerUser: string;
    readonly writerPassword: string;
    /** Fault switches of the SQL Server. */
    readonly controlUrl: string;
  };
};

export type SampleOptions = {
  /** Where both sides are kept. Without it: a temporary folder, gone after `stop`. */
  readonly dataDir?: string;
  /** Default 1. */
  readonly seed?: number;
  /** `YYYY-MM-DD`; default: the day it is. A folder that holds a company already keeps its own. */
  readonly today?: string;
  /** Jobs in Sage; default and minimum 14. */
  readonly jobs?: number;
  /** Rows of job cost; default 1,500. */
  readonly transactions?: number;
  /** 'refuse': the SQL Server says that it cannot encrypt. */
  readonly encryption?: 'optional' | 'refuse';
  /** Leaves the temporary folder behind. */
  readonly keep?: boolean;
  /** Requests per 60 minutes and per 10 seconds. Far above Procore's own, so that nobody waits; set it to see that. */
  readonly rateLimits?: { readonly hourly: number; readonly spike: number };
  /** Only applications on the list may sign in to the SQL Server; others meet error 17892. */
  readonly approvedAppsOnly?: boolean;
};

/** The connection URL of one login; `writer` adds a second one for writing. */
export function sageUrl(
  server: { readonly host: string; readonly port: number; readonly database: string; readonly encrypt: boolean },
  login: { readonly user: string; readonly password: string },
  writer?: { readonly user: string; readonly password: string },
): string {
  const parameters = new URLSearchParams({ encrypt: String(server.encrypt), trustServerCertificate: 'true' });
  if (writer !== undefined) parameters.set('writer', `${writer.user}:${writer.password}`);
  const credentials = `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}`;
  return `mssql://${credentials}@${server.host}:${server.port}/${encodeURIComponent(server.database)}?${parameters}`;
}
