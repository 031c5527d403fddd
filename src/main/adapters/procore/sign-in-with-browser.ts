// Sign-in of a person: the system's browser, a listener on this machine for one answer, and the pair is kept.
import { randomBytes } from 'node:crypto';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import { listenForRedirect } from './listen-for-redirect.ts';
import { type ProcoreConfig, type ProcoreDeps, patienceOf } from './procore-config.ts';
import { writeSignIn } from './stored-sign-in.ts';
import { askForTokens } from './token-endpoint.ts';

export type BrowserSignIn = ProcoreConfig & {
  /** Registered in Procore's developer portal exactly so; a loopback address with a port. */
  readonly redirectUri?: string;
};
export type BrowserDeps = ProcoreDeps & { readonly openLink: (url: string) => Promise<Result<undefined>> };

const standardRedirect = 'http://localhost:9876/callback';
const patienceMs = 10 * 60_000;

/** Errors: PROCORE_SIGN_IN_NEEDED with the reason, PROCORE_NOT_REACHABLE, CALL_CANCELLED, and what openLink says. */
export async function signInWithBrowser(
  config: BrowserSignIn,
  deps: BrowserDeps,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<undefined>> {
  const redirectUri = config.redirectUri ?? standardRedirect;
  const state = randomBytes(32).toString('base64url');
  const listening = await listenForRedirect(redirectUri, state);
  if (!listening.ok) return listening;
  const { answer, close } = listening.value;
  const waiting = new AbortController();
  try {
    const opened = await deps.openLink(authorizeUrl(config, redirectUri, state));
    if (!opened.ok) return opened;
    const stop = AbortSignal.any([signal, waiting.signal]);
    const code = await Promise.race([answer, deps.clock.sleep(patienceMs, stop).then(() => null)]);
    if (code === null) return signal.aborted ? err(appError('CALL_CANCELLED')) : refused('nobody signed in');
    return code.ok ? await redeem(config, deps, { code: code.value, redirectUri }) : code;
  } finally {
    waiting.abort();
    await close();
  }
}

function authorizeUrl(config: ProcoreConfig, redirectUri: string, state: string): string {
  const url = new URL('/oauth/authorize', config.loginUrl ?? config.baseUrl);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri,
    state,
  }).toString();
  return url.href;
}

async function redeem(
  config: ProcoreConfig,
  deps: ProcoreDeps,
  given: { readonly code: string; readonly redirectUri: string },
): Promise<Result<undefined>> {
  const wire = { fetch: deps.fetch ?? fetch, patience: patienceOf(config) };
  const answer = await askForTokens(
    config,
    { wire, clock: deps.clock },
    { grant_type: 'authorization_code', code: given.code, redirect_uri: given.redirectUri },
  );
  if (answer.kind === 'refused') return refused(answer.detail);
  if (answer.kind === 'wait') return refused('Procore is busy, try again in a minute');
  if (answer.kind !== 'tokens') return err(appError('PROCORE_NOT_REACHABLE', { detail: answer.detail }));
  try {
    await writeSignIn(deps.secrets, config.secretName, { tokens: answer.tokens, refreshing: false, over: false });
    return ok();
  } catch (error) {
    deps.log.error('the sign-in could not be stored', { error });
    return refused('the sign-in cannot be stored on this machine');
  }
}

function refused(detail: string): Result<never> {
  return err(appError('PROCORE_SIGN_IN_NEEDED', { detail }));
}
