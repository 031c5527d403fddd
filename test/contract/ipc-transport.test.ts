// The suite of lines over Electron's messages, with a stand-in for the electron module and our real preload.
import { EventEmitter } from 'node:events';
import type { Transport } from '#shared/contract/frames.ts';
import { serveLines } from '../../src/main/hosts/electron/ipc-transport.ts';
import { exposeLine } from '../../src/main/hosts/electron/preload-line.ts';
import { StandInPage } from './ipc-stand-in.ts';
import { transportSuite } from './transport-suite.ts';

transportSuite("Electron's messages", async (workbench) => {
  const ipcMain = new EventEmitter();
  serveLines<StandInPage, { readonly sender: StandInPage }>(ipcMain, {
    isTrusted: () => true,
    serve: workbench.serve,
  });
  return {
    async open() {
      const page = new StandInPage(ipcMain);
      const { contextBridge, ipcRenderer } = page.preloadParts;
      exposeLine(contextBridge, ipcRenderer);
      const { transport } = page.exposed.get('tieout') as { transport: Omit<Transport, 'close'> };
      const closeListeners: (() => void)[] = [];
      transport.onClose(() => closeListeners.forEach((listener) => void listener()));
      return {
        ...transport,
        onClose: (listener) => void closeListeners.push(listener),
        close: () => {
          page.destroy();
          for (const listener of closeListeners) listener();
        },
      };
    },
    stop: async () => undefined,
  };
});
