// The client half of the contract: typed calls, cancelling, events, and a line that comes back by itself.
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { EventBody, EventName } from '#shared/contract/events.ts';
import type { ClientFrame, CoreFrame, Transport } from '#shared/contract/frames.ts';
import { contractVersion } from '#shared/contract/version.ts';
import { type AppError, appError } from '#shared/result/app-error.ts';
import { err, type Result } from '#shared/result/result.ts';

/** different: window and core are of two versions, nothing is sent any more. */
export type LinePhase = 'connecting' | 'open' | 'lost' | 'different' | 'closed';

export type Client = {
  readonly call: <N extends CallName>(
    name: N,
    input: CallInput<N>,
    signal?: AbortSignal,
  ) => Promise<Result<CallOutput<N>>>;
  /** Returns how to stop listening. */
  readonly on: <N extends EventName>(event: N, listener: (body: EventBody<N>) => void) => () => void;
  readonly phase: () => LinePhase;
  readonly onPhase: (listener: (phase: LinePhase) => void) => () => void;
  readonly close: () => void;
};

export type ClientOptions = {
  /** Milliseconds before the n-th attempt to reconnect (from 1). */
  readonly backoff?: (attempt: number) => number;
  readonly wait?: (work: () => void, milliseconds: number) => void;
};

type Pending = { readonly settle: (answer: Result<unknown>) => void; readonly text: string; sent: boolean };

const defaultBackoff = (attempt: number) => Math.min(5000, 200 * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2);

export function createClient(open: () => Promise<Transport>, options: ClientOptions = {}): Client {
  const { backoff = defaultBackoff, wait = (work, ms) => void setTimeout(work, ms) } = options;
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(body: unknown) => void>>();
  const phaseListeners = new Set<(phase: LinePhase) => void>();
  let phase: LinePhase = 'connecting';
  let line: Transport | null = null;
  let attempt = 0;
  let nextId = 1;

  function enter(next: LinePhase): void {
    if (next === phase) return;
    phase = next;
    for (const listener of phaseListeners) listener(next);
  }

  /** What was on its way has no answer now; what was not sent yet may wait for the next line only at the start. */
  function failPending(error: AppError, which: (call: Pending) => boolean): void {
    for (const [id, call] of pending) {
      if (!which(call)) continue;
      pending.delete(id);
      call.settle(err(error));
    }
  }

  function connect(): void {
    open().then(adopt, lose);
  }

  function lose(): void {
    line = null;
    if (phase === 'closed' || phase === 'different') return;
    enter('lost');
    failPending(appError('CONNECTION_LOST'), () => true);
    attempt += 1;
    wait(() => {
      if (phase !== 'closed') connect();
    }, backoff(attempt));
  }

  function adopt(transport: Transport): void {
    if (phase === 'closed') {
      transport.close();
      return;
    }
    line = transport;
    transport.onClose(() => {
      if (line === transport) lose();
    });
    transport.onText((text) => {
      if (line === transport) receive(JSON.parse(text) as CoreFrame);
    });
    post({ frame: 'hello', contract: contractVersion });
  }

  function greet(contract: string): void {
    if (contract !== contractVersion) {
      enter('different');
      failPending(appError('CONTRACT_DIFFERENT'), () => true);
      return;
    }
    attempt = 0;
    enter('open');
    for (const call of pending.values()) sendCall(call);
  }

  function receive(frame: CoreFrame): void {
    if (frame.frame === 'hello') {
      greet(frame.contract);
      return;
    }
    if (frame.frame === 'event') {
      for (const listener of listeners.get(frame.event) ?? []) listener(frame.body);
      return;
    }
    const call = pending.get(frame.id);
    pending.delete(frame.id);
    call?.settle(frame.answer);
  }

  function post(frame: ClientFrame): void {
    line?.send(JSON.stringify(frame));
  }

  function sendCall(call: Pending): void {
    if (call.sent || phase !== 'open') return;
    call.sent = true;
    line?.send(call.text);
  }

  function call(name: string, input: unknown, signal?: AbortSignal): Promise<Result<unknown>> {
    if (phase === 'different') return Promise.resolve(err(appError('CONTRACT_DIFFERENT')));
    if (phase === 'lost' || phase === 'closed') return Promise.resolve(err(appError('CONNECTION_LOST')));
    if (signal?.aborted) return Promise.resolve(err(appError('CALL_CANCELLED')));
    const id = nextId++;
    return new Promise((settle) => {
      const frame: ClientFrame = { frame: 'call', id, call: name, input };
      const entry: Pending = { settle, text: JSON.stringify(frame), sent: false };
      pending.set(id, entry);
      signal?.addEventListener('abort', () => {
        if (!pending.delete(id)) return;
        if (entry.sent) post({ frame: 'cancel', id });
        settle(err(appError('CALL_CANCELLED')));
      });
      sendCall(entry);
    });
  }

  function on(event: string, listener: (body: unknown) => void): () => void {
    const set = listeners.get(event) ?? new Set();
    listeners.set(event, set.add(listener));
    return () => set.delete(listener);
  }

  connect();
  return {
    call: call as Client['call'],
    on: on as Client['on'],
    phase: () => phase,
    onPhase(listener) {
      phaseListeners.add(listener);
      return () => phaseListeners.delete(listener);
    },
    close() {
      enter('closed');
      failPending(appError('CONNECTION_LOST'), () => true);
      line?.close();
      line = null;
    },
  };
}
