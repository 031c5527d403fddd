// What goes into the log, without secrets: by the name of the field, and by what a text looks like.

const secretName = /secret|token|password|passwd|\bpwd\b|authorization|cookie|api_?key|credential|^code$|^state$/i;
const secretTexts: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [hidden]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[hidden]'],
  [/((?:client_secret|refresh_token|access_token|password|pwd|code)["']?\s*[=:]\s*["']?)[^"'&\s,;}]+/gi, '$1[hidden]'],
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)[^\s@/]+@/gi, '$1[hidden]@'],
];
const deepest = 6;
const longest = 4000;

/** A copy that can be written down: errors as data, bigints as text, nothing endless. */
export function hideSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return hideInText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '[deeper]';
  if (value instanceof Error) return hideInError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => hideSecrets(item, depth + 1));
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, item]) => [
      String(name),
      secretName.test(String(name)) && item !== null && typeof item !== 'boolean'
        ? '[hidden]'
        : hideSecrets(item, depth + 1),
    ]),
  );
}

function hideInText(text: string): string {
  let clean = text.length > longest ? `${text.slice(0, longest)}…` : text;
  for (const [pattern, replacement] of secretTexts) clean = clean.replace(pattern, replacement);
  return clean;
}

function hideInError(error: Error, depth: number): unknown {
  return {
    name: error.name,
    message: hideInText(error.message),
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(error.stack === undefined ? {} : { stack: hideInText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: hideSecrets(error.cause, depth + 1) }),
  };
}
