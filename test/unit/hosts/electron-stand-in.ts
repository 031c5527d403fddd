// Stands in for the `electron` module, as far as the desktop host uses it; remembers what it was told.
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { ElectronModule } from '../../../src/main/hosts/electron/create-electron-host.ts';
import { StandInPage } from '../../contract/ipc-stand-in.ts';

type OpenHandler = (details: { url: string }) => { action: string };
type Answer<T> = (answer: T) => void;
type PermissionHandler = (contents: null, permission: string, answer: Answer<boolean>) => void;
type RequestHandler = (details: { url: string }, answer: Answer<{ cancel: boolean }>) => void;
type HeadersHandler = (
  details: { responseHeaders: Record<string, string[]> },
  answer: Answer<{ responseHeaders: Record<string, unknown> }>,
) => void;

export class StandInContents extends StandInPage {
  openHandler: OpenHandler | null = null;

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
}

export class StandInWindow extends EventEmitter {
  readonly webContents: StandInContents;
  readonly options: BrowserWindowConstructorOptions;
  readonly loaded: string[] = [];
  shown = 0;
  focused = 0;

  constructor(main: EventEmitter, options: BrowserWindowConstructorOptions) {
    super();
    this.webContents = new StandInContents(main);
    this.options = options;
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
  show(): void {
    this.shown++;
  }
  focus(): void {
    this.focused++;
  }
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
}

export type StandIn = ReturnType<typeof createElectronStandIn>;

export function createElectronStandIn({ keychain = true } = {}) {
  const ipcMain = new EventEmitter();
  const windows: StandInWindow[] = [];
  const opened: string[] = [];
  const session = {
    permission: null as PermissionHandler | null,
    permissionCheck: null as ((contents: null, permission: string) => boolean) | null,
    device: null as (() => boolean) | null,
    request: null as RequestHandler | null,
    headers: null as HeadersHandler | null,
    schemes: new Map<string, (request: Request) => Promise<Response>>(),
  };
  const keep = (handlers: Partial<typeof session>) => void Object.assign(session, handlers);
  const defaultSession = {
    setPermissionRequestHandler: (handler: PermissionHandler) => keep({ permission: handler }),
    setPermissionCheckHandler: (handler: typeof session.permissionCheck) => keep({ permissionCheck: handler }),
    setDevicePermissionHandler: (handler: () => boolean) => keep({ device: handler }),
    webRequest: {
      onBeforeRequest: (handler: RequestHandler) => keep({ request: handler }),
      onHeadersReceived: (handler: HeadersHandler) => keep({ headers: handler }),
    },
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        void session.schemes.set(scheme, handler),
    },
  };
  const safeStorage = {
    /** The system's key; a secret under another one cannot be read. */
    key: 'k1',
    reEncrypt: false,
    /** No two texts look alike, as with a real cipher. */
    encryptions: 0,
    isAsyncEncryptionAvailable: async () => keychain,
    encryptStringAsync: async (text: string) =>
      Buffer.from(`${safeStorage.key}:${++safeStorage.encryptions}:${[...text].reverse().join('')}`),
    decryptStringAsync: async (encrypted: Buffer) => {
      const [key, , ...rest] = encrypted.toString().split(':');
      if (key !== safeStorage.key) throw new Error('Error while decrypting the ciphertext');
      return { result: [...rest.join(':')].reverse().join(''), shouldReEncrypt: safeStorage.reEncrypt };
    },
  };
  const electron = {
    ipcMain,
    safeStorage,
    session: { defaultSession },
    shell: { openExternal: async (url: string) => void opened.push(url) },
    BrowserWindow: class extends StandInWindow {
      constructor(options: BrowserWindowConstructorOptions) {
        super(ipcMain, options);
        windows.push(this);
      }
    },
    app: {},
  } as unknown as ElectronModule;
  return { electron, ipcMain, windows, opened, session, safeStorage };
}
