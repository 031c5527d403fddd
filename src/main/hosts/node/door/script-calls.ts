// POST /rpc/<call> for scripts: one JSON object in, one envelope out, the token as bearer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { maxFrameBytes } from '#shared/contract/frames.ts';
import { type AppError, appError } from '#shared/result/app-error.ts';
import { err, type Result } from '#shared/result/result.ts';
import type { Workbench } from '../../../rpc/workbench.ts';
import { type Answer, json, plain } from './answers.ts';

const prefix = '/rpc/';

export const isScriptCall = (pathname: string): boolean => pathname.startsWith(prefix);

/** Null when the caller is gone before its answer. */
export async function answerScript(
  workbench: Pick<Workbench, 'dispatch'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer | null> {
  if (request.method !== 'POST') return plain(405, 'Calls are made with POST.', { Allow: 'POST' });
  const name = (request.url ?? '').slice(prefix.length).split('?', 1)[0] ?? '';
  const body = await readBody(request);
  if (body === null) return null;
  if (typeof body === 'number') return { ...envelope(tooLarge(body)), headers: { Connection: 'close' } };
  const input = parse(body);
  if (!input.ok) return envelope(input);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const result = await workbench.dispatch(name, input.value, gone.signal);
  return response.destroyed ? null : envelope(result);
}

/** The text; the number of bytes when it is more than a frame may have; null when the caller hung up. */
async function readBody(request: IncomingMessage): Promise<string | number | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // Not destroyed on return: the caller still has to hear that it was too much.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxFrameBytes) {
        request.resume();
        return Math.max(bytes, Number(request.headers['content-length'] ?? bytes));
      }
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(body: string): Result<unknown> {
  if (body.trim() === '') return { ok: true, value: {} };
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    return err(appError('INPUT_NOT_VALID', { detail: 'the body is not JSON' }));
  }
}

function tooLarge(bytes: number): Result<never> {
  return err(appError('FRAME_TOO_LARGE', { bytes: String(bytes) }));
}

function envelope(result: Result<unknown>): Answer {
  return json(result.ok ? 200 : statusOf(result.error), result);
}

function statusOf({ code }: AppError): number {
  if (code === 'INPUT_NOT_VALID') return 400;
  if (code === 'CALL_UNKNOWN') return 404;
  if (code === 'FRAME_TOO_LARGE') return 413;
  return code === 'CALL_BROKE' ? 500 : 422;
}
