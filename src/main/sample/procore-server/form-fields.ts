// The fields of a token request, which may come as JSON, urlencoded or multipart form data.
import { type ApiRequest, isObject } from './http-exchange.ts';

function multipartFields(text: string, boundary: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const part of text.split(`--${boundary}`)) {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(head)?.[1];
    if (name !== undefined) fields[name] = rest.join('\r\n\r\n').replace(/\r\n$/, '');
  }
  return fields;
}

export function formFields(request: ApiRequest): Record<string, string> {
  const type = request.headers['content-type'] ?? '';
  const query = Object.fromEntries(request.query);
  if (type.includes('json')) {
    try {
      const parsed: unknown = JSON.parse(request.text);
      if (!isObject(parsed)) return query;
      return { ...query, ...Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)])) };
    } catch {
      return query;
    }
  }
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary !== undefined) return { ...query, ...multipartFields(request.text, boundary) };
  return { ...query, ...Object.fromEntries(new URLSearchParams(request.text)) };
}
