import { describe, expect, it } from 'vitest';
import {
  clientId,
  clientSecret,
  postToken,
  readReply,
  signedInProcore,
  startSampleProcore,
} from './signed-in-procore.ts';
import { companyId } from './small-company.ts';

const redirect = 'http://localhost:9876/callback';

function authorizeUrl(base: string, changes: Record<string, string> = {}): string {
  const fields = { response_type: 'code', client_id: clientId, redirect_uri: redirect, state: 'st&1', ...changes };
  return `${base}/oauth/authorize?${new URLSearchParams(fields)}`;
}

async function freshCode(base: string): Promise<string> {
  const response = await fetch(authorizeUrl(base), { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

describe('sign-in at the sample Procore', () => {
  it('sends the browser back with a code and the state when approval is automatic', async () => {
    const server = await startSampleProcore({ settings: { autoApprove: true } });
    const response = await fetch(authorizeUrl(server.baseUrl), { redirect: 'manual' });
    const target = new URL(response.headers.get('location') ?? '');
    expect(response.status).toBe(302);
    expect(`${target.origin}${target.pathname}`).toBe(redirect);
    expect(target.searchParams.get('state')).toBe('st&1');
    expect(target.searchParams.get('code')).toMatch(/^code_/);
  });

  it('shows a page with people and a decision otherwise, and the decision redirects', async () => {
    const server = await startSampleProcore();
    const page = await fetch(authorizeUrl(server.baseUrl));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Dana Reyes');
    const fields = { response_type: 'code', client_id: clientId, redirect_uri: redirect, state: 's' };
    const decide = (decision: string) =>
      fetch(`${server.baseUrl}/oauth/authorize`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ ...fields, decision }),
      });
    expect((await decide('allow')).headers.get('location')).toContain('code=code_');
    expect((await decide('deny')).headers.get('location')).toContain('error=access_denied');
  });

  it('refuses a redirect that is not registered to the letter, without redirecting', async () => {
    const server = await startSampleProcore({ settings: { autoApprove: true } });
    for (const other of [`${redirect}/`, 'http://127.0.0.1:9876/callback', `${redirect}?x=1`]) {
      const response = await fetch(authorizeUrl(server.baseUrl, { redirect_uri: other }), { redirect: 'manual' });
      expect(response.status).toBe(400);
    }
    const stranger = await fetch(authorizeUrl(server.baseUrl, { client_id: 'x' }), { redirect: 'manual' });
    expect(stranger.status).toBe(401);
  });

  it('shows the code on a page for the out-of-band redirect', async () => {
    const server = await startSampleProcore({ settings: { autoApprove: true } });
    const page = await fetch(authorizeUrl(server.baseUrl, { redirect_uri: 'urn:ietf:wg:oauth:2.0:oob' }));
    expect(await page.text()).toMatch(/<code id="code">code_[0-9a-f]+<\/code>/);
  });

  it('trades a code once, within ten minutes, for its own redirect', async () => {
    const server = await startSampleProcore({ settings: { autoApprove: true } });
    const trade = (code: string, uri = redirect) =>
      postToken(server, { grant_type: 'authorization_code', code, redirect_uri: uri });
    const code = await freshCode(server.baseUrl);
    expect((await trade(code, 'http://localhost')).status).toBe(400);
    const first = await trade(code);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ token_type: 'bearer', expires_in: 5400 });
    expect(await trade(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const late = await freshCode(server.baseUrl);
    server.advanceClock(601);
    expect((await trade(late)).status).toBe(400);
  });

  it('lets a refresh token be used once', async () => {
    const server = await startSampleProcore({ settings: { autoApprove: true } });
    const code = await freshCode(server.baseUrl);
    const pair = (await postToken(server, { grant_type: 'authorization_code', code, redirect_uri: redirect })).body;
    const refresh = { grant_type: 'refresh_token', refresh_token: String(Object(pair).refresh_token) };
    const second = await postToken(server, refresh);
    expect(second.status).toBe(200);
    expect(Object(second.body).refresh_token).not.toBe(refresh.refresh_token);
    expect(await postToken(server, refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('gives a service account no refresh token and, where so set, wants the company header even for /me', async () => {
    const { get: getAnyway } = await signedInProcore();
    expect(await getAnyway('/rest/v1.0/companies', { 'procore-company-id': '' })).toMatchObject({ status: 200 });
    const { server, get } = await signedInProcore({ settings: { companiesNeedHeader: true } });
    const reply = await postToken(server, { grant_type: 'client_credentials' });
    expect(reply.body).not.toHaveProperty('refresh_token');
    expect(await get('/rest/v1.0/me', { 'procore-company-id': '' })).toMatchObject({ status: 400 });
    expect((await get('/rest/v1.0/me')).body).toEqual({ id: 562949953000001, login: 'tieout-service@procore.example' });
    expect((await get(`/rest/v1.0/me?company_id=${companyId}`)).body).toHaveProperty('name', 'Tieout Service');
  });

  it('refuses a wrong secret and an unknown grant, and reads JSON and form data', async () => {
    const server = await startSampleProcore();
    expect(await postToken(server, { grant_type: 'client_credentials', client_secret: 'no' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await postToken(server, { grant_type: 'password' })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
    const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const asForm = await fetch(`${server.baseUrl}/oauth/token`, { method: 'POST', body: form });
    expect(asForm.status).toBe(200);
    const headers = { 'content-type': 'application/json' };
    const asJson = await fetch(`${server.baseUrl}/oauth/token`, {
      method: 'POST',
      headers,
      body: JSON.stringify(fields),
    });
    expect(asJson.status).toBe(200);
  });

  it('lets a token expire after its lifetime and die with its revocation', async () => {
    const { server, get, token } = await signedInProcore();
    const headers = { authorization: `Bearer ${token}` };
    const info = await readReply(await fetch(`${server.baseUrl}/oauth/token/info`, { headers }));
    expect(info.body).toMatchObject({ scopes: [], expires_in_seconds: 5400, application: { uid: clientId } });
    server.advanceClock(5399);
    expect((await get('/rest/v1.0/me')).status).toBe(200);
    server.advanceClock(1);
    expect(await get('/rest/v1.0/me')).toMatchObject({ status: 401, body: { message: 'The access token is invalid' } });

    const other = String(Object((await postToken(server, { grant_type: 'client_credentials' })).body).access_token);
    const revoke = (text: string) =>
      fetch(`${server.baseUrl}/oauth/revoke`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, token: text }),
      });
    expect((await get('/rest/v1.0/me', { authorization: `Bearer ${other}` })).status).toBe(200);
    expect((await revoke(other)).status).toBe(200);
    expect((await revoke('unknown')).status).toBe(200);
    expect((await get('/rest/v1.0/me', { authorization: `Bearer ${other}` })).status).toBe(401);
  });
});
