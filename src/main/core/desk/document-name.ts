// A document as people call it: its kind and its number, or its title while it has none.
import { type Kind, kinds } from '#shared/domain/kinds.ts';

export function documentName(document: {
  readonly kind: Kind;
  readonly number: string;
  readonly title?: string;
}): string {
  const { kind, number, title = '' } = document;
  return `${kinds[kind].name} ${number === '' ? `“${title}”` : number}`;
}
