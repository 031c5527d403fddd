// Every cent value survives the way into Sage's database and back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awkwardCents, denseCents, roundTripCents } from './round-trip-cents.ts';
import { testSeed } from './seed.ts';
import { connectTo } from './support.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
let sage: ReturnType<typeof connectTo>;

beforeAll(async () => {
  company = await openTestCompany(testSeed(0));
  sage = connectTo(company.config.port, company.config);
});
afterAll(async () => {
  await sage.close();
  await company.close();
});

describe('every cent value survives', () => {
  it('from 0.01 to 10,000.00, densely', { timeout: 120_000 }, async () => {
    const cents = denseCents(97);
    expect(cents.length).toBeGreaterThan(11_000);
    expect(await roundTripCents(sage, cents, 'D')).toEqual({ checked: cents.length, wrong: [] });
  });

  it('the awkward ones too, up to the limits of decimal(12,2)', async () => {
    expect(await roundTripCents(sage, awkwardCents, 'A')).toEqual({ checked: awkwardCents.length, wrong: [] });
    for (const [index, limit] of [999_999_999_999n, -999_999_999_999n].entries()) {
      expect(await roundTripCents(sage, [limit], `L${index}`)).toEqual({ checked: 1, wrong: [] });
    }
  });
});
