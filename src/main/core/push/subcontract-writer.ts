// Subcontracts in the push: one row in subcon with its lines in sbcnln.

import type { SageSubcontract, SubcontractDraft } from '#shared/domain/documents/subcontract.ts';
import { subcontractBasis } from '#shared/domain/documents/subcontract-basis.ts';
import { decodeDraft } from '#shared/domain/documents/subcontract-draft-codec.ts';
import { originIdOf } from '#shared/domain/pairing/origin-id.ts';
import { differencesFromDraft } from '#shared/domain/variance/compare-subcontract.ts';
import { ok } from '#shared/result/result.ts';
import { foldNumber, isReadyStatus } from '../desk/subcontract-pipeline.ts';
import type { Found, KindWriter } from './kind-writer.ts';

export const subcontractWriter: KindWriter = {
  lineIds: (payload) => decodeDraft(payload).lines.map((line) => line.procoreId),
  total: (payload) => {
    const draft = decodeDraft(payload);
    return { total: draft.total, lines: draft.lines.length, number: draft.number };
  },
  write: async (sage, order) => {
    const draft = decodeDraft(order.payload);
    const written = await sage.writeSubcontract({ ...order, draft });
    if (!written.ok) return written;
    const { outcome, generation, record } = written.value;
    return ok({ outcome, generation, found: found(record, draft) });
  },
  look: async (sage, payload, keys) => {
    const records = await sage.subcontractsByKeys(keys.map((generation) => generation.header));
    if (!records.ok) return records;
    const draft = decodeDraft(payload);
    const generation = keys.findLastIndex((candidate) =>
      records.value.some((record) => record.key === candidate.header),
    );
    const record = records.value.find((candidate) => candidate.key === keys[generation]?.header);
    return ok(record === undefined ? null : { generation, found: found(record, draft) });
  },
  fresh: async (procore, ref, signal) => {
    const record = await procore.fetch('subcontract', ref.procoreId, {
      project: { id: ref.projectId, timeZone: ref.timeZone },
      ...(signal === undefined ? {} : { signal }),
    });
    if (!record.ok) return record;
    if (record.value === null) return ok(null);
    return ok({
      basis: subcontractBasis(record.value),
      originId: record.value.originId,
      candidate: isReadyStatus(record.value.status),
    });
  },
  report: (link, projectId, procoreId) => ({
    kind: 'subcontract',
    id: procoreId,
    projectId,
    originId: originIdOf({ what: 'subcontract', key: link.sageKey }),
    originCode: link.sageNumber,
    lines: link.lines.map((line) => ({
      id: line.procoreId,
      originId: originIdOf({ what: 'subcontractLine', key: line.sageKey }),
    })),
  }),
};

function found(record: SageSubcontract, draft: SubcontractDraft): Found {
  return {
    sageKey: record.key,
    record: record.record,
    number: record.number,
    enteredBy: record.enteredBy,
    login: record.login,
    enteredAt: record.enteredAt,
    stamp: record.stamp,
    total: record.original,
    lines: record.lines.length,
    differences: differencesFromDraft(draft, record),
    mirror: (write, at) => {
      write.mirror.put(
        'sage',
        'subcontract',
        [{ id: record.key, scope: '', lookup: foldNumber(record.number), body: record }],
        at,
      );
    },
  };
}
