// A WebSocket as a line of text frames.

import type { WebSocket } from 'ws';
import type { Transport } from '#shared/contract/frames.ts';

/** Binary frames are no frames of ours: the line is closed with 1003. */
export function createWsTransport(socket: WebSocket): Transport {
  // ws closes the socket after an error; without a listener it would end the process.
  socket.on('error', () => undefined);
  return {
    send(text) {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    onText(listener) {
      socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close(1003, 'text only');
        else listener(data.toString());
      });
    },
    onClose: (listener) => void socket.on('close', () => listener()),
    close: () => socket.close(),
  };
}
