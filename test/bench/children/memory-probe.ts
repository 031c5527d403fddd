// Loaded before the host's own code: tells the bench, when asked over the process channel, what memory the host holds.
export type MemoryAnswer = {
  /** Bytes as they stand. */
  readonly rss: number;
  /** Bytes in use after a collection: what is really held. */
  readonly heapUsed: number;
};

process.on('message', (question) => {
  if (question !== 'memory') return;
  const { rss } = process.memoryUsage();
  globalThis.gc?.();
  const answer: MemoryAnswer = { rss, heapUsed: process.memoryUsage().heapUsed };
  process.send?.(answer);
});
// The question alone must not keep a host alive that wants to end.
process.channel?.unref();
