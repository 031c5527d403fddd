// A process that fills the mirror of a data folder with all job costs and tells what memory that took.
// Arguments: the folder, the address of Sage.
import { setInterval } from 'node:timers';
import { openBenchStore, openSage, pullJobCosts } from '../sage-side.ts';

export type PullAnswer = {
  readonly count: number;
  /** Bytes: the most it ever held, and what it still holds after a collection. */
  readonly rss: number;
  readonly heapUsed: number;
};

const [, , dataDir = '', url = ''] = process.argv;
const [store, sage] = [openBenchStore(dataDir), openSage(url)];
let rss = 0;
const look = (): void => {
  rss = Math.max(rss, process.memoryUsage().rss);
};
const timer = setInterval(look, 100);
const count = await pullJobCosts(sage.reader, store);
clearInterval(timer);
look();
globalThis.gc?.();
const answer: PullAnswer = { count, rss, heapUsed: process.memoryUsage().heapUsed };
await sage.close();
store.close();
process.stdout.write(`${JSON.stringify(answer)}\n`);
