// Authorisation codes, access tokens and single-use refresh tokens of the sample company's sign-in.
import type { ServerSettings } from './server-settings.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type TokenOwner = { userId: number; kind: 'user' | 'service' };

export type AccessToken = TokenOwner & { token: string; createdAt: number; expiresIn: number; family: number };

type Code = TokenOwner & { redirectUri: string; createdAt: number };
type RefreshToken = TokenOwner & { family: number };

export type TokenAnswer = {
  access_token: string;
  token_type: 'bearer';
  expires_in: number;
  refresh_token?: string;
  created_at: number;
};

const codeLifetimeSeconds = 600;

export type TokenStore = {
  issueCode(userId: number, redirectUri: string): string;
  redeemCode(code: string, redirectUri: string): TokenAnswer | null;
  redeemRefresh(refreshToken: string): TokenAnswer | null;
  issueForService(userId: number): TokenAnswer;
  /** The token if it is known, not revoked and not expired. */
  check(token: string): AccessToken | null;
  /** Kills the pair that the access or refresh token belongs to; unknown tokens are fine. */
  revoke(token: string): void;
};

export function createTokenStore(clock: VirtualClock, settings: ServerSettings): TokenStore {
  const codes = new Map<string, Code>();
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, RefreshToken>();
  let counter = 0;
  const next = (): number => {
    counter += 1;
    return counter;
  };

  const issue = (owner: TokenOwner, withRefresh: boolean): TokenAnswer => {
    const family = next();
    const createdAt = clock.seconds();
    const expiresIn = settings.tokenLifetimeSeconds;
    const body = Buffer.from(JSON.stringify({ sub: owner.userId, n: family })).toString('base64url');
    const token = `eyJhbGciOiJFUzUxMiJ9.${body}.sample`;
    access.set(token, { ...owner, token, createdAt, expiresIn, family });
    const answer: TokenAnswer = {
      access_token: token,
      token_type: 'bearer',
      expires_in: expiresIn,
      created_at: createdAt,
    };
    if (!withRefresh) return answer;
    const refreshToken = `rt_${family.toString(16).padStart(8, '0')}`;
    refresh.set(refreshToken, { ...owner, family });
    return { ...answer, refresh_token: refreshToken };
  };

  return {
    issueCode(userId, redirectUri) {
      const code = `code_${next().toString(16).padStart(8, '0')}`;
      codes.set(code, { userId, kind: 'user', redirectUri, createdAt: clock.seconds() });
      return code;
    },
    redeemCode(code, redirectUri) {
      const found = codes.get(code);
      if (found === undefined || found.redirectUri !== redirectUri) return null;
      codes.delete(code);
      if (clock.seconds() - found.createdAt > codeLifetimeSeconds) return null;
      return issue({ userId: found.userId, kind: 'user' }, true);
    },
    redeemRefresh(refreshToken) {
      const found = refresh.get(refreshToken);
      if (found === undefined) return null;
      refresh.delete(refreshToken);
      return issue({ userId: found.userId, kind: found.kind }, true);
    },
    issueForService: (userId) => issue({ userId, kind: 'service' }, false),
    check(token) {
      const found = access.get(token);
      return found !== undefined && clock.seconds() < found.createdAt + found.expiresIn ? found : null;
    },
    revoke(token) {
      const family = access.get(token)?.family ?? refresh.get(token)?.family;
      for (const [text, entry] of access) if (entry.family === family) access.delete(text);
      for (const [text, entry] of refresh) if (entry.family === family) refresh.delete(text);
    },
  };
}
