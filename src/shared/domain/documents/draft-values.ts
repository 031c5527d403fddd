// Amounts, rates and dates of a stored draft, read from their wire form.
import { z } from 'zod';
import { parseAmount } from '../../money/amount.ts';
import { parseRate } from '../../money/rate.ts';
import { assert } from '../../result/assert.ts';
import type { Result } from '../../result/result.ts';
import { parseLocalDate } from '../../time/local-date.ts';

/** Throws on a text that is none: a bug, or a damaged database. */
function stored<T>(parse: (text: string) => Result<T>, what: string) {
  return z.string().transform((text) => {
    const parsed = parse(text);
    assert(parsed.ok, `a stored draft holds ${what} that is none: ${text}`);
    return parsed.value;
  });
}

export const storedAmount = stored(parseAmount, 'an amount');
export const storedRate = stored(parseRate, 'a rate');
export const storedDate = stored(parseLocalDate, 'a date');
