// The hidden keys: made and read here only, and another integration's key is never taken for ours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isForeignOriginId, type OriginKey, originIdOf, parseOriginId } from '#shared/domain/pairing/origin-id.ts';

const guid = '5b9e4c1e-0000-5000-8000-000000000001';

describe('origin ids', () => {
  it.each<[OriginKey, string]>([
    [{ what: 'job', job: '1042' }, 's100c:job:1042'],
    [{ what: 'vendor', vendor: '317' }, 's100c:vendor:317'],
    [{ what: 'costType', costType: 4 }, 's100c:ct:4'],
    [{ what: 'costCode', job: '1042', code: '16100.000' }, 's100c:job:1042:cc:16100.000'],
    [{ what: 'subcontract', key: guid }, `s100c:subcontract:${guid}`],
    [{ what: 'subcontractLine', key: guid }, `s100c:subcontract-line:${guid}`],
  ])('%j is %s, both ways', (key, text) => {
    expect(originIdOf(key)).toBe(text);
    expect(parseOriginId(text)).toEqual(key);
    expect(isForeignOriginId(text)).toBe(false);
  });

  it.each([
    's300cre:job:1042',
    'S100C:job:1042',
    's100c:job:10A2',
    's100c:ct:0',
    's100c:ct:10',
    's100c:job:1042:cc:16100',
    's100c:job:1042:cc:16100.0000',
    `s100c:subcontract:${guid.toUpperCase()}`.replace('5B9E', '5BZE'),
    `s100c:subcontract:${guid}x`,
    's100c:subcontract:41',
    ' s100c:job:1042',
    's100c:job:1042\n',
    'hh2-12345',
  ])('%j belongs to somebody else', (text) => {
    expect(parseOriginId(text)).toBeNull();
    expect(isForeignOriginId(text)).toBe(true);
  });

  it('that are not there belong to nobody', () => {
    for (const text of [null, '']) {
      expect(parseOriginId(text)).toBeNull();
      expect(isForeignOriginId(text)).toBe(false);
    }
  });

  it('read back as they were made', () => {
    const key: fc.Arbitrary<OriginKey> = fc.oneof(
      fc.nat().map((job): OriginKey => ({ what: 'job', job: `${job}` })),
      fc.nat().map((vendor): OriginKey => ({ what: 'vendor', vendor: `${vendor}` })),
      fc.uuid().map((each): OriginKey => ({ what: 'subcontract', key: each })),
      fc.uuid().map((each): OriginKey => ({ what: 'subcontractLine', key: each })),
      fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 999 })).map(
        ([job, whole, part]): OriginKey => ({
          what: 'costCode',
          job: `${job}`,
          code: `${whole}.${`${part}`.padStart(3, '0')}`,
        }),
      ),
    );
    fc.assert(
      fc.property(key, (each) => {
        expect(parseOriginId(originIdOf(each))).toEqual(each);
      }),
    );
  });
});
