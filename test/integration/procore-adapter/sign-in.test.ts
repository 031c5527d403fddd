// Sign-in over the wire: both grants, one refresh at a time, and refresh tokens that are never used blindly.
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createPublicProcore } from '../../../src/main/adapters/procore/create-public-procore.ts';
import { signInWithBrowser } from '../../../src/main/adapters/procore/sign-in-with-browser.ts';
import { ok } from '../../../src/shared/result/result.ts';
import { companyId } from '../procore-server/small-company.ts';
import { type Bed, procoreBed, readList } from './procore-bed.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function personBed(options: Parameters<typeof procoreBed>[0] = {}) {
  const redirectUri = `http://127.0.0.1:${await freePort()}/callback`;
  const bed = await procoreBed({
    ...options,
    server: { settings: { autoApprove: true, redirectUris: [redirectUri] } },
    config: { grant: 'authorizationCode', ...options.config },
  });
  // The browser: follows the redirect to our listener. A sleep of ten minutes must not end the sign-in here.
  const waiting = { ...bed.deps.clock, sleep: () => new Promise<void>((resolve) => setTimeout(resolve, 2000).unref()) };
  const openLink = async (url: string) => {
    void fetch(url).then((response) => response.text());
    return ok();
  };
  const signIn = (visit = openLink) =>
    signInWithBrowser({ ...bed.config, redirectUri }, { ...bed.deps, clock: waiting, openLink: visit });
  return { bed, signIn, redirectUri };
}

function tokenRequests(bed: Bed): number {
  return bed.requests().filter((request) => request === 'POST /oauth/token').length;
}

const tokenPath = { method: 'POST', path: '^/oauth/token$' };

describe('a service account', () => {
  it('signs in by itself and names itself and its company', async () => {
    const bed = await procoreBed();
    expect(await bed.procore.whoAmI()).toEqual({
      ok: true,
      value: { person: 'Tieout Service', companyName: 'Harbor & Pine Builders', companyId: String(companyId) },
    });
    expect(bed.secrets.values.size).toBe(0);
  });

  it('asks for one token, however many calls need it, and for one more when all are refused', async () => {
    const bed = await procoreBed();
    const twenty = () => Promise.all(Array.from({ length: 20 }, () => bed.procore.whoAmI()));
    expect((await twenty()).every((answer) => answer.ok)).toBe(true);
    expect(tokenRequests(bed)).toBe(1);
    // Only the server's clock moves: the client learns it by 401.
    bed.server.advanceClock(6000);
    expect((await twenty()).every((answer) => answer.ok)).toBe(true);
    expect(tokenRequests(bed)).toBe(2);
  });

  it('takes a new token after four fifths of its life, without a refusal', async () => {
    const bed = await procoreBed();
    await bed.procore.whoAmI();
    bed.clock.advance(4300 * 1000);
    await bed.procore.whoAmI();
    expect(tokenRequests(bed)).toBe(1);
    bed.clock.advance(100 * 1000);
    await bed.procore.whoAmI();
    expect(tokenRequests(bed)).toBe(2);
    expect(bed.server.journal().filter((entry) => entry.status === 401)).toEqual([]);
  });

  it.each([1, 2])('renews an expired token once and repeats once (wording %i)', async (variant) => {
    const bed = await procoreBed();
    await bed.procore.whoAmI();
    await bed.fault({ fault: 'expired-token', args: { variant } });
    expect((await readList(bed.procore, 'company')).records).toHaveLength(5);
    expect(tokenRequests(bed)).toBe(2);
  });

  it('stops when every token is refused', async () => {
    const bed = await procoreBed();
    await bed.fault({ fault: 'expired-token', match: { count: null } });
    expect(await bed.procore.whoAmI()).toMatchObject({ ok: false, error: { code: 'PROCORE_SIGN_IN_NEEDED' } });
    expect(bed.requests()).toHaveLength(4);
  });

  it('says so when the client is not known, and waits out a server in trouble', async () => {
    const wrong = await procoreBed({ config: { clientSecret: 'wrong' } });
    const refused = await wrong.procore.whoAmI();
    expect(refused).toMatchObject({ ok: false, error: { code: 'PROCORE_SIGN_IN_NEEDED' } });
    expect(refused.ok ? '' : refused.error.facts.detail).toContain('wrong secret');
    expect(wrong.said.join()).not.toContain('"wrong"');
    const shaky = await procoreBed();
    await shaky.fault({ fault: 'server-error', match: { ...tokenPath, count: 2 } });
    expect((await shaky.procore.whoAmI()).ok).toBe(true);
  });

  it('finds the company by itself when none is configured and the person sees it', async () => {
    const { bed, signIn } = await personBed({ config: { companyId: null } });
    await signIn();
    expect(bed.procore.companyId()).toBeNull();
    expect((await readList(bed.procore, 'company')).records).toHaveLength(5);
    expect(bed.procore.companyId()).toBe(String(companyId));
  });
});

