// Requests to Procore's REST API: signed in, paced, retried where that is safe, every refusal turned into an AppError.
import { type AppError, appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import { type Json, readExactJson } from './exact-json.ts';
import { type Exchange, exchange, type Wire, type WireRequest } from './exchange.ts';
import type { Pace } from './pace.ts';
import { backoff, type ProcoreConfig, type ProcoreDeps, userAgentOf } from './procore-config.ts';
import { describeFault, readFault } from './read-fault.ts';
import type { TokenSource } from './token-source.ts';

export type Params = Readonly<Record<string, string>>;
export type Reply = { readonly body: Json; readonly headers: Headers; readonly requestId: string | null };

export type Ask = {
  readonly path: string;
  readonly params?: Params;
  /** Null for the two calls that find the company. */
  readonly companyId: string | null;
  readonly signal: AbortSignal;
};
export type Write = Ask & {
  readonly body: unknown;
  /** One per logical write, the same when it is sent again. */
  readonly idempotencyToken: string;
};

export type ProcoreClient = {
  /** Repeats by itself, a bounded number of times. */
  get(ask: Ask): Promise<Result<Reply>>;
  /** PROCORE_WRITE_UNSURE when nobody knows what became of it; never repeated after such an answer. */
  patch(write: Write): Promise<Result<Reply>>;
};

type Lent = {
  readonly config: ProcoreConfig;
  readonly deps: ProcoreDeps;
  readonly wire: Wire;
  readonly pace: Pace;
  readonly tokens: TokenSource;
};

export function createProcoreClient(lent: Lent): ProcoreClient {
  return {
    get: (ask) => getWithPatience(lent, ask),
    async patch(write) {
      const sent = await sendSignedIn(lent, write, {
        method: 'PATCH',
        body: JSON.stringify(write.body),
        headers: { 'content-type': 'application/json', 'idempotency-token': write.idempotencyToken },
      });
      return sent.ok ? judgeWrite(lent, write, sent.value) : sent;
    },
  };
}

async function getWithPatience(lent: Lent, ask: Ask): Promise<Result<Reply>> {
  const { patience } = lent.wire;
  for (let tried = 1; ; tried += 1) {
    const sent = await sendSignedIn(lent, ask, { method: 'GET', headers: {} });
    if (!sent.ok) return sent;
    const judged = judgeRead(lent, ask, sent.value);
    if (judged.ok || !judged.error.again) return judged.ok ? judged : err(judged.error.error);
    if (tried >= patience.maxTries) return err(judged.error.error);
    await lent.deps.clock.sleep(backoff(patience, tried, lent.deps.ids.random()), ask.signal);
    if (ask.signal.aborted) return err(appError('CALL_CANCELLED'));
  }
}

type Draft = Pick<WireRequest, 'method' | 'headers' | 'body'>;

/** Handles what says "this was not processed": 401 (one new token, one more try) and 429 (wait, a few more tries). */
async function sendSignedIn(lent: Lent, ask: Ask, draft: Draft): Promise<Result<Exchange>> {
  let token = await lent.tokens.current();
  let renewed = false;
  for (let refused = 0; ; ) {
    if (!token.ok) return token;
    const turn = await lent.pace.enter(ask.signal);
    if (!turn.ok) return turn;
    const answer = await exchange(
      lent.wire,
      wireRequest(lent.config, ask, { ...draft, token: token.value }),
      ask.signal,
    );
    if (answer.kind === 'answered') lent.pace.note(answer.status, answer.headers);
    turn.value();
    if (answer.kind === 'answered' && answer.status === 401 && !renewed) {
      renewed = true;
      token = await lent.tokens.renew(token.value);
    } else if (answer.kind === 'answered' && answer.status === 429 && refused < lent.wire.patience.maxTries) {
      refused += 1;
    } else {
      return ok(answer);
    }
  }
}

function wireRequest(config: ProcoreConfig, ask: Ask, draft: Draft & { readonly token: string }): WireRequest {
  const query = new URLSearchParams(ask.params).toString();
  return {
    method: draft.method,
    url: `${config.baseUrl}${ask.path}${query === '' ? '' : `?${query}`}`,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${draft.token}`,
      'user-agent': userAgentOf(config),
      ...(ask.companyId === null ? {} : { 'procore-company-id': ask.companyId }),
      ...draft.headers,
    },
    ...(draft.body === undefined ? {} : { body: draft.body }),
  };
}

type ReadFailure = { readonly error: AppError; readonly again: boolean };

function judgeRead(lent: Lent, ask: Ask, answer: Exchange): Result<Reply, ReadFailure> {
  if (answer.kind === 'cancelled') return err({ error: appError('CALL_CANCELLED'), again: false });
  if (answer.kind !== 'answered') {
    return err({ error: appError('PROCORE_NOT_REACHABLE', { detail: answer.detail }), again: true });
  }
  if (answer.status < 200 || answer.status > 299) {
    const again = answer.status >= 500 || answer.status === 408;
    return err({ error: refusal(lent, ask, answer), again });
  }
  const reply = readReply(answer);
  return reply.ok ? reply : err({ error: reply.error, again: true });
}

function judgeWrite(lent: Lent, write: Write, answer: Exchange): Result<Reply> {
  if (answer.kind === 'neverSent') return err(appError('PROCORE_NOT_REACHABLE', { detail: answer.detail }));
  const unsure = (why: string): Result<never> => {
    lent.deps.log.warn('procore: a write whose answer was lost', { path: write.path, why });
    return err(appError('PROCORE_WRITE_UNSURE'));
  };
  if (answer.kind !== 'answered') return unsure(answer.kind === 'lost' ? answer.detail : 'stopped');
  if (answer.status >= 500 || answer.status === 408) return unsure(`status ${answer.status}`);
  if (answer.status < 200 || answer.status > 299) return err(refusal(lent, write, answer));
  const reply = readReply(answer);
  return reply.ok ? reply : unsure('unreadable');
}

type Answered = Extract<Exchange, { kind: 'answered' }>;

function readReply({ text, headers, requestId }: Answered): Result<Reply> {
  const json = readExactJson(text);
  if (json !== null) return ok({ body: json.value, headers, requestId });
  const trimmed = text.trim();
  const detail = trimmed === '' ? 'nothing' : trimmed.startsWith('<') ? 'a web page' : 'a part of an answer';
  return err(appError('PROCORE_ANSWER_UNREADABLE', { detail, requestId: requestId ?? 'unknown' }));
}

function refusal(lent: Lent, ask: Ask, answer: Answered): AppError {
  const { status, requestId } = answer;
  const fault = readFault(answer);
  const detail = describeFault(fault);
  const facts = { status: `${status}`, detail, requestId: requestId ?? 'unknown' };
  // A record that is not shown is an answer like others.
  lent.deps.log[status === 404 ? 'info' : 'warn']('procore refused', { path: ask.path, ...facts });
  if (status === 401) return appError('PROCORE_SIGN_IN_NEEDED', facts);
  if (status === 403) return appError('PROCORE_NOT_ALLOWED', facts);
  if (status === 404) return appError('PROCORE_NOT_FOUND', { ...facts, what: ask.path });
  if (status === 429) {
    return appError('PROCORE_LIMIT_REACHED', { ...facts, until: lent.pace.opens() });
  }
  if (status === 408 || status >= 500) return appError('PROCORE_TROUBLE', facts);
  if (status < 400) return appError('PROCORE_ANSWER_UNREADABLE', { ...facts, detail: 'it leads elsewhere' });
  return appError('PROCORE_RULE', facts);
}
