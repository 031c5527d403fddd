// Answers one line: greets, passes calls to the dispatcher, sends answers and events, and cleans up when it closes.
import {
  type ClientFrame,
  type CoreFrame,
  clientFrameSchema,
  maxFrameBytes,
  type Transport,
} from '#shared/contract/frames.ts';
import { contractVersion } from '#shared/contract/version.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, type Result } from '#shared/result/result.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { EventHub } from './event-hub.ts';

type Phase = 'before hello' | 'open' | 'different' | 'closed';

/** Until the line closes. A line that sends what is no frame, or a frame over the limit, is closed at once. */
export function serveTransport(transport: Transport, dispatcher: Dispatcher, hub: EventHub): void {
  const pending = new Map<number, AbortController>();
  let phase: Phase = 'before hello';
  let stopListening: () => void = () => undefined;

  function send(frame: CoreFrame): void {
    if (phase === 'closed') return;
    const text = JSON.stringify(frame);
    const bytes = Buffer.byteLength(text);
    if (bytes <= maxFrameBytes) transport.send(text);
    // An event this large is a bug of its sender; a call must still be answered.
    else if (frame.frame === 'done') answer(frame.id, err(appError('FRAME_TOO_LARGE', { bytes: String(bytes) })));
  }

  function answer(id: number, result: Result<unknown>): void {
    send({
      frame: 'done',
      id,
      answer: result.ok ? result : { ok: false, error: { code: result.error.code, facts: { ...result.error.facts } } },
    });
  }

  function greet(contract: string): void {
    phase = contract === contractVersion ? 'open' : 'different';
    send({ frame: 'hello', contract: contractVersion });
    stopListening();
    if (phase === 'open') stopListening = hub.subscribe((event, body) => send({ frame: 'event', event, body }));
  }

  async function call({ id, call: name, input }: ClientFrame & { frame: 'call' }): Promise<void> {
    if (phase !== 'open') return answer(id, err(appError('CONTRACT_DIFFERENT')));
    if (pending.has(id)) return close();
    const controller = new AbortController();
    pending.set(id, controller);
    const result = await dispatcher.dispatch(name, input, { signal: controller.signal });
    pending.delete(id);
    answer(id, result);
  }

  function finish(): void {
    phase = 'closed';
    stopListening();
    for (const controller of pending.values()) controller.abort();
    pending.clear();
  }

  function close(): void {
    finish();
    transport.close();
  }

  transport.onClose(finish);
  transport.onText((text) => {
    if (phase === 'closed') return;
    const frame = readFrame(text);
    if (frame === null) return close();
    if (frame.frame === 'hello') return greet(frame.contract);
    if (frame.frame === 'cancel') return pending.get(frame.id)?.abort();
    void call(frame);
  });
}

function readFrame(text: string): ClientFrame | null {
  if (Buffer.byteLength(text) > maxFrameBytes) return null;
  try {
    const frame = clientFrameSchema.safeParse(JSON.parse(text));
    return frame.success ? frame.data : null;
  } catch (notJson) {
    if (notJson instanceof SyntaxError) return null;
    throw notJson;
  }
}
