// The access token of the moment: one refresh at a time, early enough, and never a refresh token used blindly.
import { type AppError, appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Wire } from './exchange.ts';
import { backoff, type ProcoreConfig, type ProcoreDeps } from './procore-config.ts';
import { readSignIn, type StoredSignIn, writeSignIn } from './stored-sign-in.ts';
import { askForTokens, type TokenAnswer, type Tokens } from './token-endpoint.ts';

export type TokenSource = {
  /** Errors: PROCORE_SIGN_IN_NEEDED, PROCORE_NOT_REACHABLE, PROCORE_TROUBLE, PROCORE_LIMIT_REACHED. */
  current(): Promise<Result<string>>;
  /** After a 401 to `used`: another one, unless somebody has fetched it already. */
  renew(used: string): Promise<Result<string>>;
};

/** Share of its life after which a token is replaced. */
const refreshAt = 0.8;

type Lent = { readonly config: ProcoreConfig; readonly deps: ProcoreDeps; readonly wire: Wire };

export function createTokenSource(lent: Lent): TokenSource {
  const now = () => Date.parse(lent.deps.clock.now());
  const fetchTokens = lent.config.grant === 'clientCredentials' ? forService : forPerson;
  let held: Tokens | null = null;
  let pending: Promise<Result<Tokens>> | null = null;

  function refresh(): Promise<Result<Tokens>> {
    pending ??= fetchTokens(lent, held)
      .then((fetched) => {
        if (fetched.ok) held = fetched.value;
        return fetched;
      })
      .finally(() => {
        pending = null;
      });
    return pending;
  }

  return {
    async current() {
      const have = held;
      if (have !== null && now() < have.obtainedAt + (have.expiresAt - have.obtainedAt) * refreshAt) {
        return ok(have.accessToken);
      }
      const fresh = await refresh();
      // Early is a courtesy: as long as the old one lives, a failed refresh hurts nobody.
      if (!fresh.ok && have !== null && now() < have.expiresAt) return ok(have.accessToken);
      return fresh.ok ? ok(fresh.value.accessToken) : fresh;
    },
    async renew(used) {
      if (held !== null && held.accessToken !== used) return ok(held.accessToken);
      if (held !== null) held = { ...held, expiresAt: 0, obtainedAt: 0 };
      const fresh = await refresh();
      return fresh.ok ? ok(fresh.value.accessToken) : fresh;
    },
  };
}

/** No refresh token: a new access token is asked for whenever one is needed. Asking again harms nobody. */
async function forService(lent: Lent): Promise<Result<Tokens>> {
  const { patience } = lent.wire;
  for (let tried = 1; ; tried += 1) {
    const answer = await ask(lent, { grant_type: 'client_credentials' });
    if (answer.kind === 'tokens') return ok(answer.tokens);
    if (answer.kind === 'refused' || tried >= patience.maxTries) return err(translate(lent, answer));
    await lent.deps.clock.sleep(backoff(patience, tried, lent.deps.ids.random()));
  }
}

async function forPerson(lent: Lent, held: Tokens | null): Promise<Result<Tokens>> {
  const stored = await read(lent);
  if (!stored.ok) return stored;
  const { value: signIn } = stored;
  if (signIn === null) return err(appError('PROCORE_SIGN_IN_NEEDED', { detail: 'nobody has signed in yet' }));
  if (signIn.over) return err(appError('PROCORE_SIGN_IN_NEEDED', { detail: 'the sign-in has ended' }));
  const isNews = held === null || held.accessToken !== signIn.tokens.accessToken;
  if (isNews && !signIn.refreshing && Date.parse(lent.deps.clock.now()) < signIn.tokens.expiresAt) {
    return ok(signIn.tokens);
  }
  return refreshPair(lent, signIn);
}

/** The new pair is stored before it is used; the old one stays, marked, until then. */
async function refreshPair(lent: Lent, signIn: StoredSignIn): Promise<Result<Tokens>> {
  const { refreshToken } = signIn.tokens;
  if (refreshToken === null) return err(appError('PROCORE_SIGN_IN_NEEDED', { detail: 'the sign-in has ended' }));
  const marked = await write(lent, { ...signIn, refreshing: true });
  if (!marked.ok) return marked;
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
  let answer = await ask(lent, grant);
  // Lost once: if the old token still works the first question never arrived, else Procore says invalid_grant.
  if (answer.kind === 'lost' || answer.kind === 'neverSent') {
    await lent.deps.clock.sleep(backoff(lent.wire.patience, 1, lent.deps.ids.random()));
    answer = await ask(lent, grant);
  }
  if (answer.kind === 'tokens') {
    const tokens = { ...answer.tokens, refreshToken: answer.tokens.refreshToken ?? refreshToken };
    const kept = await write(lent, { tokens, refreshing: false, over: false });
    // The old pair is used up: not using the new one would lose the sign-in for certain.
    if (!kept.ok) lent.deps.log.error('a new token pair could not be stored; it lives until the program ends');
    return ok(tokens);
  }
  if (answer.kind === 'refused' && answer.code === 'invalid_grant') {
    await write(lent, { ...signIn, refreshing: false, over: true });
  }
  return err(translate(lent, answer));
}

async function ask(lent: Lent, grant: Readonly<Record<string, string>>): Promise<TokenAnswer> {
  const answer = await askForTokens(lent.config, { wire: lent.wire, clock: lent.deps.clock }, grant);
  if (answer.kind !== 'tokens') {
    lent.deps.log.warn('procore gave no token', { grant: grant.grant_type, answer: answer.kind, ...detailOf(answer) });
  }
  return answer;
}

function detailOf(answer: TokenAnswer): { readonly detail?: string } {
  return 'detail' in answer ? { detail: answer.detail } : {};
}

function translate(lent: Lent, answer: Exclude<TokenAnswer, { kind: 'tokens' }>): AppError {
  switch (answer.kind) {
    case 'refused':
      return appError('PROCORE_SIGN_IN_NEEDED', { detail: answer.detail });
    case 'wait': {
      const until = Date.parse(lent.deps.clock.now()) + lent.wire.patience.maxWaitMs;
      return appError('PROCORE_LIMIT_REACHED', { until: new Date(until).toISOString() });
    }
    default:
      return appError('PROCORE_NOT_REACHABLE', { detail: answer.detail });
  }
}

async function read(lent: Lent): Promise<Result<StoredSignIn | null>> {
  try {
    return ok(await readSignIn(lent.deps.secrets, lent.config.secretName));
  } catch (error) {
    lent.deps.log.error('the sign-in could not be read', { error });
    return err(appError('PROCORE_SIGN_IN_NEEDED', { detail: 'the stored sign-in cannot be read on this machine' }));
  }
}

async function write(lent: Lent, signIn: StoredSignIn): Promise<Result<undefined>> {
  try {
    await writeSignIn(lent.deps.secrets, lent.config.secretName, signIn);
    return ok();
  } catch (error) {
    lent.deps.log.error('the sign-in could not be stored', { error });
    return err(appError('PROCORE_SIGN_IN_NEEDED', { detail: 'the sign-in cannot be stored on this machine' }));
  }
}
