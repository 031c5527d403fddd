// Runs what writes one at a time, in the order it came.

export type WriterQueue = {
  /** Resolves (or rejects) as the work does; a failure never stops the queue. */
  readonly run: <T>(work: () => Promise<T> | T) => Promise<T>;
};

export function createWriterQueue(): WriterQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run<T>(work: () => Promise<T> | T): Promise<T> {
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
