// Runs what writes one at a time, in the order it came.

export type WriterQueue = {
  /** Resolves (or rejects) as the work does; a failure never stops the queue. */
  readonly run: <T>(work: () => Promise<T> | T) => Promise<T>;
};

/** Work begins at once where nothing is under way: a query that comes next already sees what it wrote. */
export function createWriterQueue(): WriterQueue {
  const waiting: (() => void)[] = [];
  let busy = false;

  async function begin<T>(work: () => Promise<T> | T): Promise<T> {
    try {
      return await work();
    } finally {
      busy = false;
      waiting.shift()?.();
    }
  }

  return {
    run<T>(work: () => Promise<T> | T): Promise<T> {
      if (!busy) {
        busy = true;
        return begin(work);
      }
      return new Promise<T>((resolve, reject) => {
        waiting.push(() => {
          busy = true;
          begin(work).then(resolve, reject);
        });
      });
    },
  };
}
