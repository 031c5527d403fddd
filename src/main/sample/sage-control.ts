// The control port of the sample's SQL Server: its fault switches as JSON over HTTP, for tests in other processes.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createTdsFaults, type TdsFaults } from './sage-server/tds/faults.ts';

/** As `TdsFaults`, with patterns instead of functions. */
export type SageFaultChanges = Partial<
  Pick<
    TdsFaults,
    'refuseConnections' | 'closeAfterBytes' | 'cutBeforeCommitReply' | 'cutBeforeCommit' | 'delayMs' | 'failNext'
  >
> & {
  /** Dies within the answer to the first requests whose text matches; `times` is 1 unless given. */
  readonly cutDuringRequest?: { readonly pattern: string; readonly times?: number } | null;
  readonly failWhen?: { readonly pattern: string } | null;
};

export type SageControl = { readonly url: string; stop(): Promise<void> };

export function applySageFaults(faults: TdsFaults, changes: SageFaultChanges): void {
  const { cutDuringRequest, failWhen, ...plain } = changes;
  Object.assign(faults, plain);
  if (cutDuringRequest === null) faults.cutDuringRequest = null;
  if (cutDuringRequest) {
    const pattern = new RegExp(cutDuringRequest.pattern, 'i');
    let left = cutDuringRequest.times ?? 1;
    faults.cutDuringRequest = (text) => pattern.test(text) && left-- > 0;
  }
  if (failWhen === null) faults.failWhen = null;
  if (failWhen) {
    const pattern = new RegExp(failWhen.pattern, 'i');
    faults.failWhen = (text) => pattern.test(text);
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** PUT /faults changes the switches it names; DELETE /faults turns everything off; GET /faults tells them. */
export async function startSageControl(faults: TdsFaults): Promise<SageControl> {
  const server = createServer(async (request, response) => {
    try {
      if (request.url !== '/faults') throw new RangeError('Known route: /faults with GET, PUT, DELETE');
      if (request.method === 'PUT') applySageFaults(faults, JSON.parse(await readText(request)) as SageFaultChanges);
      if (request.method === 'DELETE') Object.assign(faults, createTdsFaults());
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(faults));
    } catch (error) {
      response.writeHead(400).end(error instanceof Error ? error.message : String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The control port did not open.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
