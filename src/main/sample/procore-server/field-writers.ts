// How single fields are written: each takes what was sent into a draft, or says what is wrong with it.
import { isDecimalText, normalizeDecimal } from './decimal-text.ts';
import { isObject } from './http-exchange.ts';
import type { Call, FieldWriter } from './resource-kind.ts';

export function text(field: string): FieldWriter {
  return (draft, value) => {
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') return 'is invalid';
    draft[field] = value === null ? null : String(value);
    return null;
  };
}

export function requiredText(field: string): FieldWriter {
  return (draft, value, call) =>
    typeof value === 'string' && value.trim() !== '' ? text(field)(draft, value, call) : "can't be blank";
}

/** A date that cannot be read is stored as null without an error. */
export function date(field: string): FieldWriter {
  return (draft, value) => {
    const good = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    draft[field] = good ? value : null;
    return null;
  };
}

export function decimal(field: string): FieldWriter {
  return (draft, value) => {
    const given = typeof value === 'number' ? String(value) : value;
    if (typeof given !== 'string' || !isDecimalText(given)) return 'is not a number';
    const before = draft[field];
    // The same number in another spelling is no change.
    if (typeof before === 'string' && normalizeDecimal(before) === normalizeDecimal(given)) return null;
    draft[field] = normalizeDecimal(given);
    return null;
  };
}

export function flag(field: string): FieldWriter {
  return (draft, value) => {
    if (typeof value !== 'boolean') return 'is invalid';
    draft[field] = value;
    return null;
  };
}

export function wholeNumber(field: string): FieldWriter {
  return (draft, value) => {
    if (value !== null && !Number.isInteger(value)) return 'is not a number';
    draft[field] = value;
    return null;
  };
}

export function oneOf(field: string, allowed: readonly string[]): FieldWriter {
  return (draft, value) => {
    if (typeof value !== 'string' || !allowed.includes(value)) return 'is not included in the list';
    draft[field] = value;
    return null;
  };
}

export function texts(fields: readonly string[]): Record<string, FieldWriter> {
  return Object.fromEntries(fields.map((field) => [field, text(field)]));
}

export function dates(fields: readonly string[]): Record<string, FieldWriter> {
  return Object.fromEntries(fields.map((field) => [field, date(field)]));
}

/** Empty text frees the origin_id, as null does. */
const originId: FieldWriter = (draft, value, call) => text('origin_id')(draft, value === '' ? null : value, call);

export const hiddenExternal: Record<string, FieldWriter> = { origin_id: originId, origin_data: text('origin_data') };
export const external: Record<string, FieldWriter> = { ...hiddenExternal, origin_code: text('origin_code') };
export const externalNames: ReadonlySet<string> = new Set(Object.keys(external));

/** A reference written by id: naming the one that is already there is no change. */
export function reference(field: string, find: (id: number, call: Call) => { id: number } | undefined): FieldWriter {
  return (draft, value, call) => {
    const before = draft[field];
    if (isObject(before) && before.id === value) return null;
    const found = typeof value === 'number' ? find(value, call) : undefined;
    if (value !== null && found === undefined) return 'is invalid';
    draft[field] = found ?? null;
    return null;
  };
}
