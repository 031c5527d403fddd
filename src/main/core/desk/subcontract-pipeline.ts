// Subcontracts in the pipeline.
import type { ProcoreSubcontract } from '#shared/domain/documents/subcontract.ts';
import { subcontractBasis } from '#shared/domain/documents/subcontract-basis.ts';
import { encodeDraft } from '#shared/domain/documents/subcontract-draft-codec.ts';
import type { SubcontractFacts } from '#shared/domain/documents/subcontract-facts.ts';
import { checkSubcontract } from '#shared/domain/preflight/check-subcontract.ts';
import { draftSubcontract } from '#shared/domain/transform/plan-subcontract.ts';
import { subcontractRows } from '#shared/domain/transform/subcontract-rows.ts';
import { compareSubcontract } from '#shared/domain/variance/compare-subcontract.ts';
import { createCommitmentPipeline } from './commitment-pipeline.ts';
import type { KindPipeline } from './kind-pipeline.ts';

export const subcontractPipeline: KindPipeline = createCommitmentPipeline<
  'subcontract',
  ProcoreSubcontract,
  SubcontractFacts
>({
  kind: 'subcontract',
  lineKind: 'subcontractLine',
  total: (record) => record.original,
  sent: (read, id) => read.mirror.get('procore', 'subcontract', id),
  facts: (common, { sent, inSage }, { settings }) => ({
    ...common,
    kind: 'subcontract',
    sent,
    inSage,
    status: settings.subcontractStatus,
    openJobStatuses: settings.openJobStatuses,
  }),
  basis: subcontractBasis,
  findings: checkSubcontract,
  compare: compareSubcontract,
  draft: draftSubcontract,
  encode: encodeDraft,
  rows: subcontractRows,
});
