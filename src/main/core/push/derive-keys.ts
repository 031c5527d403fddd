// A document's row keys in Sage, derived so that every desk and every retry arrives at the same ones.
import { headerKeyName, keyNamespace, lineKeyName, maxGenerations } from '#shared/domain/documents/document-keys.ts';
import type { Kind } from '#shared/domain/kinds.ts';
import { assert } from '#shared/result/assert.ts';
import type { IdsPort } from '../ports/ids.ts';
import type { DocumentKeys } from '../ports/sage.ts';

export type KeySource = { readonly ids: IdsPort; readonly companyId: () => string };

export function deriveHeaderKey(source: KeySource, kind: Kind, procoreId: string, generation = 0): string {
  return source.ids.uuidV5(keyNamespace, headerKeyName({ companyId: companyOf(source), kind, procoreId, generation }));
}

/** Keys of every generation, each with one key a line in the order given. */
export function deriveKeys(
  source: KeySource,
  kind: Kind,
  procoreId: string,
  lineIds: readonly string[],
): readonly DocumentKeys[] {
  return Array.from({ length: maxGenerations }, (_, generation) => {
    const document = { companyId: companyOf(source), kind, procoreId, generation };
    return {
      header: source.ids.uuidV5(keyNamespace, headerKeyName(document)),
      lines: lineIds.map((line) => source.ids.uuidV5(keyNamespace, lineKeyName(document, line))),
    };
  });
}

/** Without the company the keys would be other ones: nothing is derived before Procore named it once. */
function companyOf(source: KeySource): string {
  const company = source.companyId();
  assert(company !== '', 'a key was derived before the company was known');
  return company;
}
