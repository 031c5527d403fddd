// Where a page stands in its list, from the headers: Link names the next page by number, Total and Per-Page do otherwise.

export type PagePosition = {
  /** Null on the last page. */
  readonly next: number | null;
  readonly total: number | null;
};

/** `rows` is how many came, which ends lists that say nothing at all. */
export function readPagePosition(
  headers: Headers,
  page: number,
  asked: { perPage: number; rows: number },
): PagePosition {
  const total = count(headers.get('total'));
  const link = headers.get('link');
  if (link !== null && link.trim() !== '') return { next: nextInLink(link, page), total };
  // A list may serve fewer per page than it was asked for.
  const perPage = count(headers.get('per-page')) ?? asked.perPage;
  if (total !== null) return { next: page * perPage < total && asked.rows > 0 ? page + 1 : null, total };
  return { next: asked.rows >= perPage && perPage > 0 ? page + 1 : null, total };
}

/** Only the number is taken: the addresses in Link lack our other parameters. Never backwards. */
function nextInLink(link: string, page: number): number | null {
  for (const part of link.split(/,(?=\s*<)/)) {
    const match = /<([^>]*)>\s*;.*\brel="?next"?/.exec(part);
    const number = /[?&]page=(\d{1,9})(?:&|$)/.exec(match?.[1] ?? '')?.[1];
    if (match !== null) return number === undefined ? page + 1 : Math.max(Number.parseInt(number, 10), page + 1);
  }
  return null;
}

function count(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number.parseInt(text, 10) : null;
}
