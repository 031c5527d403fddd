// Figures and ids come through as they were sent.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idForJson, readExactJson } from '../../../src/main/adapters/procore/exact-json.ts';
import { subcontractResource } from '../../../src/main/adapters/procore/resources/subcontract.ts';

describe('exact JSON', () => {
  it('keeps number literals as text', () => {
    const text = '{"a": 212000.0, "b": [1e5, -0.10, 90071992547409931234], "c": "250.0", "d": null, "e": true}';
    expect(readExactJson(text)?.value).toEqual({
      a: '212000.0',
      b: ['1e5', '-0.10', '90071992547409931234'],
      c: '250.0',
      d: null,
      e: true,
    });
  });

  it('keeps every decimal, however long', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.stringMatching(/^\d{1,20}$/))
      .map(([minus, whole, part]) => `${minus ? '-' : ''}${whole}.${part}`);
    fc.assert(
      fc.property(decimal, (text) => {
        expect(readExactJson(`{"amount":${text}}`)?.value).toEqual({ amount: text });
      }),
    );
  });

  it('reads no half of anything, and forgives a byte order mark', () => {
    for (const text of ['', '{"a": 1', '<html></html>', '{"a": 01}']) expect(readExactJson(text)).toBeNull();
    expect(readExactJson('\ufeff{"a":1}')?.value).toEqual({ a: '1' });
    expect(readExactJson('null')).toEqual({ value: null });
  });

  it('writes ids as numbers with all their digits', () => {
    expect(JSON.stringify({ id: idForJson('598134325900201'), far: idForJson('9223372036854775807') })).toBe(
      '{"id":598134325900201,"far":9223372036854775807}',
    );
    expect(JSON.stringify({ id: idForJson('01HX-ulid') })).toBe('{"id":"01HX-ulid"}');
  });
});

describe('a subcontract', () => {
  const scope = { companyId: '1', project: { id: '7', timeZone: 'America/Los_Angeles' } };
  const map = (text: string) => {
    const json = readExactJson(text);
    return json === null ? null : subcontractResource.map(Object(json.value), scope);
  };

  it('is the same whether figures come as numbers or texts, and fields as null, "" or not at all', () => {
    const first =
      map(`{"id": 90071992547409931, "project": {"id": 7}, "number": "", "title": null, "status": "Approved",
      "vendor": null, "grand_total": 4250.50, "retainage_percent": "10.0%", "created_at": "2026-01-06T03:30:00Z",
      "updated_at": "2026-01-06T04:00:00-07:00",
      "line_items": [{"id": 5, "position": 2, "amount": 4250.50, "quantity": null, "uom": "", "cost_code": {"id": null}}]}`);
    const second = map(`{"id": "90071992547409931", "project": {"id": "7"}, "status": "Approved",
      "grand_total": "4250.50", "retainage_percent": "10.0", "created_at": "2026-01-06T03:30:00.000Z",
      "updated_at": "2026-01-06T11:00:00Z",
      "line_items": [{"id": "5", "position": "2", "amount": "4250.50", "cost_code": null}]}`);
    expect(first).not.toBeNull();
    expect(first).toEqual(second);
    expect(first).toMatchObject({
      id: '90071992547409931',
      number: null,
      createdOn: '2026-01-05',
      grandTotal: '4250.50',
      lines: [{ position: 2, amount: '4250.50', quantity: '0', unit: null, costCodeId: null }],
    });
  });

  it('is none without an id, a moment of creation or a line that can be named', () => {
    expect(map('{"created_at": "2026-01-06T03:30:00Z"}')).toBeNull();
    expect(map('{"id": 5, "created_at": "soon"}')).toBeNull();
    expect(map('{"id": 5, "created_at": "2026-01-06T03:30:00Z", "line_items": [{"amount": "1.0"}]}')).toBeNull();
  });

  it('that was deleted says so in place of its status', () => {
    const text =
      '{"id": 5, "created_at": "2026-01-06T03:30:00Z", "deleted_at": "2026-01-07T00:00:00Z", "status": "Approved"}';
    expect(map(text)).toMatchObject({ status: 'Deleted' });
  });
});
