// The sample company in a worker thread: started with its options, says when it is ready, stops when told.
import { parentPort, workerData } from 'node:worker_threads';
import type { SampleInfo, SampleOptions } from './sample-info.ts';
import { infoOf, startSample } from './start-sample.ts';

export type WorkerMessage =
  | { readonly kind: 'ready'; readonly info: SampleInfo }
  | { readonly kind: 'failed'; readonly reason: string };

const port = parentPort;
if (port === null) throw new Error('sample-worker.ts runs in a worker thread only.');

const tell = (message: WorkerMessage): void => port.postMessage(message);

try {
  const sample = await startSample(workerData as SampleOptions);
  port.once('message', async () => {
    await sample.stop();
    // Ends this thread only, whatever timer is still open.
    process.exit(0);
  });
  tell({ kind: 'ready', info: infoOf(sample) });
} catch (error) {
  tell({ kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
