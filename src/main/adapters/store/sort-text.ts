// Text as people look for it and sort it: without case and accents, numbers by their size.

/** For finding and for names: 'Ångström' → 'angstrom'. */
export function foldText(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .toWellFormed();
}

/** For numbers of documents and jobs: 'SC-2' comes before 'SC-10'. */
export function naturalKey(text: string): string {
  return foldText(text).replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0'));
}
