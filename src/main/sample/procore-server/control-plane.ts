// The second port: the data as it is, the clock, people, faults, settings and the journal, as JSON over HTTP.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readEdit } from './edit-request.ts';
import { readFault } from './faults.ts';
import { type Answer, type ApiRequest, deliver, isObject, jsonAnswer, jsonBody, readRequest } from './http-exchange.ts';
import { createPeople } from './people.ts';
import type { ServerContext } from './server-context.ts';
import { applySettings } from './server-settings.ts';

type ControlRoute = (context: ServerContext, body: Record<string, unknown>) => unknown;

function advance(context: ServerContext, body: Record<string, unknown>): unknown {
  if (typeof body.seconds !== 'number') throw new RangeError('seconds is a number');
  context.clock.advance(body.seconds);
  return { now: context.clock.now().toISOString() };
}

function add(context: ServerContext, body: Record<string, unknown>): unknown {
  const { collection, record } = body;
  if (typeof collection !== 'string' || !isObject(record))
    throw new RangeError('Adding needs a collection and a record');
  return createPeople(context).add({ collection, record });
}

function changeSettings(context: ServerContext, body: Record<string, unknown>): unknown {
  const unknownNames = applySettings(context.settings, body);
  if (unknownNames.length > 0) throw new RangeError(`Unknown settings: ${unknownNames.join(', ')}`);
  return context.settings;
}

const routes: Record<string, ControlRoute> = {
  'GET /state': (context) => context.data,
  'GET /journal': (context) => context.journal.entries(),
  'DELETE /journal': (context) => context.journal.clear(),
  'GET /settings': (context) => context.settings,
  'PUT /settings': changeSettings,
  'POST /clock/advance': advance,
  'POST /people/edit': (context, body) => createPeople(context).edit(readEdit(body)),
  'POST /people/approve': (context, body) => createPeople(context).approve(readEdit(body)),
  'POST /people/delete': (context, body) => createPeople(context).delete(readEdit(body)),
  'POST /people/add': add,
  'GET /faults': (context) => context.faults.list(),
  'POST /faults': (context, body) => context.faults.pin(readFault(body)),
  'DELETE /faults': (context) => context.faults.lift(),
};

function answerControl(context: ServerContext, request: ApiRequest): Answer {
  const handler = routes[`${request.method} ${request.path}`];
  if (handler === undefined) return jsonAnswer(404, { error: `Known routes: ${Object.keys(routes).join(', ')}` });
  try {
    return jsonAnswer(200, handler(context, jsonBody(request)) ?? {});
  } catch (error) {
    return jsonAnswer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

export function createControlListener(
  context: ServerContext,
): (incoming: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (incoming, response) => {
    try {
      const answer = answerControl(context, await readRequest(incoming));
      await context.faults.settled();
      await deliver(response, answer);
    } catch {
      response.destroy();
    }
  };
}
