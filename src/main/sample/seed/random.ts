// A small repeatable random source (mulberry32), so that the same seed gives the same company on every machine.

export type Random = {
  /** A whole number from min to max, both included. */
  readonly int: (min: number, max: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** True in `percent` of one hundred cases. */
  readonly chance: (percent: number) => boolean;
};

/** FNV-1a over UTF-16 units: spreads labels over 32 bits. */
function hashLabel(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * A source of its own for each label: drawing more numbers for one table does not change the others.
 */
export function makeRandom(seed: number, label: string): Random {
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ hashLabel(label)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const int = (min: number, max: number): number => min + (next() % (max - min + 1));
  return {
    int,
    pick: (list) => {
      const item = list[int(0, list.length - 1)];
      if (item === undefined) throw new Error('Nothing to pick from.');
      return item;
    },
    chance: (percent) => int(1, 100) <= percent,
  };
}
