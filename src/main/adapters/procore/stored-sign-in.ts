// The token pair of a person as it is kept between starts, with the mark of a refresh on its way.
import type { SecretsPort } from '../../core/ports/host.ts';
import { readExactJson } from './exact-json.ts';
import { flagAt, isObject, textAt } from './json-fields.ts';
import type { Tokens } from './token-endpoint.ts';

export type StoredSignIn = {
  readonly tokens: Tokens;
  /** Set before a refresh is sent: whoever finds it does not know whether the refresh token was used. */
  readonly refreshing: boolean;
  /** Procore refused the refresh token: only a new sign-in helps. */
  readonly over: boolean;
};

/** Null where nobody has signed in, or what is stored cannot be read. */
export async function readSignIn(secrets: SecretsPort, name: string): Promise<StoredSignIn | null> {
  const json = readExactJson((await secrets.get(name)) ?? '');
  if (json === null || !isObject(json.value)) return null;
  const accessToken = textAt(json.value, 'accessToken');
  if (accessToken === null) return null;
  return {
    tokens: {
      accessToken,
      refreshToken: textAt(json.value, 'refreshToken'),
      obtainedAt: Number.parseInt(textAt(json.value, 'obtainedAt') ?? '0', 10),
      expiresAt: Number.parseInt(textAt(json.value, 'expiresAt') ?? '0', 10),
    },
    refreshing: flagAt(json.value, 'refreshing', false),
    over: flagAt(json.value, 'over', false),
  };
}

export function writeSignIn(secrets: SecretsPort, name: string, signIn: StoredSignIn): Promise<void> {
  const { tokens, refreshing, over } = signIn;
  return secrets.set(name, JSON.stringify({ ...tokens, refreshing, over }));
}
