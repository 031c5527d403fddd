// The pace: slower before the limit, nothing while Procore asks to wait, never hammering.
import { describe, expect, it } from 'vitest';
import { createPace } from '../../../src/main/adapters/procore/pace.ts';
import { patienceOf } from '../../../src/main/adapters/procore/procore-config.ts';
import { evenIds, jumpingClock } from './stand-in-clock.ts';

const start = '2026-01-10T09:00:00Z';
const startSeconds = Date.parse(start) / 1000;
const calm = new AbortController().signal;

function bed(patience: Partial<ReturnType<typeof patienceOf>> = {}) {
  const clock = jumpingClock(start);
  const config = {
    ...{ baseUrl: '', clientId: '', clientSecret: '', companyId: null, secretName: '' },
    grant: 'clientCredentials' as const,
    patience,
  };
  const pace = createPace({ clock, ids: evenIds() }, patienceOf(config));
  const once = async () => {
    const turn = await pace.enter(calm);
    if (turn.ok) turn.value();
    return turn;
  };
  return { clock, pace, once };
}

function limits(limit: number, remaining: number, resetIn: number, more: Record<string, string> = {}): Headers {
  return new Headers({
    'x-rate-limit-limit': `${limit}`,
    'x-rate-limit-remaining': `${remaining}`,
    'x-rate-limit-reset': `${startSeconds + resetIn}`,
    ...more,
  });
}

describe('the pace', () => {
  it('does not wait while there is plenty left', async () => {
    const { clock, pace, once } = bed();
    pace.note(200, limits(100, 80, 10));
    await once();
    expect(clock.slept).toEqual([]);
    expect(pace.state()).toEqual({ limit: 100, remaining: 80, resetsAt: '2026-01-10T09:00:11.000Z' });
  });

  it('spreads what is left before it is used up', async () => {
    const { clock, pace, once } = bed();
    await once();
    pace.note(200, limits(100, 6, 9));
    await once();
    expect(clock.slept).toEqual([2000]);
  });

  it('stops one before zero, until the reset', async () => {
    const { clock, pace, once } = bed();
    pace.note(200, limits(100, 1, 9));
    await once();
    expect(clock.slept).toEqual([10_000]);
  });

  it('waits for the later of reset and Retry-After', async () => {
    const early = bed();
    early.pace.note(429, limits(100, 0, 4));
    await early.once();
    expect(early.clock.ticks() - Date.parse(start)).toBe(5500);
    const late = bed();
    late.pace.note(429, limits(100, 0, 4, { 'retry-after': '30' }));
    await late.once();
    expect(late.clock.ticks() - Date.parse(start)).toBe(30_500);
    const heavy = bed();
    heavy.pace.note(503, new Headers({ 'retry-after': 'Sat, 10 Jan 2026 09:00:20 GMT' }));
    await heavy.once();
    expect(heavy.clock.ticks() - Date.parse(start)).toBe(20_500);
  });

  it('gives up at once when the wait is longer than anybody has patience for, and stays paused', async () => {
    const { clock, pace, once } = bed({ maxWaitMs: 60_000 });
    pace.note(429, limits(600, 0, 1800));
    const turn = await once();
    expect(turn).toMatchObject({ ok: false, error: { code: 'PROCORE_LIMIT_REACHED' } });
    expect(turn.ok ? '' : turn.error.facts.until).toMatch(/^2026-01-10T09:30:01/);
    expect(clock.slept).toEqual([]);
    clock.advance(1_802_000);
    expect((await once()).ok).toBe(true);
  });

  it('does not hammer when the reset lies in the past', async () => {
    const { clock, pace, once } = bed({ backoffMs: 500 });
    const waits: number[] = [];
    for (let refused = 0; refused < 4; refused += 1) {
      pace.note(429, limits(100, 0, -600));
      const before = clock.ticks();
      await once();
      waits.push(clock.ticks() - before);
    }
    expect(waits).toEqual([1500, 2500, 4500, 8500]);
  });

  it('corrects a clock that is off by the Date header', async () => {
    const { clock, pace, once } = bed();
    pace.note(429, limits(100, 0, 604, { date: new Date((startSeconds + 600) * 1000).toUTCString() }));
    await once();
    expect(clock.ticks() - Date.parse(start)).toBe(5500);
  });

  it('lets only a few in at once, in the order they came, and lets go of those that stop', async () => {
    const { pace } = bed({ concurrency: 2 });
    const [first, second] = [await pace.enter(calm), await pace.enter(calm)];
    const order: string[] = [];
    const stop = new AbortController();
    const third = pace.enter(stop.signal).then((turn) => order.push(turn.ok ? 'third' : turn.error.code));
    const fourth = pace.enter(calm).then((turn) => {
      order.push('fourth');
      return turn;
    });
    stop.abort();
    await third;
    if (first.ok) first.value();
    if (first.ok) first.value();
    const turn = await fourth;
    expect(order).toEqual(['CALL_CANCELLED', 'fourth']);
    if (turn.ok) turn.value();
    if (second.ok) second.value();
    const both = await Promise.all([pace.enter(calm), pace.enter(calm)]);
    expect(both.every((one) => one.ok)).toBe(true);
  });
});
