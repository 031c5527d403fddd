// PATCH …/sync: up to 1000 creates and updates with partial errors and always status 200.
import { type FieldErrors, missingParameter, tooLarge } from './errors.ts';
import { isObject } from './http-exchange.ts';
import type { ApiRecord, Call, ResourceKind } from './resource-kind.ts';
import { createRecordWriter, type RecordWriter, type WriteOutcome } from './write-record.ts';

export type SyncAnswer = { entities: unknown[]; errors: Record<string, unknown>[] };

const maxUpdates = 1000;

type Reach = { byId: Map<number, ApiRecord>; byOrigin(originId: string): ApiRecord | undefined };

function reachOf(kind: ResourceKind, call: Call, writer: RecordWriter): Reach {
  const byId = new Map(kind.records(call).map((record) => [record.id, record]));
  return {
    byId,
    byOrigin(originId) {
      const holder = writer.holder(originId);
      // Held by another kind or another project: not found here, and refused as taken when it would be created.
      return holder !== undefined && byId.get(holder.id) === holder ? holder : undefined;
    },
  };
}

/** One row of the table: id wins over origin_id; an unknown origin_id creates; neither creates. */
function syncRow(row: Record<string, unknown>, reach: Reach, writer: RecordWriter): WriteOutcome {
  const id = row.id ?? null;
  if (id !== null && id !== '') {
    const found = reach.byId.get(Number(id));
    if (found === undefined) return { errors: { id: ['Entity with this ID not found'] }, reason: 'invalid' };
    return writer.update(found, row);
  }
  const originId = row.origin_id ?? null;
  const found = originId === null || originId === '' ? undefined : reach.byOrigin(String(originId));
  return found === undefined ? writer.create(row) : writer.update(found, row);
}

function forcedError(call: Call, position: number): FieldErrors | null {
  const forced = call.tweaks.rowErrors;
  return forced?.rows.includes(position) === true ? { [forced.field]: [forced.text] } : null;
}

export function syncRecords(kind: ResourceKind, call: Call): SyncAnswer {
  const updates = call.body.updates;
  if (!Array.isArray(updates)) throw missingParameter('updates');
  if (updates.length > maxUpdates) throw tooLarge('updates');
  const writer = createRecordWriter(kind, call);
  const reach = reachOf(kind, call, writer);
  const written: ApiRecord[] = [];
  const errors: Record<string, unknown>[] = [];
  for (const [position, row] of updates.entries()) {
    if (!isObject(row)) {
      errors.push({ errors: { base: ['is invalid'] } });
      continue;
    }
    const forced = forcedError(call, position);
    const outcome = forced === null ? syncRow(row, reach, writer) : { errors: forced };
    if ('record' in outcome) {
      reach.byId.set(outcome.record.id, outcome.record);
      written.push(outcome.record);
    } else {
      errors.push({ ...row, errors: outcome.errors });
    }
  }
  const entities = written.map((record) => kind.show(record, call));
  return { entities: call.context.settings.shuffleEntities ? entities.reverse() : entities, errors };
}
