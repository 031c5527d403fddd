// Documents in the push: written, found again, read afresh, reported and rejected, the same way for every kind.

import { isReadyStatus } from '#shared/domain/documents/commitment.ts';
import { type OriginKey, originIdOf } from '#shared/domain/pairing/origin-id.ts';
import type { Amount } from '#shared/money/amount.ts';
import { ok } from '#shared/result/result.ts';
import { foldNumber } from '../desk/commitment-pipeline.ts';
import type { ProcoreRecords } from '../ports/procore.ts';
import type { SageDocumentKind, SageDrafts, SageRecords } from '../ports/sage.ts';
import type { Found, KindWriter } from './kind-writer.ts';

type KeyedOrigin = Extract<OriginKey, { readonly key: string }>['what'];

/** What differs from one kind to the next. */
export type DocumentSpec<K extends SageDocumentKind> = {
  readonly kind: K;
  readonly lineKind: KeyedOrigin;
  /** Throws when the text is not one that the kind's codec made. */
  decode(payload: string): SageDrafts[K];
  total(record: SageRecords[K]): Amount;
  differences(draft: SageDrafts[K], record: SageRecords[K]): readonly string[];
  basis(sent: ProcoreRecords[K]): string;
};

export function createDocumentWriter<K extends SageDocumentKind>(spec: DocumentSpec<K>): KindWriter {
  const { kind } = spec;
  return {
    lineIds: (payload) => spec.decode(payload).lines.map((line) => line.procoreId),
    total: (payload) => {
      const draft = spec.decode(payload);
      return { total: draft.total, lines: draft.lines.length, number: draft.number };
    },
    write: async (sage, order) => {
      const draft = spec.decode(order.payload);
      const written = await sage.write(kind, { ...order, draft });
      if (!written.ok) return written;
      const { outcome, generation, record } = written.value;
      return ok({ outcome, generation, found: found(spec, record, draft) });
    },
    look: async (sage, payload, keys) => {
      const records = await sage.documentsByKeys(
        kind,
        keys.map((generation) => generation.header),
      );
      if (!records.ok) return records;
      const draft = spec.decode(payload);
      const generation = keys.findLastIndex((candidate) =>
        records.value.some((record) => record.key === candidate.header),
      );
      const record = records.value.find((candidate) => candidate.key === keys[generation]?.header);
      return ok(record === undefined ? null : { generation, found: found(spec, record, draft) });
    },
    fresh: async (procore, ref, signal) => {
      const record = await procore.fetch(kind, ref.procoreId, {
        project: { id: ref.projectId, timeZone: ref.timeZone },
        ...(signal === undefined ? {} : { signal }),
      });
      if (!record.ok) return record;
      if (record.value === null) return ok(null);
      return ok({
        basis: spec.basis(record.value),
        originId: record.value.originId,
        candidate: isReadyStatus(kind, record.value.status),
      });
    },
    report: (link, projectId, procoreId) => ({
      kind,
      id: procoreId,
      projectId,
      originId: originIdOf({ what: kind, key: link.sageKey }),
      originCode: link.sageNumber,
      lines: link.lines.map((line) => ({
        id: line.procoreId,
        originId: originIdOf({ what: spec.lineKind, key: line.sageKey }),
      })),
    }),
    reject: (procore, ref, reason) => procore.reject(kind, { id: ref.procoreId, projectId: ref.projectId }, reason),
  };
}

function found<K extends SageDocumentKind>(spec: DocumentSpec<K>, record: SageRecords[K], draft: SageDrafts[K]): Found {
  return {
    sageKey: record.key,
    record: record.record,
    number: record.number,
    enteredBy: record.enteredBy,
    login: record.login,
    enteredAt: record.enteredAt,
    stamp: record.stamp,
    total: spec.total(record),
    lines: record.lines.length,
    differences: spec.differences(draft, record),
    mirror: (write, at) => {
      write.mirror.put(
        'sage',
        spec.kind,
        [{ id: record.key, scope: '', lookup: foldNumber(record.number), body: record }],
        at,
      );
    },
  };
}
