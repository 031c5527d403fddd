// The adapter and a sample Procore on one clock that jumps over every wait.
import { onTestFinished } from 'vitest';
import { createPublicProcore } from '../../../src/main/adapters/procore/create-public-procore.ts';
import type { ProcoreConfig, ProcoreDeps } from '../../../src/main/adapters/procore/procore-config.ts';
import { createSystemIds } from '../../../src/main/adapters/system/create-system-ids.ts';
import type { SecretsPort } from '../../../src/main/core/ports/host.ts';
import type {
  ProcoreList,
  ProcorePage,
  ProcorePort,
  ProcoreQuery,
  ProcoreRecords,
} from '../../../src/main/core/ports/procore.ts';
import type { FaultRequest } from '../../../src/main/sample/procore-server/faults.ts';
import {
  type ProcoreServer,
  type ProcoreServerOptions,
  startProcoreServer,
} from '../../../src/main/sample/procore-server/start-procore-server.ts';
import type { Result } from '../../../src/shared/result/result.ts';
import { type JumpingClock, jumpingClock } from '../../unit/procore-adapter/stand-in-clock.ts';
import { clinicId, companyId, smallCompany } from '../procore-server/small-company.ts';

export const project = { id: String(clinicId), timeZone: 'America/Los_Angeles' };

export type MemorySecrets = SecretsPort & { readonly values: Map<string, string> };

export function memorySecrets(): MemorySecrets {
  const values = new Map<string, string>();
  return {
    values,
    get: async (name) => values.get(name) ?? null,
    async set(name, value) {
      values.set(name, value);
    },
    async remove(name) {
      values.delete(name);
    },
  };
}

export type Bed = {
  readonly server: ProcoreServer;
  readonly procore: ProcorePort;
  readonly clock: JumpingClock;
  readonly secrets: MemorySecrets;
  readonly config: ProcoreConfig;
  readonly deps: ProcoreDeps;
  /** What the log was told. */
  readonly said: string[];
  /** Pins a fault on everything below /rest/ unless the match says otherwise. */
  fault(request: FaultRequest): Promise<unknown>;
  /** 'METHOD path' of every request so far. */
  requests(): string[];
};

export type BedOptions = {
  readonly server?: Partial<ProcoreServerOptions>;
  readonly config?: Partial<ProcoreConfig>;
  readonly fetch?: typeof fetch;
};

export async function procoreBed(options: BedOptions = {}): Promise<Bed> {
  const clock = jumpingClock();
  const server = await startProcoreServer({
    data: smallCompany(),
    clientId: 'sample-client',
    clientSecret: 'sample-secret',
    companyId: String(companyId),
    now: () => new Date(clock.now()),
    rateLimits: { hourly: 100_000, spike: 100_000 },
    ...options.server,
  });
  const secrets = memorySecrets();
  const said: string[] = [];
  const say = (message: string, facts?: unknown) => void said.push(`${message} ${JSON.stringify(facts ?? {})}`);
  const deps: ProcoreDeps = {
    clock,
    ids: createSystemIds(),
    log: { info: say, warn: say, error: say },
    secrets,
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  };
  const config: ProcoreConfig = {
    baseUrl: server.baseUrl,
    clientId: 'sample-client',
    clientSecret: 'sample-secret',
    companyId: String(companyId),
    grant: 'clientCredentials',
    secretName: 'procore',
    version: '1.2.3',
    ...options.config,
  };
  const procore = createPublicProcore(config, deps);
  onTestFinished(async () => {
    await procore.close();
    await server.stop();
  });
  return {
    ...{ server, procore, clock, secrets, config, deps, said },
    fault: (request) => server.pinFault(request),
    requests: () => server.journal().map((entry) => `${entry.method} ${entry.url.split('?')[0]}`),
  };
}

/** All records of a list, or the code of what ended it. */
export async function readList<K extends ProcoreList>(
  procore: ProcorePort,
  list: K,
  query: ProcoreQuery = {},
): Promise<{ records: ProcoreRecords[K][]; partial: boolean; code: string | null; total: number | null }> {
  const all = {
    records: [] as ProcoreRecords[K][],
    partial: false,
    code: null as string | null,
    total: null as number | null,
  };
  const pages: AsyncIterable<Result<ProcorePage<ProcoreRecords[K]>>> = procore.list(list, query);
  for await (const page of pages) {
    if (!page.ok) return { ...all, code: page.error.code };
    all.records.push(...page.value.records);
    all.partial ||= page.value.partial;
    all.total = page.value.total;
  }
  return all;
}
