// Stands in for Electron's ipcMain, a page's WebContents and its ipcRenderer: messages pass as JSON, one turn later.
import { EventEmitter } from 'node:events';

export class StandInPage extends EventEmitter {
  destroyed = false;
  readonly mainFrame = { url: 'tieout://desk/' };
  /** The page's end: what its preload is given. */
  readonly ipcRenderer = new EventEmitter();
  /** What exposeInMainWorld was called with. */
  readonly exposed = new Map<string, unknown>();

  readonly #main: EventEmitter;

  constructor(main: EventEmitter) {
    super();
    this.#main = main;
  }

  send(channel: string, ...values: unknown[]): void {
    if (this.destroyed) throw new Error('Object has been destroyed');
    setImmediate(() => this.ipcRenderer.emit(channel, { sender: 'the whole of ipcRenderer' }, ...values));
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('destroyed');
  }

  /** What a preload script of this page is handed. */
  get preloadParts() {
    const deliver = (channel: string, ...values: unknown[]) =>
      setImmediate(() => this.#main.emit(channel, { sender: this, senderFrame: this.mainFrame }, ...values));
    return {
      contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void this.exposed.set(name, value) },
      ipcRenderer: {
        send: (channel: string, ...values: unknown[]) => void deliver(channel, ...values),
        on: (channel: string, listener: (event: unknown, ...values: unknown[]) => void) =>
          this.ipcRenderer.on(channel, listener),
      },
    };
  }
}
