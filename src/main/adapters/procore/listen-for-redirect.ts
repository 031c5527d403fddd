// A listener on 127.0.0.1 for the one request with which the browser brings the code back.
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';

export type Listening = { readonly answer: Promise<Result<string>>; readonly close: () => Promise<void> };

/** Answers to anything but our own address and state are refused and not counted, so that no other page can end it. */
export async function listenForRedirect(redirectUri: string, state: string): Promise<Result<Listening>> {
  const target = new URL(redirectUri);
  if (!['localhost', '127.0.0.1'].includes(target.hostname)) {
    return err(appError('PROCORE_SIGN_IN_NEEDED', { detail: `${redirectUri} does not lead to this machine` }));
  }
  let settle: (answer: Result<string>) => void = () => undefined;
  const answer = new Promise<Result<string>>((resolve) => {
    settle = resolve;
  });
  const server = createServer((request, response) => {
    const found = readRedirect(request, { target, state });
    if (found === null) return page(response, 404, 'There is nothing here.');
    page(response, 200, found.ok ? 'You are signed in. You can close this page.' : 'You are not signed in.');
    settle(found);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(Number.parseInt(target.port || '80', 10), '127.0.0.1', resolve);
    });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err(appError('PROCORE_SIGN_IN_NEEDED', { detail: `port ${target.port} of this machine is taken (${why})` }));
  }
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      // The page was sent with "connection: close"; what is still open after it belongs to nobody.
      setTimeout(() => server.closeAllConnections(), 200).unref();
    });
  return ok({ answer, close });
}

function readRedirect(
  request: IncomingMessage,
  expected: { readonly target: URL; readonly state: string },
): Result<string> | null {
  const url = URL.parse(request.url ?? '/', expected.target.origin);
  if (request.method !== 'GET' || url === null || url.pathname !== expected.target.pathname) return null;
  if (!isSame(url.searchParams.get('state') ?? '', expected.state)) return null;
  const code = url.searchParams.get('code');
  if (code !== null && code !== '') return ok(code);
  const why = url.searchParams.get('error') === 'access_denied' ? 'access was denied' : 'no code came back';
  return err(appError('PROCORE_SIGN_IN_NEEDED', { detail: why }));
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function page(response: ServerResponse, status: number, words: string): void {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    connection: 'close',
  };
  response.writeHead(status, headers);
  response.end(`<!doctype html><html lang="en"><title>Tieout</title><main><p>${words}</p></main></html>`);
}
