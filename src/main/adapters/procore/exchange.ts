// One request on the wire and what became of it: answered, lost on the way, or never sent.
import type { Patience } from './procore-config.ts';

export type WireRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Exchange =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Headers;
      readonly text: string;
      readonly requestId: string | null;
    }
  /** It may have arrived: a write is unsure. */
  | { readonly kind: 'lost'; readonly detail: string }
  | { readonly kind: 'neverSent'; readonly detail: string }
  | { readonly kind: 'cancelled' };

export type Wire = { readonly fetch: typeof fetch; readonly patience: Patience };

export async function exchange(wire: Wire, request: WireRequest, signal: AbortSignal): Promise<Exchange> {
  if (signal.aborted) return { kind: 'cancelled' };
  const timeout = AbortSignal.timeout(wire.patience.requestTimeoutMs);
  try {
    const response = await wire.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      // A redirect would carry a write elsewhere or end at a login page.
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const text = await response.text();
    const { status, headers } = response;
    return { kind: 'answered', status, headers, text, requestId: headers.get('x-request-id') };
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' };
    if (timeout.aborted) {
      return { kind: 'lost', detail: `no answer within ${Math.ceil(wire.patience.requestTimeoutMs / 1000)} s` };
    }
    const code = causeOf(error);
    return { kind: neverSent.test(code) ? 'neverSent' : 'lost', detail: words[code] ?? code };
  }
}

/** Names, connections and certificates fail before a byte of the request is sent. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS.*|DEPTH_ZERO.*|SELF_SIGNED.*|UNABLE_TO_.*|ERR_SSL.*)$/;

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'its name is not known on this network',
  EAI_AGAIN: 'its name is not known on this network',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
};

function causeOf(error: unknown): string {
  let last: unknown = error;
  for (let depth = 0; depth < 5 && last instanceof Error; depth += 1) {
    if ('code' in last && typeof last.code === 'string') return last.code;
    if (last instanceof AggregateError && last.errors.length > 0) last = last.errors[0];
    else if (last.cause === undefined) return last.message;
    else last = last.cause;
  }
  return 'the connection failed';
}
