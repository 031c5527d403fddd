// Pages of a list with Procore's headers: short links, no `first` on page 1, no `next` on the last one.
import type { RequestTweaks } from './request-tweaks.ts';

export type PageRequest = { page: number; perPage: number };
export type Page<T> = { rows: T[]; headers: Record<string, string> };

function positive(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

/** A `per_page` above the maximum is capped without a word; the header tells. */
export function readPageRequest(query: URLSearchParams, perPage: { standard: number; maximum: number }): PageRequest {
  const asked = positive(query.get('per_page')) ?? perPage.standard;
  return { page: positive(query.get('page')) ?? 1, perPage: Math.min(asked, perPage.maximum) };
}

/** The `Link` header; page 2 has no `prev`, as in the documentation. */
export function linkHeader(address: string, asked: PageRequest, lastPage: number): string | null {
  if (lastPage <= 1) return null;
  const link = (page: number, rel: string): string =>
    `<${address}?page=${page}&per_page=${asked.perPage}>; rel="${rel}"`;
  const links: string[] = [];
  if (asked.page > 1) links.push(link(1, 'first'));
  if (asked.page > 2) links.push(link(Math.min(asked.page - 1, lastPage), 'prev'));
  if (asked.page < lastPage) links.push(link(asked.page + 1, 'next'));
  links.push(link(lastPage, 'last'));
  return links.join(', ');
}

function rotate<T>(rows: T[], by: number): T[] {
  if (rows.length === 0) return rows;
  const at = ((by % rows.length) + rows.length) % rows.length;
  return [...rows.slice(at), ...rows.slice(0, at)];
}

export function paginate<T>(
  all: T[],
  asked: PageRequest,
  options: { address: string; tweaks: RequestTweaks },
): Page<T> {
  const { address, tweaks } = options;
  const ordered = tweaks.rotate === undefined ? all : rotate(all, tweaks.rotate);
  const served = tweaks.repeatPreviousPage === true ? Math.max(1, asked.page - 1) : asked.page;
  const rows = ordered.slice((served - 1) * asked.perPage, served * asked.perPage);
  const [first] = rows;
  if (tweaks.duplicateRow === true && first !== undefined) rows.splice(1, 0, first);
  const headers: Record<string, string> = {
    total: String(all.length + (tweaks.totalOffset ?? 0)),
    'per-page': String(asked.perPage),
  };
  const link = linkHeader(address, asked, Math.ceil(all.length / asked.perPage));
  if (link !== null && tweaks.dropLinks !== true) headers.link = link;
  return { rows, headers };
}
