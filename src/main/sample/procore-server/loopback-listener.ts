// An HTTP server on 127.0.0.1 that can be closed and opened again on the same port.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { assert } from '#shared/result/assert.ts';

export type LoopbackListener = {
  port: number;
  /** Stops accepting and drops every connection; open requests get no answer. */
  close(): Promise<void>;
  reopen(): Promise<void>;
};

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      assert(typeof address === 'object' && address !== null, 'a TCP server has an address');
      resolve(address.port);
    });
  });
}

export async function openLoopback(
  handle: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>,
  port = 0,
): Promise<LoopbackListener> {
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  const chosen = await listen(server, port);
  return {
    port: chosen,
    async close() {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
    async reopen() {
      if (!server.listening) await listen(server, chosen);
    },
  };
}
