import { describe, expect, it } from 'vitest';
import { readReply, signedInProcore } from './signed-in-procore.ts';
import { clinicId, companyId, schoolId } from './small-company.ts';

const vendors = `/rest/v1.0/vendors?company_id=${companyId}`;

describe('who may call', () => {
  it('refuses without a token, and gives each answer its own request id', async () => {
    const { server, get } = await signedInProcore();
    const nobody = await readReply(await fetch(server.baseUrl + vendors));
    expect(nobody.status).toBe(401);
    const ids = [nobody, await get(vendors), await get(vendors)].map((reply) => reply.headers.get('x-request-id'));
    expect(new Set(ids).size).toBe(3);
  });

  it('wants the company header and the company parameter', async () => {
    const { get } = await signedInProcore();
    const noHeader = await get(vendors, { 'procore-company-id': '' });
    expect(noHeader.status).toBe(400);
    expect(JSON.stringify(noHeader.body)).toContain('Missing Procore-Company-Id header!');
    expect(await get('/rest/v1.0/vendors')).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('company_id') },
    });
    expect((await get('/rest/v1.0/cost_codes')).status).toBe(400);
  });

  it('says that the app is not connected, but still answers /me and /companies', async () => {
    const { get } = await signedInProcore({ settings: { appConnected: false } });
    expect(await get(vendors)).toMatchObject({
      status: 403,
      body: { errors: ['App is not connected to this company.'] },
    });
    expect((await get('/rest/v1.0/me')).status).toBe(200);
    expect((await get('/rest/v1.0/companies')).body).toMatchObject([{ id: companyId, my_company: true }]);
    const stranger = await get(vendors, { 'procore-company-id': '1' });
    expect(stranger.status).toBe(403);
  });

  it('hides projects that are not permitted to the service account', async () => {
    const { get, rows, server } = await signedInProcore({ settings: { permittedProjects: [schoolId] } });
    expect(await rows(`/rest/v1.1/projects?company_id=${companyId}`)).toMatchObject([{ id: schoolId }]);
    expect((await get(`/rest/v1.0/cost_codes?project_id=${clinicId}`)).status).toBe(404);
    server.changeSettings({ projectNotPermittedStatus: 403 });
    expect(await get(`/rest/v1.0/projects/${clinicId}?company_id=${companyId}`)).toMatchObject({
      status: 403,
      body: { errors: 'Access denied' },
    });
  });

  it('answers unknown routes with 404 and marks them in the journal', async () => {
    const { get, server } = await signedInProcore();
    expect(await get(`/rest/v1.0/projects/${clinicId}/cost_codes`)).toMatchObject({
      status: 404,
      body: { errors: 'Not found' },
    });
    expect((await get('/rest/v9.0/unicorns')).status).toBe(404);
    const unknown = server.journal().filter((entry) => entry.unknownRoute);
    expect(unknown.map((entry) => entry.url)).toEqual([
      `/rest/v1.0/projects/${clinicId}/cost_codes`,
      '/rest/v9.0/unicorns',
    ]);
  });

  it('refuses bodies that are too large, of another type or not JSON, each in its own shape', async () => {
    const { server, token, send } = await signedInProcore();
    const huge = { company_id: companyId, updates: [{ name: 'x'.repeat(10 * 1024 * 1024) }] };
    expect(await send('PATCH', '/rest/v1.0/vendors/sync', huge)).toMatchObject({ status: 413, body: { code: 413 } });
    const patch = (type: string, body: string) =>
      fetch(`${server.baseUrl}/rest/v1.0/vendors/sync`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${token}`, 'procore-company-id': String(companyId), 'content-type': type },
        body,
      });
    expect((await patch('text/plain', 'x')).status).toBe(406);
    expect((await patch('application/json', '{"updates":')).status).toBe(400);
    expect(await send('PATCH', '/rest/v1.0/vendors/sync', { company_id: companyId })).toMatchObject({ status: 400 });
  });
});

describe('rate limits', () => {
  it('describes the tighter window and refuses beyond it until the reset', async () => {
    const { get, server } = await signedInProcore({ rateLimits: { hourly: 100, spike: 3 } });
    const now = server.now().getTime() / 1000;
    const first = await get(vendors);
    expect(first.headers.get('x-rate-limit-limit')).toBe('3');
    expect(first.headers.get('x-rate-limit-remaining')).toBe('2');
    expect(first.headers.get('x-rate-limit-reset')).toBe(String(now + 10));
    await get(vendors);
    expect((await get(vendors)).headers.get('x-rate-limit-remaining')).toBe('0');
    const refused = await get(vendors);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBeNull();
    server.advanceClock(9);
    expect((await get(vendors)).status).toBe(429);
    server.advanceClock(1);
    expect((await get(vendors)).status).toBe(200);
  });

  it('names the hourly window when that one is tighter, with Retry-After by switch', async () => {
    const { get, server } = await signedInProcore({
      rateLimits: { hourly: 4, spike: 3 },
      settings: { rateLimitRetryAfter: true },
    });
    for (const _ of [1, 2, 3]) await get(vendors);
    server.advanceClock(10);
    const fourth = await get(vendors);
    expect(fourth.headers.get('x-rate-limit-limit')).toBe('4');
    expect(fourth.headers.get('x-rate-limit-remaining')).toBe('0');
    const refused = await get(vendors);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('3590');
    server.advanceClock(3590);
    expect((await get(vendors)).status).toBe(200);
  });
});
