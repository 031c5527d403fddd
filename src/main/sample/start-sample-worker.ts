// Starts the sample company in a worker thread, so that the app's own thread never waits for it.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SampleInfo, SampleOptions } from './sample-info.ts';
import type { WorkerMessage } from './sample-worker.ts';

export type SampleHandle = SampleInfo & {
  /** Ends when both sides are on disk and closed. */
  stop(): Promise<void>;
};

/**
 * `workerUrl` names the worker's file where a bundler has moved it.
 * Throws when the sample could not start.
 */
export async function startSampleWorker(
  options: SampleOptions = {},
  workerUrl: URL = new URL('./sample-worker.ts', import.meta.url),
): Promise<SampleHandle> {
  const worker = new Worker(workerUrl, { workerData: options });
  const exited = once(worker, 'exit');
  const message = await Promise.race([
    firstWord(worker),
    exited.then((): WorkerMessage => ({ kind: 'failed', reason: 'The thread ended.' })),
  ]);
  if (message.kind === 'failed') {
    await worker.terminate();
    throw new Error(`The sample company did not start. ${message.reason}`);
  }
  return {
    ...message.info,
    async stop() {
      worker.postMessage('stop');
      await exited;
    },
  };
}

/** Under `node --watch` the thread's own loader sends messages too; ours are known by their kind. */
function firstWord(worker: Worker): Promise<WorkerMessage> {
  return new Promise((resolve) => {
    worker.on('message', (message: WorkerMessage | Record<string, unknown>) => {
      if (message.kind === 'ready' || message.kind === 'failed') resolve(message as WorkerMessage);
    });
  });
}
