// What the preload gives the page: the line to the core and nothing else.
import { lineChannels } from './line-channels.ts';

type Bridge = { exposeInMainWorld(name: string, value: unknown): void };
type Ipc = {
  send(channel: string, ...values: unknown[]): void;
  on(channel: string, listener: (event: unknown, ...values: unknown[]) => void): unknown;
};

/** The electron parts are handed in, so that a stand-in can be. */
export function exposeLine(bridge: Bridge, ipc: Ipc): void {
  // A page that was loaded anew starts a line of its own; what the old one asked for is called off.
  ipc.send(lineChannels.opened);
  bridge.exposeInMainWorld('tieout', {
    transport: {
      send: (text: string) => ipc.send(lineChannels.text, text),
      // The event object is kept back: it would hand the page the whole of ipcRenderer.
      onText: (listener: (text: string) => void) => void ipc.on(lineChannels.text, (_, text) => listener(String(text))),
      onClose: (listener: () => void) => void ipc.on(lineChannels.closed, () => listener()),
    },
  });
}
