// Procore's error bodies: every shape that occurs becomes one.
import { describe, expect, it } from 'vitest';
import { describeFault, readFault } from '../../../src/main/adapters/procore/read-fault.ts';

function read(body: unknown, status = 422) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readFault({ status, text, requestId: 'r-1' });
}

describe('the error reader', () => {
  it('reads every shape of body', () => {
    expect(read({ errors: ['App is not connected to this company.'] }, 403)).toEqual({
      status: 403,
      code: null,
      messages: ['App is not connected to this company.'],
      fields: {},
      requestId: 'r-1',
    });
    expect(read({ errors: { vendor_id: ["can't be blank", 'is invalid'], base: ['is locked'] } })).toMatchObject({
      messages: ['is locked'],
      fields: { vendor_id: ["can't be blank", 'is invalid'] },
    });
    expect(read({ errors: 'Access denied' }).messages).toEqual(['Access denied']);
    expect(read({ error: 'Not found' })).toMatchObject({ code: null, messages: ['Not found'] });
    expect(read({ message: 'You do not have access.' }).messages).toEqual(['You do not have access.']);
    expect(read({ code: 403, message: 'Forbidden', fields: '', reason: '', error: '' }, 403)).toMatchObject({
      code: null,
      messages: ['Forbidden'],
      fields: {},
    });
    const details = [{ code: 'INVALID', message: 'status', source: 'filters' }];
    expect(read({ error: { code: 'BAD_REQUEST', message: 'Invalid filter', details } }, 400)).toMatchObject({
      code: 'BAD_REQUEST',
      messages: ['Invalid filter'],
      fields: { filters: ['status'] },
    });
    expect(read({ error: 'invalid_grant', error_description: 'It was used before.' }, 400)).toMatchObject({
      code: 'invalid_grant',
      messages: ['It was used before.'],
    });
    expect(read({ errors: [{ field: 'amount', message: 'is too large' }] }).messages).toEqual(['is too large']);
    expect(read(['one', 'two']).messages).toEqual(['one', 'two']);
  });

  it('survives web pages, nothing, cut text and nonsense', () => {
    const html = '<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>';
    expect(describeFault(read(html, 502))).toBe('a web page: 502 Bad Gateway');
    expect(describeFault(read('', 500))).toBe('status 500');
    expect(describeFault(read('{"errors": {"vendor_id": ["can', 422))).toBe('status 422');
    expect(describeFault(read('upstream connect error', 503))).toBe('upstream connect error');
    for (const odd of ['null', '7', 'true', '[]', '{}', '{"errors":null}', '{"errors":{"a":{"b":[1,null]}}}']) {
      expect(describeFault(read(odd, 400))).toMatch(/^(status 400|7|b 1)$/);
    }
    expect(read({ errors: { constructor: ['is odd'] } }).fields).toMatchObject({
      constructor: ['is odd'],
    });
  });

  it('shows no markup and nothing endless', () => {
    expect(describeFault(read({ errors: ['<b>bold</b>  and\nplain'] }))).toBe('bold and plain');
    expect(describeFault(read({ errors: 'x'.repeat(10_000) })).length).toBeLessThan(310);
  });
});
