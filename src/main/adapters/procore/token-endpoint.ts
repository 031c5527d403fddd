// POST /oauth/token: asks for tokens and tells what became of the question.
import type { ClockPort } from '../../core/ports/clock.ts';
import { readExactJson } from './exact-json.ts';
import { exchange, type Wire } from './exchange.ts';
import { isObject, textAt } from './json-fields.ts';
import { type ProcoreConfig, userAgentOf } from './procore-config.ts';
import { describeFault, readFault } from './read-fault.ts';

export type Tokens = {
  readonly accessToken: string;
  /** Absent for client credentials. */
  readonly refreshToken: string | null;
  /** Milliseconds since 1970, by our clock. */
  readonly obtainedAt: number;
  readonly expiresAt: number;
};

export type TokenAnswer =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  /** The grant is used up or the client is not known: a person has to act. */
  | { readonly kind: 'refused'; readonly code: string | null; readonly detail: string }
  /** Nobody knows whether the grant was used. */
  | { readonly kind: 'lost'; readonly detail: string }
  | { readonly kind: 'neverSent'; readonly detail: string }
  | { readonly kind: 'wait'; readonly headers: Headers; readonly status: number };

const standardLifetime = 5400;
/** Of no caller: a refresh once begun is seen through, whoever waits for it. */
const never = new AbortController().signal;

export async function askForTokens(
  config: ProcoreConfig,
  { wire, clock }: { readonly wire: Wire; readonly clock: ClockPort },
  grant: Readonly<Record<string, string>>,
): Promise<TokenAnswer> {
  const fields = { client_id: config.clientId, client_secret: config.clientSecret, ...grant };
  const answer = await exchange(
    wire,
    {
      method: 'POST',
      url: `${config.loginUrl ?? config.baseUrl}/oauth/token`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
        'user-agent': userAgentOf(config),
      },
      body: new URLSearchParams(fields).toString(),
    },
    never,
  );
  if (answer.kind === 'cancelled') return { kind: 'neverSent', detail: 'stopped' };
  if (answer.kind !== 'answered') return answer;
  const { status, text, headers, requestId } = answer;
  if (status === 429) return { kind: 'wait', headers, status };
  if (status >= 500 || status === 408) return { kind: 'lost', detail: `status ${status}` };
  if (status >= 300) {
    const fault = readFault({ status, text, requestId });
    return { kind: 'refused', code: fault.code, detail: describeFault(fault) };
  }
  const tokens = readTokens(text, Date.parse(clock.now()));
  return tokens === null ? { kind: 'lost', detail: 'its answer was not readable' } : { kind: 'tokens', tokens };
}

function readTokens(text: string, now: number): Tokens | null {
  const json = readExactJson(text);
  if (json === null || !isObject(json.value)) return null;
  const accessToken = textAt(json.value, 'access_token');
  if (accessToken === null) return null;
  const seconds = Number.parseInt(textAt(json.value, 'expires_in') ?? '', 10);
  const lifetime = Number.isSafeInteger(seconds) && seconds > 0 ? seconds : standardLifetime;
  return {
    accessToken,
    refreshToken: textAt(json.value, 'refresh_token'),
    obtainedAt: now,
    expiresAt: now + lifetime * 1000,
  };
}
