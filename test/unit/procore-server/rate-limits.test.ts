import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../src/main/sample/procore-server/rate-limits.ts';
import { defaultSettings } from '../../../src/main/sample/procore-server/server-settings.ts';
import { createVirtualClock } from '../../../src/main/sample/procore-server/virtual-clock.ts';

function limiter(hourly: number, spike: number) {
  const clock = createVirtualClock(() => new Date('2026-01-10T09:00:00Z'));
  return { clock, rates: createRateLimiter(clock, defaultSettings({ hourly, spike })) };
}

describe('the two rate windows', () => {
  it('count each caller for itself', () => {
    const { rates } = limiter(10, 1);
    rates.count('one');
    expect(() => rates.count('one')).toThrow();
    expect(rates.count('two')['x-rate-limit-remaining']).toBe('0');
  });

  it('do not count refused requests', () => {
    const { clock, rates } = limiter(3, 2);
    rates.count('app');
    rates.count('app');
    for (let n = 0; n < 5; n += 1) expect(() => rates.count('app')).toThrow();
    clock.advance(10);
    expect(rates.count('app')).toMatchObject({ 'x-rate-limit-limit': '3', 'x-rate-limit-remaining': '0' });
  });

  it('name the later reset when both are used up', () => {
    const { clock, rates } = limiter(2, 2);
    const reset = String(clock.seconds() + 3600);
    rates.count('app');
    expect(rates.count('app')['x-rate-limit-reset']).toBe(reset);
  });
});
