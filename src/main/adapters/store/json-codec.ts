// Records as canonical JSON text and back: keys sorted, bigint kept exactly as {"$":"123"}.
import { AssertionFailed, assert } from '#shared/result/assert.ts';

/**
 * Equal values give equal text, so that texts can be compared and hashed. Properties that are undefined are left out;
 * a property whose own name begins with "$" gets one more "$", which keeps {"$": …} free for bigint.
 */
export function encodeJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      assert(Number.isFinite(value), 'a number that is not finite cannot be stored');
      return JSON.stringify(value);
    case 'bigint':
      return `{"$":"${value}"}`;
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? encodeArray(value) : encodeObject(value);
    default:
      throw new AssertionFailed(`a ${typeof value} cannot be stored`);
  }
}

export function decodeJson(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  return text.includes('"$') ? revive(parsed) : parsed;
}

function encodeArray(values: readonly unknown[]): string {
  return `[${values.map((value) => encodeJson(value === undefined ? null : value)).join(',')}]`;
}

function encodeObject(value: object): string {
  const record = value as Record<string, unknown>;
  const parts: string[] = [];
  for (const key of Object.keys(record).sort()) {
    const held = record[key];
    if (held !== undefined) {
      parts.push(`${JSON.stringify(key.startsWith('$') ? `$${key}` : key)}:${encodeJson(held)}`);
    }
  }
  return `{${parts.join(',')}}`;
}

function revive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(revive);
  const entries = Object.entries(value);
  const [first] = entries;
  if (first?.[0] === '$') {
    assert(entries.length === 1 && typeof first[1] === 'string', 'a stored record is not of our making');
    return BigInt(first[1]);
  }
  // fromEntries defines properties, so that a key named __proto__ stays a key.
  return Object.fromEntries(entries.map(([key, held]) => [key.startsWith('$') ? key.slice(1) : key, revive(held)]));
}
