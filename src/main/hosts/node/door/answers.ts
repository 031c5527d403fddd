// The few answers a door gives, each with the headers that every answer has.
import type { ServerResponse } from 'node:http';
import { type AppError, appError, describeError } from '#shared/result/app-error.ts';
import { contentSecurityPolicy } from '../../content-security-policy.ts';

export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};

export function securityHeaders(port: number): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(`ws://127.0.0.1:${port}`),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
  };
}

export function give(response: ServerResponse, port: number, { status, type, body, headers }: Answer): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    ...securityHeaders(port),
    'Cache-Control': 'no-store',
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** The closed door in words, for a person who opened the address without its key. */
export const doorClosed: Answer = page(403, appError('DOOR_CLOSED'));

export function page(status: number, error: AppError): Answer {
  const { what, fix } = describeError(error);
  const words = [what, fix].map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  return {
    status,
    type: 'text/html; charset=utf-8',
    body: `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Tieout</title>\n${words}\n</html>\n`,
  };
}

export function plain(status: number, words: string, headers: Answer['headers'] = {}): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${words}\n`, headers };
}

export function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
