// What is wrong with a value, in one line: each place and its trouble, the first few only.
import type { z } from 'zod';

const SHOWN = 3;

export function readableIssues({ issues }: z.ZodError): string {
  const lines = issues.slice(0, SHOWN).map(({ path, message }) => {
    const place = path.map(String).join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  const more = issues.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
