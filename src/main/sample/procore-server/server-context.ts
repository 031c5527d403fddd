// What every part of one running server shares.
import type { IdSource } from './deterministic-ids.ts';
import type { FaultBoard } from './faults.ts';
import type { Journal } from './journal.ts';
import type { ProcoreData } from './procore-data.ts';
import type { RateLimiter } from './rate-limits.ts';
import type { ServerSettings } from './server-settings.ts';
import type { TokenStore } from './token-store.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type ServerContext = {
  data: ProcoreData;
  clientId: string;
  clientSecret: string;
  companyId: string;
  clock: VirtualClock;
  settings: ServerSettings;
  tokens: TokenStore;
  rates: RateLimiter;
  ids: IdSource;
  journal: Journal;
  faults: FaultBoard;
};
