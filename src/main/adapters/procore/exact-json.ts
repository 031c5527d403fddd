// JSON whose numbers stay the text they were sent as: exact decimals, and ids beyond 2^53.

/** Numbers are text: 250.0 and "250.0" read the same, as Procore sends both. */
export type Json = string | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json | undefined };

type Reviver = (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) => unknown;
type ExactJson = {
  parse(text: string, reviver: Reviver): unknown;
  rawJSON(text: string): unknown;
};
// Both are in the language since 2025 and in Node 24, but not yet in the compiler's library.
const exact = JSON as unknown as ExactJson;

/** Null when the text is not JSON (cut, HTML, empty). A leading byte order mark is forgiven. */
export function readExactJson(text: string): { readonly value: Json } | null {
  try {
    const value = exact.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, (_key, item, context) =>
      typeof item === 'number' ? (context?.source ?? String(item)) : item,
    );
    return { value: value as Json };
  } catch {
    return null;
  }
}

/** An id as v1 wants it, a number, with all its digits; anything else stays text. */
export function idForJson(id: string): unknown {
  return /^[1-9]\d{0,18}$/.test(id) ? exact.rawJSON(id) : id;
}
