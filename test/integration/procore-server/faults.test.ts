import { describe, expect, it } from 'vitest';
import { postToken, signedInProcore, startSampleProcore } from './signed-in-procore.ts';
import { cascadeId, clinicId, companyId, draftId } from './small-company.ts';

const vendors = `/rest/v1.0/vendors?company_id=${companyId}`;
const page = (number: number): string => `${vendors}&per_page=2&page=${number}&view=compact`;
const changeName = { company_id: companyId, vendor: { name: 'Changed' } };

describe('faults that answer in place of the server', () => {
  it('meet the nth matching request, as often as asked', async () => {
    const { get, server } = await signedInProcore();
    await server.pinFault({ fault: 'expired-token', match: { method: 'GET', path: 'vendors', nth: 2, count: 2 } });
    const statuses: number[] = [];
    for (const path of [vendors, '/rest/v1.0/me', vendors, vendors, vendors]) statuses.push((await get(path)).status);
    expect(statuses).toEqual([200, 200, 401, 401, 200]);
  });

  it('come as 401 in two wordings, 429 with its headers, 5xx in HTML, and a proxy page', async () => {
    const { get, server } = await signedInProcore();
    await server.pinFault({ fault: 'expired-token', args: { variant: 2 } });
    expect((await get(vendors)).body).toHaveProperty('errors');
    await server.liftFaults();

    await server.pinFault({ fault: 'rate-limit', args: { resetSeconds: 4, retryAfter: 9 } });
    const limited = await get(vendors);
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('9');
    expect(limited.headers.get('x-rate-limit-remaining')).toBe('0');
    expect(limited.headers.get('x-rate-limit-reset')).toBe(String(server.now().getTime() / 1000 + 4));
    await server.liftFaults();

    await server.pinFault({ fault: 'server-error', args: { status: 503, retryAfter: 2 } });
    const failed = await get(vendors);
    expect(failed).toMatchObject({ status: 503, body: expect.stringContaining('<html>') });
    await server.liftFaults();

    await server.pinFault({ fault: 'html-page' });
    expect(await get(vendors)).toMatchObject({ status: 200, body: expect.stringContaining('<form>') });
  });

  it('leave the data alone', async () => {
    const { send, server } = await signedInProcore();
    await server.pinFault({ fault: 'server-error' });
    expect((await send('PATCH', `/rest/v1.0/vendors/${cascadeId}`, changeName)).status).toBe(502);
    expect(server.state().vendors[0]?.name).toBe('Cascade Electric LLC');
  });
});

