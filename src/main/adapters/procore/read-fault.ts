// One form for all of Procore's error bodies: no two look alike, and some are HTML, empty or cut.
import { type Json, readExactJson } from './exact-json.ts';
import { isList, isObject } from './json-fields.ts';

export type Fault = {
  readonly status: number;
  /** A name such as 'invalid_grant' or 'BAD_REQUEST'; never the status repeated. */
  readonly code: string | null;
  readonly messages: readonly string[];
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly requestId: string | null;
};

export type Refusal = { readonly status: number; readonly text: string; readonly requestId: string | null };

const longestMessage = 300;
const maxMessages = 20;

export function readFault({ status, text, requestId }: Refusal): Fault {
  const json = readExactJson(text);
  if (json === null) return { status, code: null, messages: readPage(text), fields: {}, requestId };
  const found: Found = { code: null, messages: [], fields: {} };
  if (isObject(json.value)) {
    const { error, errors, message, code, reason, fields, error_description: description } = json.value;
    if (typeof code === 'string' && code !== String(status)) found.code = code;
    // OAuth: the error is a code, the description is for people.
    if (typeof error === 'string' && typeof description === 'string') {
      found.code = error;
      collect(found, description, null);
    } else collect(found, error, null);
    collect(found, errors, null);
    collect(found, message, null);
    collect(found, reason, null);
    if (isObject(fields)) collect(found, fields, null);
  } else collect(found, json.value, null);
  return { status, code: found.code, messages: found.messages, fields: found.fields, requestId };
}

/** In words, for the screen. */
export function describeFault(fault: Fault): string {
  const fields = Object.entries(fault.fields).map(([name, texts]) => `${name} ${texts.join(', ')}`);
  const words = [...fault.messages, ...fields].join('; ');
  return words === '' ? (fault.code ?? `status ${fault.status}`) : words;
}

type Found = { code: string | null; messages: string[]; fields: Record<string, string[]> };

/** `field` is the name under which a text was found; Rails calls what concerns the whole record "base". */
function collect(found: Found, value: Json | undefined, field: string | null): void {
  if (typeof value === 'string') note(found, value, field);
  else if (isList(value)) for (const item of value) collect(found, item, field);
  else if (isObject(value)) collectObject(found, value, field);
}

function collectObject(found: Found, value: { readonly [name: string]: Json | undefined }, field: string | null): void {
  const { message, code, source, details } = value;
  if (typeof message === 'string') {
    if (field === null && typeof code === 'string') found.code ??= code;
    note(found, message, typeof source === 'string' && source !== '' ? source : field);
    collect(found, details, field);
    return;
  }
  for (const [name, item] of Object.entries(value)) collect(found, item, name === 'base' ? null : name);
}

function note(found: Found, raw: string, field: string | null): void {
  const text = clean(raw);
  if (text === '') return;
  if (field === null) {
    if (found.messages.length < maxMessages && !found.messages.includes(text)) found.messages.push(text);
    return;
  }
  const known = Object.hasOwn(found.fields, field) ? found.fields[field] : undefined;
  if (known === undefined) found.fields[field] = [text];
  else if (known.length < maxMessages && !known.includes(text)) known.push(text);
}

/** A web page tells its title, cut JSON and nothing tell nothing. */
function readPage(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === '' || /^[{["]/.test(trimmed)) return [];
  if (!trimmed.startsWith('<')) return [clean(trimmed)];
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(trimmed)?.[1] ?? /<h1[^>]*>([^<]*)<\/h1>/i.exec(trimmed)?.[1];
  const words = clean(title ?? '');
  return words === '' ? [] : [`a web page: ${words}`];
}

function clean(text: string): string {
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > longestMessage ? `${plain.slice(0, longestMessage)}…` : plain;
}
