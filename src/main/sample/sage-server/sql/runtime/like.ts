// T-SQL's LIKE: % _ [a-f] [^x] and an escape character, without regard to case.

/** A character that means itself in a regular expression. */
export const escapeRegex = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const cache = new Map<string, (value: string) => boolean>();

const bracket = (pattern: string, open: number): { readonly regex: string; readonly next: number } | null => {
  const close = pattern.indexOf(']', open + 1);
  if (close < 0) return null;
  const inner = pattern.slice(open + 1, close);
  const negated = inner.startsWith('^');
  const set = (negated ? inner.slice(1) : inner).replaceAll(/[\\\]^[]/g, '\\$&');
  if (set === '') return { regex: '(?!)', next: close + 1 };
  return { regex: `[${negated ? '^' : ''}${set}]`, next: close + 1 };
};

const toRegex = (pattern: string, escapeMark: string): RegExp => {
  let regex = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    if (escapeMark !== '' && char === escapeMark && at + 1 < pattern.length) {
      at += 1;
      regex += escapeRegex(pattern.charAt(at));
    } else if (char === '%') regex += '.*';
    else if (char === '_') regex += '.';
    else if (char === '[') {
      const set = bracket(pattern, at);
      regex += set === null ? '(?!)' : set.regex;
      at = set === null ? at : set.next - 1;
    } else regex += escapeRegex(char);
  }
  // Blanks at the end of the value never matter.
  return new RegExp(`^${regex} *$`, 'is');
};

/** A test for values; remembered, because a statement asks with one pattern for every row. */
export const likeMatcher = (pattern: string, escapeMark: string): ((value: string) => boolean) => {
  const key = `${escapeMark} ${pattern}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const regex = toRegex(pattern, escapeMark);
  const matcher = (value: string): boolean => regex.test(value);
  if (cache.size > 500) cache.clear();
  cache.set(key, matcher);
  return matcher;
};