describe('faults on the way of the answer', () => {
  it('slow it down', async () => {
    const { get, server } = await signedInProcore();
    await server.pinFault({ fault: 'slow', args: { delayMs: 120 } });
    const before = performance.now();
    expect((await get(vendors)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(110);
  });

  it('cut it in the middle of the body', async () => {
    const { server, token } = await signedInProcore();
    await server.pinFault({ fault: 'cut-body', args: { afterBytes: 30 } });
    const headers = { authorization: `Bearer ${token}`, 'procore-company-id': String(companyId) };
    const response = await fetch(server.baseUrl + vendors, { headers });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('lose it after the write has happened', async () => {
    const { send, server } = await signedInProcore();
    await server.pinFault({ fault: 'answer-lost', match: { method: 'PATCH' } });
    await expect(send('PATCH', `/rest/v1.0/vendors/${cascadeId}`, changeName)).rejects.toThrow();
    expect(server.state().vendors[0]?.name).toBe('Changed');
    expect(server.journal().at(-1)).toMatchObject({ status: 200, fault: 'answer-lost' });
  });

  it('turn it into a gateway error after the write has happened', async () => {
    const { send, server } = await signedInProcore();
    await server.pinFault({ fault: 'error-after-write', match: { method: 'PATCH' } });
    expect((await send('PATCH', `/rest/v1.0/vendors/${cascadeId}`, changeName)).status).toBe(502);
    expect(server.state().vendors[0]?.name).toBe('Changed');
  });

  it('shorten the JSON or empty the body', async () => {
    const { get, server } = await signedInProcore();
    await server.pinFault({ fault: 'empty-body' });
    expect(await get(vendors)).toMatchObject({ status: 200, body: '' });
    await server.pinFault({ fault: 'truncated-json' });
    await expect(get(vendors)).rejects.toThrow(SyntaxError);
  });

  it('use up the refresh token although its answer is lost', async () => {
    const server = await startSampleProcore({ settings: { autoApprove: true } });
    const redirect = 'http://localhost';
    const fields = { response_type: 'code', client_id: 'sample-client', redirect_uri: redirect };
    const sent = await fetch(`${server.baseUrl}/oauth/authorize?${new URLSearchParams(fields)}`, {
      redirect: 'manual',
    });
    const code = new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? '';
    await server.pinFault({ fault: 'token-answer-lost' });
    const pair = await postToken(server, { grant_type: 'authorization_code', code, redirect_uri: redirect });
    const refresh = { grant_type: 'refresh_token', refresh_token: String(Object(pair.body).refresh_token) };
    await expect(postToken(server, refresh)).rejects.toThrow();
    expect(await postToken(server, refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});

describe('faults in pages', () => {
  it('show a row twice', async () => {
    const { rows, server } = await signedInProcore();
    await server.pinFault({ fault: 'duplicate-row', match: { path: '&page=1' } });
    const ids = (await rows(page(1))).map((row) => row.id);
    expect(ids).toEqual([cascadeId, cascadeId, cascadeId + 1]);
  });

  it('move rows between two pages, so that one is missed and another seen twice', async () => {
    const { rows, server } = await signedInProcore();
    await server.pinFault({ fault: 'change-between-pages', match: { path: '&page=[23]', count: null } });
    const walk = [...(await rows(page(1))), ...(await rows(page(2))), ...(await rows(page(3)))].map(
      (row) => Number(row.id) % 10,
    );
    expect(walk).toEqual([1, 2, 4, 5, 1]);
  });

  it('let a person change something before the page is read', async () => {
    const { rows, server } = await signedInProcore();
    const edit = { collection: 'vendors', id: cascadeId, fields: { is_active: false } };
    await server.pinFault({ fault: 'change-between-pages', match: { path: '&page=2' }, args: { edit } });
    const walk = [...(await rows(page(1))), ...(await rows(page(2)))].map((row) => Number(row.id) % 10);
    expect(walk).toEqual([1, 2, 4, 5]);
  });

  it('repeat a page, hide the links, miscount the total', async () => {
    const { get, rows, server } = await signedInProcore();
    await server.pinFault({ fault: 'repeat-page', match: { path: '&page=2' } });
    expect(await rows(page(2))).toEqual(await rows(page(1)));
    await server.pinFault({ fault: 'no-links' });
    expect((await get(page(1))).headers.get('link')).toBeNull();
    await server.pinFault({ fault: 'wrong-total', args: { by: 2 } });
    expect((await get(page(1))).headers.get('total')).toBe('7');
  });
});

describe('a server that is gone', () => {
  it('refuses connections until the fault is lifted, on the same port', async () => {
    const { get, server } = await signedInProcore();
    await server.pinFault({ fault: 'server-gone' });
    await expect(get(vendors)).rejects.toThrow();
    await expect(get(vendors)).rejects.toThrow();
    await server.liftFaults();
    expect((await get(vendors)).status).toBe(200);
  });

  it('can go in the middle of a walk', async () => {
    const { get, server } = await signedInProcore();
    await server.pinFault({ fault: 'server-gone', match: { path: '&page=2' } });
    expect((await get(page(1))).status).toBe(200);
    await expect(get(page(2))).rejects.toThrow();
    await expect(get(page(1))).rejects.toThrow();
    await server.liftFaults();
    expect((await get(page(2))).status).toBe(200);
  });
});

describe('the control port', () => {
  it('plays people, faults, the clock and settings over HTTP', async () => {
    const { get, server } = await signedInProcore();
    const control = async (method: string, path: string, body?: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
      const response = await fetch(server.controlUrl + path, init);
      return { status: response.status, body: await response.json() };
    };
    const contract = `/rest/v1.0/work_order_contracts/${draftId}?project_id=${clinicId}`;
    const line = server.state().workOrderContracts[1]?.line_items[0];
    await control('POST', '/clock/advance', { seconds: 60 });
    const edit = { collection: 'workOrderContracts', id: draftId, lineId: line?.id, fields: { amount: '100.25' } };
    expect(await control('POST', '/people/edit', edit)).toMatchObject({
      status: 200,
      body: { total_amount: '100.25' },
    });
    expect((await get(contract)).body).toMatchObject({ grand_total: '100.25', updated_at: '2026-01-10T09:01:00Z' });
    await control('POST', '/people/approve', { collection: 'workOrderContracts', id: draftId });
    expect((await get(contract)).body).toMatchObject({ status: 'Approved' });
    await control('POST', '/people/delete', { collection: 'workOrderContracts', id: draftId });
    expect((await get(contract)).status).toBe(404);

    expect((await control('POST', '/faults', { fault: 'unheard-of' })).status).toBe(400);
    await control('POST', '/faults', { fault: 'server-error', match: { path: 'vendors' } });
    expect((await get(vendors)).status).toBe(502);
    await control('POST', '/faults', { fault: 'server-error', match: { path: 'vendors' } });
    await control('DELETE', '/faults');
    expect((await get(vendors)).status).toBe(200);

    await control('POST', '/faults', { fault: 'server-gone' });
    await expect(get(vendors)).rejects.toThrow();
    await control('DELETE', '/faults');
    expect((await get(vendors)).status).toBe(200);

    expect((await control('PUT', '/settings', { nonsense: 1 })).status).toBe(400);
    await control('PUT', '/settings', { appConnected: false });
    expect((await get(vendors)).status).toBe(403);
    expect((await control('GET', '/state')).body).toHaveProperty('vendors');
    expect((await control('GET', '/journal')).body).toEqual(server.journal());
  });

  it('is not reachable through the API port, nor the API through it', async () => {
    const { get, server } = await signedInProcore();
    expect((await get('/state')).status).toBe(404);
    expect((await fetch(`${server.controlUrl}/rest/v1.0/me`)).status).toBe(404);
  });

  it('keeps secrets out of the journal', async () => {
    const { server, token } = await signedInProcore();
    const text = JSON.stringify(server.journal());
    expect(text).toContain('/oauth/token');
    expect(text).not.toContain('sample-secret');
    expect(text).not.toContain(token);
  });

  it('keeps only unknown routes when the journal is off', async () => {
    const { get, server } = await signedInProcore({ journal: false });
    await get(vendors);
    await get('/rest/v1.0/unicorns');
    expect(server.journal().map((entry) => entry.url)).toEqual(['/rest/v1.0/unicorns']);
  });
});
