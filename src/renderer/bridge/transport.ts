// Opens the line to the core: the preload's line where there is one, else a WebSocket to the host that served the page.
import type { Transport } from '#shared/contract/frames.ts';

type PreloadLine = Pick<Transport, 'send' | 'onText' | 'onClose'>;

declare global {
  interface Window {
    /** Set by the desktop host's preload; absent in a browser window. */
    readonly tieout?: { readonly transport: PreloadLine };
  }
}

export function openTransport(): Promise<Transport> {
  const preload = window.tieout?.transport;
  return preload === undefined ? openSocket(`ws://${window.location.host}/rpc`) : Promise.resolve(fromPreload(preload));
}

function fromPreload(line: PreloadLine): Transport {
  return {
    send: (text) => line.send(text),
    onText: (listener) => line.onText(listener),
    onClose: (listener) => line.onClose(listener),
    close: () => undefined,
  };
}

function openSocket(address: string): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.addEventListener('error', () => reject(new Error('the core does not answer')), { once: true });
    socket.addEventListener(
      'open',
      () =>
        resolve({
          send: (text) => socket.send(text),
          onText: (listener) =>
            socket.addEventListener('message', (event: MessageEvent) => listener(String(event.data))),
          onClose: (listener) => socket.addEventListener('close', () => listener()),
          close: () => socket.close(),
        }),
      { once: true },
    );
  });
}
