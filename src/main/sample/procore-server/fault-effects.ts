// The faults by name: what each does to a request, its answer or the way the answer travels.

import { type EditRequest, readEdit } from './edit-request.ts';
import { expiredToken, unauthorized } from './errors.ts';
import { type Answer, type Delivery, htmlAnswer, isObject, jsonAnswer } from './http-exchange.ts';
import type { RequestTweaks } from './request-tweaks.ts';
import type { ServerSettings } from './server-settings.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type FaultArgs = Record<string, unknown>;

export type FaultSurroundings = { clock: VirtualClock; settings: ServerSettings };

export type FaultEffect = {
  /** Answered in place of the real thing, which does not happen. */
  instead?: Answer;
  /** Bends the answer after everything has happened. */
  after?(answer: Answer): Answer;
  delivery?: Delivery;
  tweaks?: RequestTweaks;
  /** A person changes this before the request is served. */
  edit?: EditRequest;
  /** The server stops listening. */
  gone?: boolean;
};

function count(args: FaultArgs, name: string, standard: number): number {
  const value = args[name];
  return typeof value === 'number' ? value : standard;
}

function badGateway(status: number): Answer {
  return htmlAnswer(
    status,
    `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`,
  );
}

function rateLimit(args: FaultArgs, around: FaultSurroundings): FaultEffect {
  const retryAfter = args.retryAfter;
  const headers: Record<string, string> = {
    'x-rate-limit-limit': String(around.settings.rateLimits[args.window === 'hourly' ? 'hourly' : 'spike']),
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': String(around.clock.seconds() + count(args, 'resetSeconds', 4)),
  };
  if (typeof retryAfter === 'number') headers['retry-after'] = String(retryAfter);
  const text = 'The maximum number of requests per hour is exceeded. Wait until the limit resets.';
  return { instead: jsonAnswer(429, { errors: text }, headers) };
}

function serverError(args: FaultArgs): FaultEffect {
  const answer = badGateway(count(args, 'status', 502));
  const retryAfter = args.retryAfter;
  if (typeof retryAfter === 'number') answer.headers['retry-after'] = String(retryAfter);
  return { instead: answer };
}

function anyAnswer(args: FaultArgs): FaultEffect {
  return { instead: jsonAnswer(count(args, 'status', 403), args.body ?? { errors: 'Access denied' }) };
}

function changeBetweenPages(args: FaultArgs): FaultEffect {
  const effect: FaultEffect = { tweaks: { rotate: count(args, 'rotate', isObject(args.edit) ? 0 : 1) } };
  return isObject(args.edit) ? { ...effect, edit: readEdit(args.edit) } : effect;
}

function rowErrors(args: FaultArgs): FaultEffect {
  const rows = Array.isArray(args.rows) ? args.rows.filter((row) => typeof row === 'number') : [0];
  const field = typeof args.field === 'string' ? args.field : 'base';
  const text = typeof args.text === 'string' ? args.text : 'could not be saved';
  return { tweaks: { rowErrors: { rows, field, text } } };
}

export const faultEffects = {
  /** 401 although the token is good; args.variant 2 is the wording of older pages. */
  'expired-token': (args) => {
    const error = args.variant === 2 ? expiredToken() : unauthorized();
    return { instead: jsonAnswer(error.status, error.body) };
  },
  /** 429; args: resetSeconds, retryAfter (seconds), window. */
  'rate-limit': rateLimit,
  /** 5xx with an HTML body and nothing done; args: status, retryAfter. */
  'server-error': serverError,
  /** Any refusal; args: status, body. */
  answer: anyAnswer,
  /** args.delayMs before the head. */
  slow: (args) => ({ delivery: { delayMs: count(args, 'delayMs', 1000) } }),
  /** The socket is destroyed after args.afterBytes of the body. */
  'cut-body': (args) => ({ delivery: { cutAfterBytes: count(args, 'afterBytes', 10) } }),
  /** Everything happened, the answer never arrives. */
  'answer-lost': () => ({ delivery: { cutAfterBytes: -1 } }),
  /** The same for a token refresh. */
  'token-answer-lost': () => ({ delivery: { cutAfterBytes: -1 } }),
  /** Everything happened, the gateway says args.status with HTML. */
  'error-after-write': (args) => ({ after: () => badGateway(count(args, 'status', 502)) }),
  /** A proxy's login page with status 200. */
  'html-page': () => ({ instead: htmlAnswer(200, '<html><body><form>Sign in to the network</form></body></html>') }),
  /** A complete transfer of incomplete JSON. */
  'truncated-json': (args) => ({
    after: (answer) => ({ ...answer, text: answer.text.slice(0, count(args, 'characters', 20)) }),
  }),
  'empty-body': () => ({ after: (answer) => ({ ...answer, text: '' }) }),
  /** The first row of the page comes twice. */
  'duplicate-row': () => ({ tweaks: { duplicateRow: true } }),
  /** Rows move by args.rotate (1: everything moves up by one), or args.edit is done first. */
  'change-between-pages': changeBetweenPages,
  'repeat-page': () => ({ tweaks: { repeatPreviousPage: true } }),
  'no-links': () => ({ tweaks: { dropLinks: true } }),
  /** `Total` is off by args.by. */
  'wrong-total': (args) => ({ tweaks: { totalOffset: count(args, 'by', 1) } }),
  /** Rows args.rows of a sync fail with args.text on args.field. */
  'sync-row-errors': rowErrors,
  /** No connection is accepted until the faults are lifted; without a match at once. */
  'server-gone': () => ({ gone: true, delivery: { cutAfterBytes: -1 } }),
} satisfies Record<string, (args: FaultArgs, around: FaultSurroundings) => FaultEffect>;

export type FaultName = keyof typeof faultEffects;
