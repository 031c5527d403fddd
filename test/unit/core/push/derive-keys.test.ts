// Derived keys: golden values, because another key for the same document would be a second document in Sage.
import { describe, expect, it } from 'vitest';
import { maxGenerations } from '#shared/domain/documents/document-keys.ts';
import { deriveHeaderKey, deriveKeys } from '../../../../src/main/core/push/derive-keys.ts';
import { someIds } from '../../../builders/ids.ts';

const source = { ids: someIds(), companyId: () => '4' };

describe('derived keys', () => {
  it('are these, for ever', () => {
    expect(deriveHeaderKey(source, 'subcontract', '1001')).toBe('cdfadc56-6f96-5663-9168-cafcb7c1450b');
    expect(deriveHeaderKey(source, 'subcontract', '1001', 1)).toBe('f008e3ad-11f4-55b1-8d12-a82c976fa5de');
    const keys = deriveKeys(source, 'subcontract', '1001', ['77']);
    expect(keys[0]).toEqual({
      header: 'cdfadc56-6f96-5663-9168-cafcb7c1450b',
      lines: ['11e6befe-f4eb-5df8-867b-4a2c8e7a9495'],
    });
    expect(keys[9]?.header).toBe('60318976-3149-5852-af56-43a5ef184bbb');
  });

  it('come from a UUID of version 5 as the standard gives it', () => {
    expect(source.ids.uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('are one a generation and a line, in the order given, none of them twice', () => {
    const keys = deriveKeys(source, 'subcontract', '1001', ['1', '2', '3']);
    const all = keys.flatMap((each) => [each.header, ...each.lines]);
    expect(keys).toHaveLength(maxGenerations);
    expect(new Set(all).size).toBe(maxGenerations * 4);
    expect(deriveKeys(source, 'subcontract', '1001', ['3', '1'])[2]?.lines).toEqual([
      keys[2]?.lines[2],
      keys[2]?.lines[0],
    ]);
  });

  it('are others for another company, kind, document or line', () => {
    const other = { ...source, companyId: () => '5' };
    const keys = [
      deriveHeaderKey(source, 'subcontract', '1001'),
      deriveHeaderKey(other, 'subcontract', '1001'),
      deriveHeaderKey(source, 'purchaseOrder', '1001'),
      deriveHeaderKey(source, 'subcontract', '1002'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are not made before the company is known', () => {
    expect(() => deriveHeaderKey({ ...source, companyId: () => '' }, 'subcontract', '1')).toThrow(
      'before the company was known',
    );
  });
});
