// The window's client over a line in memory: calls, cancelling, events, two versions, and a line that comes back.
import { describe, expect, it } from 'vitest';
import type { ClientFrame, CoreFrame, Transport } from '#shared/contract/frames.ts';
import { contractVersion } from '#shared/contract/version.ts';
import { type Client, createClient } from '../../../src/renderer/bridge/client.ts';

class MemoryLine implements Transport {
  readonly sent: ClientFrame[] = [];
  #onText: (text: string) => void = () => undefined;
  #onClose: () => void = () => undefined;
  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientFrame);
  }
  onText(listener: (text: string) => void): void {
    this.#onText = listener;
  }
  onClose(listener: () => void): void {
    this.#onClose = listener;
  }
  close(): void {
    this.#onClose();
  }
  answer(frame: CoreFrame): void {
    this.#onText(JSON.stringify(frame));
  }
  greet(contract = contractVersion): void {
    this.answer({ frame: 'hello', contract });
  }
}

function setUp(): { client: Client; lines: MemoryLine[]; waits: (() => void)[]; line: () => MemoryLine } {
  const lines: MemoryLine[] = [];
  const waits: (() => void)[] = [];
  const open = () => {
    const line = new MemoryLine();
    lines.push(line);
    return Promise.resolve(line);
  };
  const client = createClient(open, { wait: (work) => void waits.push(work) });
  const line = () => {
    const last = lines.at(-1);
    if (last === undefined) throw new Error('no line was opened');
    return last;
  };
  return { client, lines, waits, line };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('the client', () => {
  it('says hello first and holds calls back until the core has answered it', async () => {
    const { client, line } = setUp();
    const views = client.call('desk.views', { jobId: null });
    await settled();
    expect(line().sent).toEqual([{ frame: 'hello', contract: contractVersion }]);
    line().greet();
    const call = line().sent[1];
    expect(call).toMatchObject({ frame: 'call', call: 'desk.views', input: { jobId: null } });
    if (call?.frame !== 'call') throw new Error('no call was sent');
    line().answer({ frame: 'done', id: call.id, answer: { ok: true, value: { decided: 3 } } });
    expect(await views).toEqual({ ok: true, value: { decided: 3 } });
  });

  it('hands out answers by id, whatever their order', async () => {
    const { client, line } = setUp();
    await settled();
    line().greet();
    const first = client.call('push.plan', {});
    const second = client.call('settings.get', {});
    const ids = line().sent.flatMap((frame) => (frame.frame === 'call' ? [frame.id] : []));
    const done = (id: number, value: string): CoreFrame => ({ frame: 'done', id, answer: { ok: true, value } });
    line().answer(done(ids[1] ?? 0, 'second'));
    line().answer(done(ids[0] ?? 0, 'first'));
    expect([await first, await second]).toMatchObject([{ value: 'first' }, { value: 'second' }]);
  });

  it('cancels a call that nobody waits for any more', async () => {
    const { client, line } = setUp();
    await settled();
    line().greet();
    const stop = new AbortController();
    const call = client.call('desk.views', { jobId: null }, stop.signal);
    stop.abort();
    expect(await call).toMatchObject({ ok: false, error: { code: 'CALL_CANCELLED' } });
    expect(line().sent.at(-1)).toMatchObject({ frame: 'cancel' });
  });

  it('passes events on until one stops listening', async () => {
    const { client, line } = setUp();
    await settled();
    line().greet();
    const seen: string[] = [];
    const stop = client.on('push.finished', ({ pushId }) => seen.push(pushId));
    line().answer({ frame: 'event', event: 'push.finished', body: { pushId: 'a' } });
    stop();
    line().answer({ frame: 'event', event: 'push.finished', body: { pushId: 'b' } });
    expect(seen).toEqual(['a']);
  });

  it('answers what was under way with CONNECTION_LOST, and reconnects by itself', async () => {
    const { client, line, lines, waits } = setUp();
    await settled();
    line().greet();
    const call = client.call('push.plan', {});
    line().close();
    expect(await call).toMatchObject({ ok: false, error: { code: 'CONNECTION_LOST' } });
    expect(client.phase()).toBe('lost');
    expect(await client.call('push.plan', {})).toMatchObject({ ok: false, error: { code: 'CONNECTION_LOST' } });
    waits.shift()?.();
    await settled();
    line().greet();
    expect(lines).toHaveLength(2);
    expect(client.phase()).toBe('open');
  });

  it('sends nothing to a core of another version', async () => {
    const { client, line, waits } = setUp();
    const early = client.call('push.plan', {});
    await settled();
    line().greet('another');
    expect(await early).toMatchObject({ ok: false, error: { code: 'CONTRACT_DIFFERENT' } });
    expect(client.phase()).toBe('different');
    line().close();
    expect(waits).toHaveLength(0);
  });

  it('asks for no new line once it is closed', async () => {
    const { client, line, waits } = setUp();
    await settled();
    line().greet();
    client.close();
    expect(client.phase()).toBe('closed');
    expect(waits).toHaveLength(0);
  });
});
