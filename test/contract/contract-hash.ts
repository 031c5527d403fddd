// One hash over the shapes of every call and event, independent of the order they are written in.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '#shared/contract/call.ts';

type Events = Readonly<Record<string, z.ZodType>>;
type Calls = Readonly<Record<string, Call>>;

export function hashContract(calls: Calls, events: Events): string {
  const shape = {
    calls: Object.fromEntries(
      Object.entries(calls).map(([name, { mode, input, output }]) => [
        name,
        { mode, input: shapeOf(input, 'input'), output: shapeOf(output, 'output') },
      ]),
    ),
    events: Object.fromEntries(Object.entries(events).map(([name, body]) => [name, shapeOf(body, 'output')])),
  };
  return createHash('sha256')
    .update(JSON.stringify(sorted(shape)))
    .digest('hex')
    .slice(0, 16);
}

function shapeOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}

/** Keys in order, and the lists of required keys with them; other lists mean something by their order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, key === 'required' && Array.isArray(inner) ? [...inner].sort() : sorted(inner)]),
  );
}
