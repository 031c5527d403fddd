// Starts the sample company's Procore: an API port with what Procore has, and a control port with what tests need.
import { createApiListener } from './api-listener.ts';
import { createControlListener } from './control-plane.ts';
import { createIdSource } from './deterministic-ids.ts';
import { createFaultBoard, type FaultRequest, type PinnedFault } from './faults.ts';
import { createJournal, type JournalEntry } from './journal.ts';
import { openLoopback } from './loopback-listener.ts';
import { createPeople, type PeopleActions } from './people.ts';
import type { ProcoreData } from './procore-data.ts';
import { createRateLimiter } from './rate-limits.ts';
import type { ServerContext } from './server-context.ts';
import { defaultSettings, type RateLimits, type ServerSettings } from './server-settings.ts';
import { createTokenStore } from './token-store.ts';
import { createVirtualClock } from './virtual-clock.ts';

export type ProcoreServerOptions = {
  /** Owned by the server from here on and changed in place. */
  data: ProcoreData;
  clientId: string;
  clientSecret: string;
  companyId: string;
  now?: () => Date;
  /** Requests per 60 minutes and per 10 seconds; 3600 and 100 unless given. */
  rateLimits?: RateLimits;
  /** Keep every request with its answer; on unless false. */
  journal?: boolean;
  /** Of the API; chosen by the system unless given. */
  port?: number;
  settings?: Partial<ServerSettings>;
  /** Told after each request that may have changed the data, on either port. */
  onChange?: () => void;
};

export type ProcoreServer = {
  /** Both for /oauth and /rest, e.g. `http://127.0.0.1:50123`. */
  baseUrl: string;
  controlUrl: string;
  stop(): Promise<void>;
  /** The live data. */
  state(): ProcoreData;
  journal(): JournalEntry[];
  settings(): ServerSettings;
  changeSettings(changes: Partial<ServerSettings>): void;
  now(): Date;
  advanceClock(seconds: number): void;
  people: PeopleActions;
  /** A `server-gone` takes effect when the promise is kept, like its lifting. */
  pinFault(request: FaultRequest): Promise<PinnedFault>;
  liftFaults(id?: number): Promise<void>;
};

type Listener = ReturnType<typeof createApiListener>;

function telling(listener: Listener, onChange: (() => void) | undefined): Listener {
  if (onChange === undefined) return listener;
  return async (incoming, response) => {
    await listener(incoming, response);
    if (incoming.method !== 'GET') onChange();
  };
}

export async function startProcoreServer(options: ProcoreServerOptions): Promise<ProcoreServer> {
  const clock = createVirtualClock(options.now ?? (() => new Date()));
  const settings = { ...defaultSettings(options.rateLimits), ...options.settings };
  const context: ServerContext = {
    data: options.data,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    companyId: options.companyId,
    clock,
    settings,
    tokens: createTokenStore(clock, settings),
    rates: createRateLimiter(clock, settings),
    ids: createIdSource(options.data),
    journal: createJournal(options.journal !== false),
    faults: createFaultBoard({ clock, settings }, (open) => (open ? api.reopen() : api.close())),
  };
  const api = await openLoopback(telling(createApiListener(context), options.onChange), options.port);
  const control = await openLoopback(telling(createControlListener(context), options.onChange));
  return {
    baseUrl: `http://127.0.0.1:${api.port}`,
    controlUrl: `http://127.0.0.1:${control.port}`,
    async stop() {
      await context.faults.settled().catch(() => undefined);
      await Promise.all([api.close(), control.close()]);
    },
    state: () => context.data,
    journal: () => context.journal.entries(),
    settings: () => settings,
    changeSettings: (changes) => {
      Object.assign(settings, changes);
    },
    now: () => clock.now(),
    advanceClock: (seconds) => clock.advance(seconds),
    people: createPeople(context),
    async pinFault(request) {
      const fault = context.faults.pin(request);
      await context.faults.settled();
      return fault;
    },
    async liftFaults(id) {
      context.faults.lift(id);
      await context.faults.settled();
    },
  };
}
