// Fields of an answer, read with tolerance: missing, null and "" are the same, numbers and texts too.
import { type Instant, parseInstant } from '#shared/time/instant.ts';
import type { Json, JsonObject } from './exact-json.ts';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Null when missing, null, blank or no text. */
export function textAt(record: JsonObject | null, name: string): string | null {
  const value = record?.[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function objectAt(record: JsonObject | null, name: string): JsonObject | null {
  const value = record?.[name];
  return isObject(value) ? value : null;
}

/** Null when there is no such list, which is not the same as an empty one. */
export function listAt(record: JsonObject, name: string): readonly Json[] | null {
  const value = record[name];
  return isList(value) ? value : null;
}

export function flagAt(record: JsonObject, name: string, otherwise: boolean): boolean {
  const value = record[name];
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : otherwise;
}

export function instantAt(record: JsonObject, name: string): Instant | null {
  const text = textAt(record, name);
  if (text === null) return null;
  const instant = parseInstant(text);
  return instant.ok ? instant.value : null;
}

/** A figure as it was sent; '0' where Procore says nothing (an amount-based line has no quantity). */
export function figureAt(record: JsonObject, name: string): string {
  return textAt(record, name)?.trim() ?? '0';
}

/** For positions only, never for amounts. */
export function countAt(record: JsonObject, name: string): number {
  const count = Number.parseInt(textAt(record, name) ?? '', 10);
  return Number.isSafeInteger(count) ? count : 0;
}
