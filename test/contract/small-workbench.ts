// A workbench of a few calls over the real dispatcher, queue and hub: what lines and hosts are tested with.
import type { Transport } from '#shared/contract/frames.ts';
import { defaultSettings } from '#shared/contract/settings.ts';
import { ok, type Result } from '#shared/result/result.ts';
import type { LogPort } from '../../src/main/core/ports/log.ts';
import { createDispatcher } from '../../src/main/rpc/dispatcher.ts';
import { createEventHub, type EventHub } from '../../src/main/rpc/event-hub.ts';
import type { Handlers } from '../../src/main/rpc/handlers.ts';
import { serveTransport } from '../../src/main/rpc/serve-transport.ts';

export type LogLine = { readonly level: string; readonly message: string; readonly facts: unknown };

export function createListLog(): LogPort & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: string) => (message: string, facts?: unknown) => void lines.push({ level, message, facts });
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}

/** Handlers that are not named throw: a call that reaches them is answered CALL_BROKE. */
export function someHandlers(named: Partial<Handlers>): Handlers {
  return new Proxy(named as Handlers, {
    get: (target, name) =>
      Reflect.get(target, name) ??
      (() => {
        throw new Error(`${String(name)} has no handler in this test`);
      }),
  });
}

export type SmallWorkbench = {
  readonly serve: (transport: Transport) => void;
  readonly dispatch: (name: string, input: unknown, signal?: AbortSignal) => Promise<Result<unknown>>;
  readonly hub: EventHub;
  readonly log: ReturnType<typeof createListLog>;
  /** What happened inside, in order. */
  readonly story: string[];
};

/** settings.get answers, settings.set takes its time, desk.columns waits until it is called off. */
export function createSmallWorkbench(named: Partial<Handlers> = {}): SmallWorkbench {
  const hub = createEventHub();
  const log = createListLog();
  const story: string[] = [];
  const handlers = someHandlers({
    'settings.get': () => ok(defaultSettings),
    'settings.set': async (change) => {
      story.push(`begin ${change.deskLayout}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      story.push(`end ${change.deskLayout}`);
      return ok({ ...defaultSettings, deskLayout: change.deskLayout ?? '' });
    },
    'desk.columns': (_, { signal }) =>
      new Promise((_resolve, reject) => {
        story.push('waiting');
        signal.addEventListener('abort', () => {
          story.push('called off');
          reject(signal.reason);
        });
      }),
    ...named,
  });
  const dispatcher = createDispatcher(handlers, { log, checkOutput: true });
  return {
    serve: (transport) => serveTransport(transport, dispatcher, hub),
    dispatch: (name, input, signal = new AbortController().signal) => dispatcher.dispatch(name, input, { signal }),
    hub,
    log,
    story,
  };
}
