// One request on the API port from its first byte to the journal: fault, sign-in, limits, headers, route, answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, appNotConnected, missingCompanyHeader, routeNotFound } from './errors.ts';
import type { FaultEffect } from './fault-effects.ts';
import { type Answer, type ApiRequest, deliver, jsonAnswer, jsonBody, readRequest } from './http-exchange.ts';
import { createLookup } from './lookup.ts';
import { authenticate, authorize, describeToken, issueToken, revokeToken } from './oauth.ts';
import { createPeople } from './people.ts';
import type { RequestTweaks } from './request-tweaks.ts';
import { restRoutes } from './rest-routes.ts';
import { createRouter, type Route } from './router.ts';
import type { ServerContext } from './server-context.ts';
import type { AccessToken } from './token-store.ts';

type SignInRoute = (context: ServerContext, request: ApiRequest) => Answer;

const signInRoutes: Record<string, SignInRoute> = {
  'GET /oauth/authorize': authorize,
  'POST /oauth/authorize': authorize,
  'POST /oauth/token': issueToken,
  'GET /oauth/token/info': describeToken,
  'POST /oauth/revoke': revokeToken,
};

const route = createRouter(restRoutes);

function checkCompany(context: ServerContext, request: ApiRequest, of: { route: Route; caller: AccessToken }): void {
  const header = request.headers['procore-company-id'] ?? '';
  const open = of.route.openToUsers === true;
  const mayAsk = open && (of.caller.kind === 'user' || !context.settings.companiesNeedHeader);
  if (header === '' && !mayAsk) throw missingCompanyHeader();
  if (!open && (!context.settings.appConnected || header !== context.companyId)) throw appNotConnected();
}

function answerRest(context: ServerContext, request: ApiRequest, tweaks: RequestTweaks): Answer {
  const caller = authenticate(context, request);
  // A service account is counted per company, everything else per application.
  const rateHeaders = context.rates.count(caller.kind === 'service' ? `company:${context.companyId}` : 'application');
  try {
    const found = route(request.method, request.path);
    if (found === null) throw routeNotFound();
    checkCompany(context, request, { route: found.route, caller });
    const body = request.method === 'GET' ? {} : jsonBody(request);
    const lookup = createLookup(context.data);
    const answer = found.route.handle({ context, request, params: found.params, body, caller, lookup, tweaks });
    return { ...answer, headers: { ...rateHeaders, ...answer.headers } };
  } catch (error) {
    if (error instanceof ApiError) return jsonAnswer(error.status, error.body, { ...rateHeaders, ...error.headers });
    throw error;
  }
}

function answerRequest(context: ServerContext, request: ApiRequest, tweaks: RequestTweaks): Answer {
  try {
    const signIn = signInRoutes[`${request.method} ${request.path}`];
    return signIn === undefined ? answerRest(context, request, tweaks) : signIn(context, request);
  } catch (error) {
    if (error instanceof ApiError) return jsonAnswer(error.status, error.body, error.headers);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return jsonAnswer(500, { errors: `The sample server failed: ${text}` });
  }
}

function isUnknown(request: ApiRequest): boolean {
  return (
    signInRoutes[`${request.method} ${request.path}`] === undefined && route(request.method, request.path) === null
  );
}

function answerWithFault(context: ServerContext, request: ApiRequest, effect: FaultEffect): Answer {
  if (effect.edit !== undefined) createPeople(context).edit(effect.edit);
  const answer = effect.instead ?? answerRequest(context, request, effect.tweaks ?? {});
  return effect.after?.(answer) ?? answer;
}

export function createApiListener(
  context: ServerContext,
): (incoming: IncomingMessage, response: ServerResponse) => Promise<void> {
  let served = 0;
  return async (incoming, response) => {
    served += 1;
    const requestId = `sample-${String(served).padStart(8, '0')}`;
    const stamp = { 'x-request-id': requestId, date: context.clock.now().toUTCString() };
    let request: ApiRequest;
    try {
      request = await readRequest(incoming);
    } catch (error) {
      if (!(error instanceof ApiError)) return void response.destroy();
      return deliver(response, jsonAnswer(error.status, error.body, stamp));
    }
    const fault = context.faults.meet(request);
    const prepared = answerWithFault(context, request, fault?.effect ?? {});
    const answer = { ...prepared, headers: { ...stamp, ...prepared.headers } };
    const notes = {
      at: context.clock.timestamp(),
      requestId,
      fault: fault?.name ?? null,
      unknownRoute: isUnknown(request),
    };
    context.journal.add(request, answer, notes);
    await deliver(response, answer, fault?.effect.delivery);
  };
}
