// The desktop host: window, line and abilities over the electron module, which is handed in.
import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions, IpcMainEvent } from 'electron';
import type { Transport } from '#shared/contract/frames.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import { createFileSecrets } from '../../adapters/system/create-file-secrets.ts';
import type { HostPort, SecretsPort } from '../../core/ports/host.ts';
import type { StaticFiles } from '../static-files.ts';
import { guardContents, guardSession, isOurPage, pageHeaders, pageScheme, pageUrl } from './guard-window.ts';
import { serveLines } from './ipc-transport.ts';
import { createSafeSecrets } from './safe-secrets.ts';

export type ElectronModule = Pick<
  typeof import('electron'),
  'app' | 'BrowserWindow' | 'ipcMain' | 'safeStorage' | 'session' | 'shell'
>;

export type ElectronHostOptions = {
  readonly dataDir: string;
  readonly version: string;
  readonly person: string;
  /** The built preload, an absolute path. */
  readonly preload: string;
  readonly files: StaticFiles;
  readonly onLostSecret: (name: string) => void;
};

export type ElectronHost = {
  readonly port: HostPort;
  /** Opens the window, or brings it to the front. */
  readonly showWindow: () => Promise<void>;
  /** Answers the window's line; other senders are not heard. */
  readonly serve: (serve: (transport: Transport) => void) => void;
};

export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    title: 'Tieout',
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}

/** After the app is ready. */
export async function createElectronHost(
  electron: ElectronModule,
  options: ElectronHostOptions,
): Promise<ElectronHost> {
  const { shell } = electron;
  const session = electron.session.defaultSession;
  let window: BrowserWindow | null = null;

  guardSession(session);
  session.protocol.handle(pageScheme, (request) => readPage(options.files, request.url));
  const openOutside = (url: string) => openWebAddress(shell, url);

  async function showWindow(): Promise<void> {
    if (window !== null && !window.isDestroyed()) {
      if (window.isMinimized()) window.restore();
      window.focus();
      return;
    }
    const opened = new electron.BrowserWindow(windowOptions(options.preload));
    window = opened;
    guardContents(opened.webContents, (url) => void openOutside(url));
    opened.once('ready-to-show', () => opened.show());
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
    await opened.loadURL(pageUrl);
  }

  function isTrusted({ sender, senderFrame }: IpcMainEvent): boolean {
    if (window === null || sender !== window.webContents) return false;
    return senderFrame !== null && senderFrame === sender.mainFrame && isOurPage(senderFrame.url);
  }

  const { secrets, keychain } = await openSecrets(electron, options);
  return {
    port: {
      name: 'electron',
      version: options.version,
      dataDir: options.dataDir,
      person: options.person,
      capabilities: { openLink: true, chooseFile: true, print: true, keychain },
      secrets,
      openLink: openOutside,
    },
    showWindow,
    serve: (serve) => serveLines(electron.ipcMain, { isTrusted, serve }),
  };
}

async function readPage(files: StaticFiles, url: string): Promise<Response> {
  const { pathname } = new URL(url);
  const file = isOurPage(url) ? await files.read(pathname) : null;
  if (file === null) return new Response('There is nothing here.', { status: 404, headers: pageHeaders });
  return new Response(new Uint8Array(file.body), { headers: { ...pageHeaders, 'Content-Type': file.type } });
}

/** Only web addresses: others could start a program. */
async function openWebAddress(shell: ElectronModule['shell'], url: string): Promise<Result<undefined>> {
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) {
    return err(appError('INPUT_NOT_VALID', { detail: 'only web addresses can be opened' }));
  }
  await shell.openExternal(parsed.href);
  return ok();
}

/** Without a keychain (a Linux session without a password store) the file is all there is, and the desk says so. */
async function openSecrets(
  { safeStorage }: ElectronModule,
  { dataDir, onLostSecret }: ElectronHostOptions,
): Promise<{ readonly secrets: SecretsPort; readonly keychain: boolean }> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) {
    return { secrets: createFileSecrets(join(dataDir, 'secrets')), keychain: false };
  }
  const file = createFileSecrets(join(dataDir, 'keychain'));
  return { secrets: createSafeSecrets(safeStorage, file, onLostSecret), keychain: true };
}
