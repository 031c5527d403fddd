// What every line between a window and the core must do, whatever carries it.
import { describe, expect, it } from 'vitest';
import { maxFrameBytes, type Transport } from '#shared/contract/frames.ts';
import { defaultSettings } from '#shared/contract/settings.ts';
import { contractVersion } from '#shared/contract/version.ts';
import { ok } from '#shared/result/result.ts';
import { createLineClient, type LineClient } from './line-client.ts';
import { createSmallWorkbench, type SmallWorkbench } from './small-workbench.ts';

export type LineMaker = {
  /** The window's end of a new line. */
  readonly open: () => Promise<Transport>;
  readonly stop: () => Promise<void>;
};

export function transportSuite(name: string, start: (workbench: SmallWorkbench) => Promise<LineMaker>): void {
  async function withLine(
    test: (line: LineClient, workbench: SmallWorkbench, open: LineMaker['open']) => Promise<void>,
  ) {
    const workbench = createSmallWorkbench({
      'settings.testConnection': () => ok({ checks: [], error: null, surplus: 'x' } as never),
      'journal.verify': () => {
        throw new Error('SELECT password FROM secrets failed');
      },
      'desk.views': () =>
        ok({
          revision: 1,
          views: [],
          jobs: [{ jobId: '1', number: '1', name: 'x'.repeat(maxFrameBytes), count: 1 }],
          decided: 0,
          undecided: 0,
          causes: [],
        }),
    });
    const maker = await start(workbench);
    try {
      await test(createLineClient(await maker.open()), workbench, maker.open);
    } finally {
      await maker.stop();
    }
  }

  describe(`a line over ${name}`, () => {
    it('greets with the version of the contract and answers a call', () =>
      withLine(async (line) => {
        await line.greet();
        expect(line.frames[0]).toEqual({ frame: 'hello', contract: contractVersion });
        expect(await line.call('settings.get')).toEqual({ ok: true, value: defaultSettings });
      }));

    it('carries text of every script unharmed', () =>
      withLine(async (line) => {
        await line.greet();
        const deskLayout = 'Größe “€” 漢字 🧾 \u2028 \0';
        const answer = await line.call('settings.set', { deskLayout });
        expect(answer).toMatchObject({ ok: true, value: { deskLayout } });
      }));

    it('tells a window of another version so and answers none of its calls', () =>
      withLine(async (line) => {
        line.post({ frame: 'hello', contract: 'of yesterday' });
        await line.wait((frame) => frame.frame === 'hello');
        const answer = await line.call('settings.get');
        expect(answer).toEqual({ ok: false, error: { code: 'CONTRACT_DIFFERENT', facts: {} } });
      }));

    it('answers no call before the hello', () =>
      withLine(async (line) => {
        expect(await line.call('settings.get')).toMatchObject({ ok: false, error: { code: 'CONTRACT_DIFFERENT' } });
      }));

    it('names what is wrong with an input', () =>
      withLine(async (line) => {
        await line.greet();
        const answer = await line.call('settings.set', { syncEveryMinutes: 'often' });
        expect(answer).toMatchObject({ ok: false, error: { code: 'INPUT_NOT_VALID' } });
        expect(JSON.stringify(answer)).toContain('syncEveryMinutes');
      }));

    it('keeps the words of a bug on its side', () =>
      withLine(async (line, { log }) => {
        await line.greet();
        const answer = await line.call('journal.verify');
        expect(answer).toEqual({ ok: false, error: { code: 'CALL_BROKE', facts: { call: 'journal.verify' } } });
        expect(JSON.stringify(log.lines)).toContain('SELECT password FROM secrets failed');
      }));

    it('calls off what the window no longer wants', () =>
      withLine(async (line, { story }) => {
        await line.greet();
        const answer = line.call('desk.columns', {}, 7);
        await expect.poll(() => story).toEqual(['waiting']);
        line.post({ frame: 'cancel', id: 7 });
        expect(await answer).toEqual({ ok: false, error: { code: 'CALL_CANCELLED', facts: {} } });
        expect(story).toEqual(['waiting', 'called off']);
      }));

    it('calls off what was under way when the line closes', () =>
      withLine(async (line, { story }) => {
        await line.greet();
        line.post({ frame: 'call', id: 7, call: 'desk.columns', input: {} });
        await expect.poll(() => story).toEqual(['waiting']);
        line.close();
        await expect.poll(() => story).toEqual(['waiting', 'called off']);
      }));

    it('tells events to every open line and to none that closed', () =>
      withLine(async (line, { hub }, open) => {
        const other = createLineClient(await open());
        await line.greet();
        await other.greet();
        hub.emit('push.finished', { pushId: 'p1' });
        await line.wait((frame) => frame.frame === 'event');
        await other.wait((frame) => frame.frame === 'event');
        other.close();
        await other.closed;
        hub.emit('push.finished', { pushId: 'p2' });
        await expect.poll(() => line.frames.filter(({ frame }) => frame === 'event')).toHaveLength(2);
        expect(other.frames.filter(({ frame }) => frame === 'event')).toHaveLength(1);
      }));

    it('runs writers of all lines one at a time', () =>
      withLine(async (line, { story }, open) => {
        const other = createLineClient(await open());
        await line.greet();
        await other.greet();
        await Promise.all([
          line.call('settings.set', { deskLayout: 'a' }),
          other.call('settings.set', { deskLayout: 'b' }),
          line.call('settings.set', { deskLayout: 'c' }),
        ]);
        expect(story).toHaveLength(6);
        for (let at = 0; at < story.length; at += 2) {
          expect(story[at + 1]).toBe(story[at]?.replace('begin', 'end'));
        }
      }));

    it.each([
      ['is not JSON', 'tieout?'],
      ['is JSON but no frame', '{"frame":"shout"}'],
      ['has an id that is in use', null],
    ])('closes a line whose frame %s', (_, text) =>
      withLine(async (line) => {
        await line.greet();
        const frame = JSON.stringify({ frame: 'call', id: 1, call: 'desk.columns', input: {} });
        for (const each of text === null ? [frame, frame] : [text]) line.postText(each);
        await line.closed;
      }),
    );

    it('refuses a frame of more than 16 MB and closes the line', () =>
      withLine(async (line, { story }) => {
        await line.greet();
        const deskLayout = 'x'.repeat(maxFrameBytes);
        line.post({ frame: 'call', id: 1, call: 'settings.set', input: { deskLayout } });
        await line.closed;
        expect(story).toEqual([]);
      }));

    it('answers that an answer of more than 16 MB is too large, and goes on', () =>
      withLine(async (line) => {
        await line.greet();
        const answer = await line.call('desk.views', { jobId: null });
        expect(answer).toMatchObject({ ok: false, error: { code: 'FRAME_TOO_LARGE' } });
        expect(await line.call('settings.get')).toMatchObject({ ok: true });
      }));
  });
}
