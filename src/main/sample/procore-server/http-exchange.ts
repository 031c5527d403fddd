// One request as the routes see it, one answer as they give it, and the ways an answer travels (or fails to).
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { malformedBody, notAcceptable, tooLarge } from './errors.ts';

export type ApiRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  /** The body as text; empty when there is none. */
  text: string;
};

export type Answer = { status: number; headers: Record<string, string>; text: string };

/** How the answer is brought to the client; without a plan it simply is. */
export type Delivery = {
  delayMs?: number;
  /** Bytes of the body after which the socket is destroyed; -1 destroys it before the head. */
  cutAfterBytes?: number;
};

export const maxBodyBytes = 10 * 1024 * 1024;

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    text: JSON.stringify(body),
  };
}

export function htmlAnswer(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, text };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the whole body; more than 10 MB is read to its end, thrown away and reported as 413. */
export async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += buffer.length;
    if (bytes <= maxBodyBytes) chunks.push(buffer);
    else chunks.length = 0;
  }
  if (bytes > maxBodyBytes) throw tooLarge('body');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

/** The body of a write as an object. */
export function jsonBody(request: ApiRequest): Record<string, unknown> {
  if (request.text.trim() === '') return {};
  if (!(request.headers['content-type'] ?? '').includes('json')) throw notAcceptable();
  let parsed: unknown;
  try {
    parsed = JSON.parse(request.text);
  } catch {
    throw malformedBody();
  }
  if (!isObject(parsed)) throw malformedBody();
  return parsed;
}

/** Sends the answer as planned. */
export async function deliver(response: ServerResponse, answer: Answer, plan: Delivery = {}): Promise<void> {
  if (plan.delayMs !== undefined) await sleep(plan.delayMs);
  if (response.destroyed) return;
  if (plan.cutAfterBytes !== undefined && plan.cutAfterBytes < 0) {
    response.destroy();
    return;
  }
  const body = Buffer.from(answer.text, 'utf8');
  const head: Record<string, string> = { ...answer.headers };
  if (answer.status !== 204 && head['content-length'] === undefined) head['content-length'] = String(body.length);
  response.writeHead(answer.status, head);
  if (plan.cutAfterBytes === undefined) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, plan.cutAfterBytes), () => response.destroy());
}
