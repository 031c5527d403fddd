// The codec of stored records: exact for bigint, one text for equal values.
import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJson, encodeJson } from '../../../src/main/adapters/store/json-codec.ts';

const anything = fc.anything({
  key: fc.oneof(fc.string(), fc.constantFrom('$', '$$', '$$a', '__proto__', 'constructor')),
  values: [
    fc.string({ unit: 'binary' }),
    fc.bigInt(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  ],
  withNullPrototype: false,
});

describe('the codec of stored records', () => {
  it('gives back what it was given, bigint and keys with a $ included', () => {
    fc.assert(
      fc.property(anything, (value) => {
        // Not toStrictEqual: it trips over a key named constructor.
        deepStrictEqual(decodeJson(encodeJson(value)), value);
      }),
      { numRuns: 500 },
    );
  });

  it('writes an amount as a tagged text, never as a number', () => {
    expect(encodeJson({ b: 1n, a: -123456789012345678901n })).toBe(
      '{"a":{"$":"-123456789012345678901"},"b":{"$":"1"}}',
    );
  });

  it('gives one text for equal records, however their keys are ordered', () => {
    expect(encodeJson({ b: 1, a: [{ d: 2, c: undefined }] })).toBe(encodeJson({ a: [{ d: 2 }], b: 1 }));
  });

  it('keeps a record that looks like a tagged bigint what it is', () => {
    const record = { $: '12', list: [{ $: 'x' }, { $$: 1 }] };
    expect(decodeJson(encodeJson(record))).toStrictEqual(record);
  });

  it('refuses what JSON would turn into something else', () => {
    expect(() => encodeJson({ rate: Number.NaN })).toThrow('not finite');
    expect(() => encodeJson({ run: () => 1 })).toThrow('cannot be stored');
  });
});
