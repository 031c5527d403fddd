// What a bench gives back, and the small sums over its samples.

export type Figure = {
  /** Letter of the bench. */
  readonly bench: string;
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'rows/s' | 'x' | 'MB' | 'values' | 'presses' | 'documents' | 'documents/s';
  /** The value must not be above this. */
  readonly most?: number;
};

/** What went wrong in what a bench checks besides time; any of them makes the run fail. */
export type BenchOutcome = { readonly figures: readonly Figure[]; readonly wrong: readonly string[] };

export type Bench = {
  readonly letter: string;
  readonly words: string;
  run(): Promise<BenchOutcome>;
};

export const isMet = ({ value, most }: Figure): boolean => most === undefined || value <= most;

/** Of the samples, the one below which this part of them lies. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
  if (found === undefined) throw new Error('there are no samples');
  return found;
}

export function rounded(value: number): number {
  const places = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number(value.toFixed(places));
}

/** Milliseconds of synchronous work, once per sample, after one run that does not count. */
export function sampled(count: number, work: () => unknown): readonly number[] {
  work();
  return Array.from({ length: count }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
}

export async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly milliseconds: number }> {
  const startedAt = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - startedAt };
}
