// The dispatcher: parsing, queueing, cancelling, and keeping bugs inside.
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/contract/settings.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, ok } from '#shared/result/result.ts';
import { createDispatcher } from '../../../src/main/rpc/dispatcher.ts';
import type { Handlers } from '../../../src/main/rpc/handlers.ts';
import { createListLog, someHandlers } from '../../contract/small-workbench.ts';

function make(named: Partial<Handlers>, checkOutput = true) {
  const log = createListLog();
  const dispatcher = createDispatcher(someHandlers(named), { log, checkOutput });
  const dispatch = (name: string, input: unknown = {}, signal = new AbortController().signal) =>
    dispatcher.dispatch(name, input, { signal });
  return { dispatch, log };
}

/** A promise and the way to settle it. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

describe('the dispatcher', () => {
  it('hands the handler the parsed input, defaults and trims applied', async () => {
    const seen: unknown[] = [];
    const { dispatch } = make({
      'review.reject': (input) => {
        seen.push(input);
        return ok({ revision: 1, changed: [], conflicts: [] });
      },
    });
    await dispatch('review.reject', { items: [{ id: 'subcontract/1', revision: 1 }], reason: '  wrong job ', more: 1 });
    expect(seen).toEqual([{ items: [{ id: 'subcontract/1', revision: 1 }], reason: 'wrong job' }]);
  });

  it.each([
    ['desk.page', {}],
    ['desk.page', null],
    ['desk.page', undefined],
    ['desk.page', []],
    ['review.accept', { items: [] }],
    ['review.accept', { items: Array.from({ length: 5001 }, () => ({ id: 'subcontract/1', revision: 1 })) }],
  ])('refuses a wrong input of %s before any handler sees it', async (name, input) => {
    const { dispatch, log } = make({});
    expect(await dispatch(name, input)).toMatchObject({ ok: false, error: { code: 'INPUT_NOT_VALID' } });
    expect(log.lines).toEqual([]);
  });

  it('says where an input is wrong, the first three places', async () => {
    const { dispatch } = make({});
    const answer = await dispatch('desk.page', { family: 'commitments' });
    expect(answer.ok).toBe(false);
    const detail = answer.ok ? '' : (answer.error.facts['detail'] ?? '');
    expect(detail).toMatch(/^view: /);
    expect(detail).toMatch(/; and \d more$/);
  });

  it.each(['desk.explode', '__proto__', 'constructor', 'toString', ''])('knows no call named "%s"', async (name) => {
    const { dispatch } = make({});
    expect(await dispatch(name)).toEqual(err(appError('CALL_UNKNOWN', { call: name })));
  });

  it('passes expected failures on as they are', async () => {
    const failure = err(appError('STORE_FULL'));
    const { dispatch, log } = make({ 'settings.get': () => failure });
    expect(await dispatch('settings.get')).toEqual(failure);
    expect(log.lines).toEqual([]);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('password=hunter2'))],
    [
      'throws at once',
      () => {
        throw new TypeError('password=hunter2');
      },
    ],
    ['throws what is no error', () => Promise.reject('password=hunter2')],
  ])('keeps the words of a handler that %s in the log', async (_, handler) => {
    const { dispatch, log } = make({ 'settings.get': handler as never });
    const answer = await dispatch('settings.get');
    expect(answer).toEqual(err(appError('CALL_BROKE', { call: 'settings.get' })));
    expect(JSON.stringify(log.lines)).toContain('hunter2');
  });

  it('checks answers where it is told to: another shape is a bug', async () => {
    const wrong = { 'settings.get': () => ok({ ...defaultSettings, density: 'roomy' } as never) };
    const checked = make(wrong);
    expect(await checked.dispatch('settings.get')).toMatchObject({ ok: false, error: { code: 'CALL_BROKE' } });
    expect(JSON.stringify(checked.log.lines)).toContain('density');
    expect(await make(wrong, false).dispatch('settings.get')).toMatchObject({ ok: true });
  });
});

describe('the writer queue', () => {
  it('runs commands one at a time in the order they came, and queries beside them', async () => {
    const story: string[] = [];
    const first = gate();
    const { dispatch } = make({
      'settings.set': async ({ deskLayout }) => {
        story.push(`begin ${deskLayout}`);
        if (deskLayout === 'a') await first.passed;
        story.push(`end ${deskLayout}`);
        return ok(defaultSettings);
      },
      'sync.cancel': () => {
        story.push('cancel');
        return ok({});
      },
      'settings.get': () => {
        story.push('read');
        return ok(defaultSettings);
      },
    });
    const writes = [dispatch('settings.set', { deskLayout: 'a' }), dispatch('settings.set', { deskLayout: 'b' })];
    writes.push(dispatch('sync.cancel'));
    await dispatch('settings.get');
    expect(story).toEqual(['begin a', 'read']);
    first.open();
    await Promise.all(writes);
    expect(story).toEqual(['begin a', 'read', 'end a', 'begin b', 'end b', 'cancel']);
  });

  it('goes on after a command that broke', async () => {
    const { dispatch } = make({
      'sync.cancel': () => {
        throw new Error('broke');
      },
      'settings.set': () => ok(defaultSettings),
    });
    const [broken, fine] = await Promise.all([dispatch('sync.cancel'), dispatch('settings.set', {})]);
    expect(broken).toMatchObject({ ok: false, error: { code: 'CALL_BROKE' } });
    expect(fine).toMatchObject({ ok: true });
  });

  it('never begins a command that was called off while it waited', async () => {
    const story: string[] = [];
    const first = gate();
    const { dispatch } = make({
      'settings.set': async ({ deskLayout }) => {
        story.push(String(deskLayout));
        await first.passed;
        return ok(defaultSettings);
      },
    });
    const gone = new AbortController();
    const running = dispatch('settings.set', { deskLayout: 'a' });
    const waiting = dispatch('settings.set', { deskLayout: 'b' }, gone.signal);
    gone.abort();
    first.open();
    expect(await waiting).toEqual(err(appError('CALL_CANCELLED')));
    expect(await running).toMatchObject({ ok: true });
    expect(story).toEqual(['a']);
  });

  it('answers what was done, not "cancelled", when a command finished although it was called off', async () => {
    const gone = new AbortController();
    const { dispatch } = make({
      'settings.set': async () => {
        gone.abort();
        return ok(defaultSettings);
      },
    });
    expect(await dispatch('settings.set', {}, gone.signal)).toMatchObject({ ok: true });
  });

  it('does not pass a bug off as cancelled', async () => {
    const gone = new AbortController();
    const { dispatch, log } = make({
      'settings.get': async () => {
        gone.abort();
        throw new TypeError('of undefined');
      },
    });
    expect(await dispatch('settings.get', {}, gone.signal)).toMatchObject({ ok: false, error: { code: 'CALL_BROKE' } });
    expect(log.lines).toHaveLength(1);
  });
});
