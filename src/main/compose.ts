// The composition root: builds store, adapters and use cases, and returns the workbench that hosts serve.
import { join } from 'node:path';
import { defaultPerson } from '#shared/domain/lifecycle/permissions.ts';
import { ok, type Result } from '#shared/result/result.ts';
import { createPublicProcore } from './adapters/procore/create-public-procore.ts';
import type { connectSage, SageConnection } from './adapters/sage/connect-sage.ts';
import { parseSageUrl } from './adapters/sage/parse-sage-url.ts';
import { openStore } from './adapters/store/open-store.ts';
import { createSystemClock } from './adapters/system/create-system-clock.ts';
import { createSystemIds } from './adapters/system/create-system-ids.ts';
import type { Config } from './config.ts';
import type { Core, PushStep } from './core/core.ts';
import { createHandlers } from './core/handlers.ts';
import type { HostPort } from './core/ports/host.ts';
import type { LogPort } from './core/ports/log.ts';
import type { StorePort } from './core/ports/store.ts';
import { createPushRunner } from './core/push/push-runner.ts';
import { createConnections } from './core/session/connections.ts';
import { readSettings } from './core/settings/settings.ts';
import { createSyncRunner } from './core/sync/sync-runner.ts';
import { createDispatcher } from './rpc/dispatcher.ts';
import { createEventHub } from './rpc/event-hub.ts';
import { serveTransport } from './rpc/serve-transport.ts';
import type { Workbench } from './rpc/workbench.ts';
import type { SampleHandle } from './sample/start-sample-worker.ts';

export type ComposeOptions = {
  readonly log: LogPort;
  /** Called at each named step of a push; crash tests end the process there. */
  readonly atStep?: (step: PushStep) => void | Promise<void>;
};

/** Errors: those of openStore and of the connection's settings. A side that cannot be reached is no error here. */
export async function compose(config: Config, host: HostPort, options: ComposeOptions): Promise<Result<Workbench>> {
  const clock = createSystemClock();
  const ids = createSystemIds();
  const { log } = options;
  const opened = openStore({ dataDir: config.dataDir, now: clock.now, log });
  if (!opened.ok) return opened;
  const store = opened.value;
  const starting = config.mode === 'sample' ? startSample(config) : null;
  // The driver for SQL Server takes long to load: meanwhile the sample company starts in its own thread.
  const [{ connectSage }, sample] = await Promise.all([import('./adapters/sage/connect-sage.ts'), starting]);
  const sides = connectSides(config, sample, { clock, ids, log, secrets: host.secrets, connectSage });
  if (!sides.ok) {
    store.close();
    await sample?.stop();
    return sides;
  }
  const { procore, sage, sageTarget } = sides.value;
  const hub = createEventHub();
  const core: Core = {
    store,
    procore,
    sageReader: sage.reader,
    sageWriter: sage.writer,
    clock,
    ids,
    log,
    host,
    emit: hub.emit,
    connections: createConnections(
      { procore: config.procore?.url ?? 'sample company', sage: sageTarget },
      (side) => store.read((read) => read.mirror.asOf(side)),
      (status) => hub.emit('connection.changed', status),
    ),
    mode: config.mode,
    companyId: () => procore.companyId() ?? store.read((read) => read.own.setting('procoreCompanyId')) ?? '',
    person: defaultPerson(host.person),
    atStep: options.atStep ?? (() => undefined),
  };
  return ok(makeWorkbench(core, { config, hub, sage, sample }));
}

type Parts = {
  readonly config: Config;
  readonly hub: ReturnType<typeof createEventHub>;
  readonly sage: SageConnection;
  readonly sample: SampleHandle | null;
};

function makeWorkbench(core: Core, { config, hub, sage, sample }: Parts): Workbench {
  const push = createPushRunner(core);
  const sync = createSyncRunner(core, () => push.pump());
  const dispatcher = createDispatcher(createHandlers(core, { push, sync, company: () => companyName(core.store) }), {
    log: core.log,
    checkOutput: config.checkOutput,
  });
  const closing = new AbortController();
  return {
    serve: (transport) => serveTransport(transport, dispatcher, hub),
    dispatch: (name, input, signal) => dispatcher.dispatch(name, input, { signal: signal ?? closing.signal }),
    start: async () => {
      void background(core, { push, sync, signal: closing.signal });
      return ok();
    },
    idle: async () => {
      await sync.idle();
      await push.idle();
    },
    stop: async () => {
      closing.abort();
      sync.cancel();
      await push.close();
      await sync.idle();
      await core.procore.close();
      await sage.close();
      core.store.close();
      await sample?.stop();
    },
  };
}

type Background = {
  readonly push: ReturnType<typeof createPushRunner>;
  readonly sync: ReturnType<typeof createSyncRunner>;
  readonly signal: AbortSignal;
};

const scheduleStepMs = 15_000;

/** Settles what a crash left, brings both sides up to date, and goes on doing so. */
async function background(core: Core, { push, sync, signal }: Background): Promise<void> {
  try {
    await push.recover();
    await sync.refresh(['procore', 'sage']);
    let pulledAt = core.clock.ticks();
    while (!signal.aborted) {
      // Looked at every so often, so that a changed schedule holds from now on; 0 is never.
      await core.clock.sleep(scheduleStepMs, signal);
      const minutes = signal.aborted ? 0 : core.store.read(readSettings).syncEveryMinutes;
      if (minutes === 0 || core.clock.ticks() - pulledAt < minutes * 60_000) continue;
      await sync.refresh(['procore', 'sage']);
      pulledAt = core.clock.ticks();
    }
  } catch (bug) {
    core.log.error('the background work broke', {
      bug: String(bug),
      stack: bug instanceof Error ? bug.stack : undefined,
    });
  }
}

function companyName(store: StorePort): string {
  return store.read((read) => read.own.setting('companyName')) ?? '';
}

/** The sample servers are loaded only where they are wanted: they bring a SQL engine with them. */
async function startSample(config: Config): Promise<SampleHandle> {
  const { startSampleWorker } = await import('./sample/start-sample-worker.ts');
  const options = { dataDir: join(config.dataDir, 'sample') };
  return config.sampleWorker === null ? startSampleWorker(options) : startSampleWorker(options, config.sampleWorker);
}

type Deps = Parameters<typeof createPublicProcore>[1] & { readonly connectSage: typeof connectSage };

function connectSides(config: Config, sample: SampleHandle | null, deps: Deps) {
  const sageUrl = sample?.sage.url ?? config.sage?.url ?? '';
  const sageConfig = parseSageUrl(sageUrl);
  if (!sageConfig.ok) return sageConfig;
  const { clock, ids, log, connectSage } = deps;
  const procore = createPublicProcore(
    {
      baseUrl: sample?.procore.baseUrl ?? config.procore?.url ?? '',
      clientId: sample?.procore.clientId ?? config.procore?.clientId ?? '',
      clientSecret: sample?.procore.clientSecret ?? config.procore?.clientSecret ?? '',
      companyId: sample?.procore.companyId ?? config.procore?.companyId ?? null,
      grant: 'clientCredentials',
      secretName: 'procore',
    },
    deps,
  );
  const sageTarget = `${sageConfig.value.database} on ${sageConfig.value.host}`;
  return ok({ procore, sage: connectSage(sageConfig.value, { clock, ids, log }), sageTarget });
}
