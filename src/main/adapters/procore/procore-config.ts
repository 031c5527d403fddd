// What the Procore adapter is told, what it is lent, and its patience.
import type { ClockPort } from '../../core/ports/clock.ts';
import type { SecretsPort } from '../../core/ports/host.ts';
import type { IdsPort } from '../../core/ports/ids.ts';
import type { LogPort } from '../../core/ports/log.ts';

export type ProcoreConfig = {
  /** Host of the API, e.g. 'https://api.procore.com'. */
  readonly baseUrl: string;
  /** Host of /oauth; never derived from the API's. The same host unless given (the sample company). */
  readonly loginUrl?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Null: the first company that the login may see. */
  readonly companyId: string | null;
  readonly grant: 'clientCredentials' | 'authorizationCode';
  /** Under which the token pair of a person is kept. */
  readonly secretName: string;
  /** Of the product, for User-Agent. */
  readonly version?: string;
  readonly patience?: Partial<Patience>;
};

export type ProcoreDeps = {
  readonly clock: ClockPort;
  readonly ids: IdsPort;
  readonly log: LogPort;
  readonly secrets: SecretsPort;
  readonly fetch?: typeof fetch;
};

export type Patience = {
  /** Of one request, until the last byte of its answer. */
  readonly requestTimeoutMs: number;
  /** Of one GET, in all. */
  readonly maxTries: number;
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** Longer than this nobody waits for a limit: PROCORE_LIMIT_REACHED. */
  readonly maxWaitMs: number;
  /** Requests at the same time. */
  readonly concurrency: number;
};

const standard: Patience = {
  requestTimeoutMs: 60_000,
  maxTries: 4,
  backoffMs: 500,
  maxBackoffMs: 15_000,
  maxWaitMs: 60_000,
  concurrency: 4,
};

export function patienceOf(config: ProcoreConfig): Patience {
  return { ...standard, ...config.patience };
}

export function userAgentOf(config: ProcoreConfig): string {
  return config.version === undefined ? 'Tieout' : `Tieout/${config.version}`;
}

/** Delay before try number `tried + 1`: doubled each time, with a ceiling, half of it left to chance. */
export function backoff(patience: Patience, tried: number, random: number): number {
  const full = Math.min(patience.maxBackoffMs, patience.backoffMs * 2 ** (tried - 1));
  return full * (0.5 + random / 2);
}