describe('a person', () => {
  it('signs in with the browser, once, and stays signed in over a new start', async () => {
    const { bed, signIn } = await personBed();
    expect(await bed.procore.whoAmI()).toMatchObject({ ok: false, error: { code: 'PROCORE_SIGN_IN_NEEDED' } });
    expect(await signIn()).toEqual({ ok: true, value: undefined });
    expect(await bed.procore.whoAmI()).toMatchObject({ ok: true, value: { person: 'Dana Reyes' } });
    const again = createPublicProcore(bed.config, bed.deps);
    expect(await again.whoAmI()).toMatchObject({ ok: true });
    expect(tokenRequests(bed)).toBe(1);
  });

  it('is not signed in by another page, nor with another state', async () => {
    const { bed, signIn, redirectUri } = await personBed();
    const statuses: number[] = [];
    const done = await signIn(async (url) => {
      for (const forged of ['?code=evil', '?code=evil&state=guess', 'x?code=evil']) {
        const response = await fetch(redirectUri + forged);
        statuses.push(response.status);
        await response.text();
      }
      void fetch(url).then((response) => response.text());
      return ok();
    });
    expect(statuses).toEqual([404, 404, 404]);
    expect(done.ok).toBe(true);
    expect(bed.server.journal().filter((entry) => entry.url.startsWith('/oauth/token'))).toHaveLength(1);
  });

  it('is told when access was denied, the port is taken, or the address is not of this machine', async () => {
    const { bed, signIn, redirectUri } = await personBed();
    const denied = await signIn(async (url) => {
      const state = new URL(url).searchParams.get('state') ?? '';
      void fetch(`${redirectUri}?error=access_denied&state=${state}`).then((response) => response.text());
      return ok();
    });
    expect(denied).toMatchObject({ ok: false, error: { facts: { detail: 'access was denied' } } });
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(Number(new URL(redirectUri).port), '127.0.0.1', resolve));
    expect(await signIn()).toMatchObject({
      ok: false,
      error: { facts: { detail: expect.stringContaining('EADDRINUSE') } },
    });
    await new Promise((resolve) => taken.close(resolve));
    const deps = { ...bed.deps, openLink: async () => ok() };
    expect(await signInWithBrowser({ ...bed.config, redirectUri: 'http://evil.example/cb' }, deps)).toMatchObject({
      ok: false,
    });
    // The clock of the bed jumps: ten minutes pass and nobody came.
    expect(await signInWithBrowser({ ...bed.config, redirectUri }, deps)).toMatchObject({
      ok: false,
      error: { facts: { detail: 'nobody signed in' } },
    });
  });

  it('marks a refresh before it is sent and keeps the new pair before it is used', async () => {
    const seen: string[] = [];
    let kept = () => '';
    const watching: typeof fetch = (input, init) => {
      const address = String(input);
      const grant = /grant_type=(\w+)/.exec(String(init?.body ?? ''))?.[1];
      const bearer = String(Object(init?.headers).authorization ?? '').replace('Bearer ', '');
      const { refreshing, accessToken } = JSON.parse(kept() || '{}');
      if (grant === 'refresh_token') seen.push(`refresh, marked: ${refreshing}`);
      if (address.includes('/rest/')) seen.push(`used, kept: ${accessToken === bearer}, marked: ${refreshing}`);
      return fetch(input, init);
    };
    const { bed, signIn } = await personBed({ fetch: watching });
    kept = () => bed.secrets.values.get('procore') ?? '';
    await signIn();
    await readList(bed.procore, 'costType');
    bed.clock.advance(4400 * 1000);
    await Promise.all(Array.from({ length: 5 }, () => readList(bed.procore, 'costType')));
    expect(seen).toEqual([
      'used, kept: true, marked: false',
      'refresh, marked: true',
      ...Array.from({ length: 5 }, () => 'used, kept: true, marked: false'),
    ]);
  });

  it('is asked to sign in again when the answer to a refresh was lost, and is not asked of Procore again', async () => {
    const { bed, signIn } = await personBed();
    await signIn();
    bed.clock.advance(5500 * 1000);
    await bed.fault({ fault: 'token-answer-lost' });
    expect(await bed.procore.whoAmI()).toMatchObject({ ok: false, error: { code: 'PROCORE_SIGN_IN_NEEDED' } });
    expect(tokenRequests(bed)).toBe(3);
    expect(await bed.procore.whoAmI()).toMatchObject({ ok: false, error: { code: 'PROCORE_SIGN_IN_NEEDED' } });
    expect(tokenRequests(bed)).toBe(3);
    expect((await signIn()).ok).toBe(true);
    expect((await bed.procore.whoAmI()).ok).toBe(true);
  });

  it('does not trust a pair that a crash left in the middle of a refresh', async () => {
    const { bed, signIn } = await personBed();
    await signIn();
    const stored = JSON.parse(bed.secrets.values.get('procore') ?? '{}');
    bed.secrets.values.set('procore', JSON.stringify({ ...stored, refreshing: true }));
    expect((await bed.procore.whoAmI()).ok).toBe(true);
    expect(tokenRequests(bed)).toBe(2);
    const after = JSON.parse(bed.secrets.values.get('procore') ?? '{}');
    expect(after).toMatchObject({ refreshing: false });
    expect(after.refreshToken).not.toBe(stored.refreshToken);
  });

  it('is asked to sign in where the stored pair cannot be read or kept', async () => {
    const { bed, signIn } = await personBed();
    bed.secrets.values.set('procore', '{"accessToken": "cut');
    expect(await bed.procore.whoAmI()).toMatchObject({ ok: false, error: { code: 'PROCORE_SIGN_IN_NEEDED' } });
    await signIn();
    const full = { ...bed.secrets, set: () => Promise.reject(new Error('the disk is full')) };
    const procore = createPublicProcore(bed.config, { ...bed.deps, secrets: full });
    expect((await procore.whoAmI()).ok).toBe(true);
    bed.clock.advance(5500 * 1000);
    // The mark could not be written, so the refresh token was not risked.
    expect(await procore.whoAmI()).toMatchObject({ ok: false, error: { code: 'PROCORE_SIGN_IN_NEEDED' } });
    expect(tokenRequests(bed)).toBe(1);
    expect((await bed.procore.whoAmI()).ok).toBe(true);
  });

  it('goes on with the old refresh token when the question never arrived', async () => {
    const { bed, signIn } = await personBed();
    await signIn();
    bed.clock.advance(5500 * 1000);
    await bed.fault({ fault: 'server-error', match: tokenPath });
    expect((await bed.procore.whoAmI()).ok).toBe(true);
  });

  it('keeps the old token while it lives when a refresh fails', async () => {
    const { bed, signIn } = await personBed();
    await signIn();
    await bed.procore.whoAmI();
    bed.clock.advance(4400 * 1000);
    await bed.fault({ fault: 'server-error', match: { ...tokenPath, count: null } });
    expect((await bed.procore.whoAmI()).ok).toBe(true);
  });
});
