// Values that cross between window and core: what has the right form and is still none is refused at the door.
import { describe, expect, it } from 'vitest';
import { review } from '#shared/contract/review.ts';
import { amountSchema, dateSchema } from '#shared/contract/values.ts';

describe('values of the contract', () => {
  it.each(['2026-02-30', '2026-99-99', '2025-02-29', '2026-1-1', ''])(
    'refuse %j as a day: a hold until then would never end',
    (until) => {
      expect(dateSchema.safeParse(until).success).toBe(false);
      expect(
        review['review.hold'].input.safeParse({ items: [{ id: 'subcontract/1', revision: 1 }], until }).success,
      ).toBe(false);
    },
  );

  it('take a day of the calendar', () => {
    expect(dateSchema.parse('2028-02-29')).toBe('2028-02-29');
  });

  it.each(['1', '1.0', '1.000', '1,000.00', '1e2', '+1.00', '.50', ''])('refuse %j as an amount', (text) => {
    expect(amountSchema.safeParse(text).success).toBe(false);
  });

  it('ask for a reason that says something', () => {
    const items = [{ id: 'subcontract/1', revision: 1 }];
    expect(review['review.reject'].input.safeParse({ items, reason: '  ' }).success).toBe(false);
    expect(review['review.reject'].input.safeParse({ items, reason: ' No. ' }).data).toMatchObject({ reason: 'No.' });
  });
});
