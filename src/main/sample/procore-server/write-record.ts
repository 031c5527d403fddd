// Creating and changing one record: validation on a draft, locks, unique origin_id, stamps; all or nothing.
import { assert } from '#shared/result/assert.ts';
import type { FieldErrors } from './errors.ts';
import { createOriginIndex, type OriginIndex } from './origin-index.ts';
import type { ApiRecord, Call, ResourceKind, WriteRules } from './resource-kind.ts';

export type WriteReason = 'invalid' | 'locked' | 'duplicate';
export type WriteOutcome = { record: ApiRecord } | { errors: FieldErrors; reason: WriteReason };

function fillDraft(
  rules: WriteRules,
  draft: ApiRecord,
  sent: { fields: Record<string, unknown>; call: Call },
): FieldErrors {
  const errors: FieldErrors = {};
  for (const [name, value] of Object.entries(sent.fields)) {
    const writer = Object.hasOwn(rules.fields, name) ? rules.fields[name] : undefined;
    const wrong = writer?.(draft, value, sent.call) ?? null;
    if (wrong !== null) errors[name] = [wrong];
  }
  return errors;
}

function changedFields(before: ApiRecord, after: ApiRecord): Set<string> {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  return new Set(names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])));
}

export type RecordWriter = {
  create(fields: Record<string, unknown>): WriteOutcome;
  update(record: ApiRecord, fields: Record<string, unknown>): WriteOutcome;
  /** The record of any kind in scope that holds the origin_id. */
  holder(originId: string): ApiRecord | undefined;
};

/** Writes records of one kind for one call; several writes share one index of origin ids. */
export function createRecordWriter(kind: ResourceKind, call: Call): RecordWriter {
  assert(kind.write !== undefined, `${kind.name} cannot be written`);
  const rules = kind.write;
  const index: OriginIndex = createOriginIndex(call.context);

  const checkOrigin = (draft: ApiRecord, record: ApiRecord | null): FieldErrors | null => {
    if (typeof draft.origin_id !== 'string') return null;
    const holder = index.holder(kind.name, draft.origin_id);
    return holder === undefined || holder === record ? null : { origin_id: ['has already been taken'] };
  };

  return {
    holder: (originId) => index.holder(kind.name, originId),
    create(fields) {
      const draft = rules.blank(call, 0);
      const errors = fillDraft(rules, draft, { fields, call });
      for (const name of rules.required) if (fields[name] === undefined) errors[name] = ["can't be blank"];
      if (Object.keys(errors).length > 0) return { errors, reason: 'invalid' };
      const changed = new Set(Object.keys(draft));
      const locked = rules.locked?.(null, changed, call) ?? null;
      if (locked !== null) return { errors: locked, reason: 'locked' };
      const duplicate = checkOrigin(draft, null);
      if (duplicate !== null) return { errors: duplicate, reason: 'duplicate' };
      draft.id = call.context.ids.next();
      const now = call.context.clock.timestamp();
      if ('created_at' in draft) Object.assign(draft, { created_at: now, updated_at: now });
      rules.insert(draft, call);
      rules.settle?.(draft, changed, call);
      index.moved(kind.name, draft, null);
      return { record: draft };
    },
    update(record, fields) {
      const draft: ApiRecord = { ...record };
      const errors = fillDraft(rules, draft, { fields, call });
      if (Object.keys(errors).length > 0) return { errors, reason: 'invalid' };
      const changed = changedFields(record, draft);
      if (changed.size === 0) return { record };
      const locked = rules.locked?.(record, changed, call) ?? null;
      if (locked !== null) return { errors: locked, reason: 'locked' };
      const duplicate = checkOrigin(draft, record);
      if (duplicate !== null) return { errors: duplicate, reason: 'duplicate' };
      const before = record.origin_id;
      Object.assign(record, draft);
      if ('updated_at' in record) record.updated_at = call.context.clock.timestamp();
      rules.settle?.(record, changed, call);
      index.moved(kind.name, record, before);
      return { record };
    },
  };
}
