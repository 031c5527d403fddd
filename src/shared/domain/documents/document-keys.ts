// The names from which a document's Sage keys are derived (UUID v5): the same on every desk, after every crash.
import type { Kind } from '../kinds.ts';

/** Fixed for ever: another namespace would write every document a second time. */
export const keyNamespace = '6f1d6c3e-4d0b-5a86-9a53-7c1f2f0e7a11';

/** How many generations of one document are looked for; one is used up each time it was voided in Sage and sent again. */
export const maxGenerations = 10;

export type KeyedDocument = {
  readonly companyId: string;
  readonly kind: Kind;
  readonly procoreId: string;
  readonly generation: number;
};

export function headerKeyName(document: KeyedDocument): string {
  return `${document.companyId}/${document.kind}/${document.procoreId}/${document.generation}`;
}

export function lineKeyName(document: KeyedDocument, lineId: string): string {
  return `${headerKeyName(document)}/line/${lineId}`;
}
