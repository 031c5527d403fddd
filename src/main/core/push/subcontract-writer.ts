// Subcontracts in the push: one row in subcon with its lines in sbcnln.
import { subcontractBasis } from '#shared/domain/documents/subcontract-basis.ts';
import { decodeDraft } from '#shared/domain/documents/subcontract-draft-codec.ts';
import { differencesFromDraft } from '#shared/domain/variance/compare-subcontract.ts';
import { createDocumentWriter } from './document-writer.ts';
import type { KindWriter } from './kind-writer.ts';

export const subcontractWriter: KindWriter = createDocumentWriter({
  kind: 'subcontract',
  lineKind: 'subcontractLine',
  decode: decodeDraft,
  total: (record) => record.original,
  differences: differencesFromDraft,
  basis: subcontractBasis,
});
