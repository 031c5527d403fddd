// How long texts may be. Sage's own sizes, or those of Procore's connector for companies that must match it.

export type LengthProfile = { readonly number: number; readonly title: number; readonly line: number };

/** Source: Sage's field sizes for 6-7-1 (20/50/50); Procore's Sage 100 Contractor pages (12/30, cut on export). */
export const lengthProfiles = {
  sage: { number: 20, title: 50, line: 50 },
  connector: { number: 12, title: 30, line: 50 },
} as const satisfies Record<string, LengthProfile>;

/** The text as it fits: white space folded to one line, cut at `length` UTF-16 units (as nvarchar counts), never inside a character. */
export function cutText(text: string, length: number): string {
  const line = oneLine(text);
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  const last = cut.charCodeAt(length - 1);
  return (last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut).trimEnd();
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
