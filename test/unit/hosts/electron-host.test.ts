// The desktop host against a stand-in for the electron module: what the window may and may not do.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transport } from '#shared/contract/frames.ts';
import { createElectronHost, type ElectronHost } from '../../../src/main/hosts/electron/create-electron-host.ts';
import { lineChannels } from '../../../src/main/hosts/electron/line-channels.ts';
import { exposeLine } from '../../../src/main/hosts/electron/preload-line.ts';
import { createElectronStandIn, type StandIn, type StandInWindow } from './electron-stand-in.ts';

let dataDir: string;
const lost: string[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tieout-electron-'));
  lost.length = 0;
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const files = {
  read: async (pathname: string) =>
    pathname === '/' ? { body: Buffer.from('<p>the window</p>'), type: 'text/html', immutable: false } : null,
};

async function start(options = {}): Promise<{ host: ElectronHost; standIn: StandIn; window: StandInWindow }> {
  const standIn = createElectronStandIn(options);
  const host = await createElectronHost(standIn.electron, {
    dataDir,
    version: '1',
    person: 'Ada',
    preload: '/app/out/preload/preload.cjs',
    files,
    onLostSecret: (name) => lost.push(name),
  });
  await host.showWindow();
  const [window] = standIn.windows;
  if (window === undefined) throw new Error('no window was opened');
  return { host, standIn, window };
}

/** What an event's listener did to it. */
function prevented(emitter: NodeJS.EventEmitter, event: string, details: object): boolean {
  let stopped = false;
  emitter.emit(event, { ...details, preventDefault: () => (stopped = true) });
  return stopped;
}

describe('the desktop window', () => {
  it('is sandboxed and isolated, without Node, with our preload', async () => {
    const { window } = await start();
    expect(window.options.webPreferences).toMatchObject({
      preload: '/app/out/preload/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
    expect(window.loaded).toEqual(['tieout://desk/']);
  });

  it('is shown when it has something to show, and only once', async () => {
    const { host, standIn, window } = await start();
    expect(window.shown).toBe(0);
    window.emit('ready-to-show');
    expect(window.shown).toBe(1);
    await host.showWindow();
    expect(standIn.windows).toHaveLength(1);
    expect(window.focused).toBe(1);
  });

  it('is opened anew after it was closed', async () => {
    const { host, standIn, window } = await start();
    window.emit('closed');
    await host.showWindow();
    expect(standIn.windows).toHaveLength(2);
  });

  it('goes nowhere', async () => {
    const { webContents } = (await start()).window;
    for (const event of ['will-navigate', 'will-frame-navigate']) {
      expect(prevented(webContents, event, { url: 'https://evil.example/' })).toBe(true);
      expect(prevented(webContents, event, { url: 'tieout://desk.evil.example/' })).toBe(true);
      expect(prevented(webContents, event, { url: 'file:///etc/passwd' })).toBe(true);
      expect(prevented(webContents, event, { url: 'tieout://desk/' })).toBe(false);
    }
    expect(prevented(webContents, 'will-redirect', { url: 'tieout://desk/' })).toBe(true);
    expect(prevented(webContents, 'will-attach-webview', {})).toBe(true);
  });

  it('opens no window; a web address goes to the browser, anything else nowhere', async () => {
    const { standIn, window } = await start();
    const open = window.webContents.openHandler;
    for (const url of ['https://procore.example/x', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://x', 'no url']) {
      expect(open?.({ url })).toEqual({ action: 'deny' });
    }
    await expect.poll(() => standIn.opened).toEqual(['https://procore.example/x']);
  });

  it('is granted no permission but to write to the clipboard', async () => {
    const { session } = (await start()).standIn;
    const asked = (permission: string) => {
      let granted: boolean | null = null;
      session.permission?.(null, permission, (answer) => {
        granted = answer;
      });
      return [granted, session.permissionCheck?.(null, permission)];
    };
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
    ]) {
      expect(asked(permission)).toEqual([false, false]);
    }
    expect(asked('clipboard-sanitized-write')).toEqual([true, true]);
    expect(session.device?.()).toBe(false);
  });

  it('reaches nothing on the network', async () => {
    const { session } = (await start()).standIn;
    const cancelled = (url: string) => {
      let cancel: boolean | null = null;
      session.request?.({ url }, (answer) => {
        cancel = answer.cancel;
      });
      return cancel;
    };
    expect(cancelled('https://evil.example/')).toBe(true);
    expect(cancelled('http://127.0.0.1:80/')).toBe(true);
    expect(cancelled('file:///etc/passwd')).toBe(true);
    expect(cancelled('tieout://desk/assets/a.js')).toBe(false);
    expect(cancelled('data:image/png;base64,AA')).toBe(false);
  });

  it('gets its policy with every file', async () => {
    const { session } = (await start()).standIn;
    const policy =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    const handler = session.schemes.get('tieout');
    const page = await handler?.(new Request('tieout://desk/'));
    expect(await page?.text()).toBe('<p>the window</p>');
    expect(page?.headers.get('content-security-policy')).toBe(policy);
    const missing = await handler?.(new Request('tieout://desk/../../secret.txt'));
    expect(missing?.status).toBe(404);
    expect(missing?.headers.get('content-security-policy')).toBe(policy);
    expect((await handler?.(new Request('tieout://other/')))?.status).toBe(404);
    let headers: Record<string, unknown> = {};
    session.headers?.({ responseHeaders: { a: ['b'] } }, (answer) => {
      headers = answer.responseHeaders;
    });
    expect(headers).toMatchObject({ a: ['b'], 'Content-Security-Policy': policy });
  });
});

describe('the line of the desktop window', () => {
  async function startLine() {
    const { host, standIn, window } = await start();
    const lines: Transport[] = [];
    const heard: string[] = [];
    host.serve((transport) => {
      lines.push(transport);
      transport.onText((text) => heard.push(text));
      transport.onClose(() => heard.push('closed'));
    });
    const tell = (event: object, text: unknown = 'x') => standIn.ipcMain.emit(lineChannels.text, event, text);
    return { standIn, window, lines, heard, tell, page: window.webContents };
  }

  it('hears its own page', async () => {
    const { tell, page, heard } = await startLine();
    tell({ sender: page, senderFrame: page.mainFrame }, 'hello');
    expect(heard).toEqual(['hello']);
  });

  it('hears nobody else', async () => {
    const { tell, page, heard, lines } = await startLine();
    tell({ sender: { ...page, mainFrame: page.mainFrame }, senderFrame: page.mainFrame });
    tell({ sender: page, senderFrame: null });
    tell({ sender: page, senderFrame: { url: 'tieout://desk/' } });
    page.mainFrame.url = 'https://evil.example/';
    tell({ sender: page, senderFrame: page.mainFrame });
    page.mainFrame.url = 'tieout://desk/';
    tell({ sender: page, senderFrame: page.mainFrame }, { not: 'text' });
    expect(heard).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('is closed when the page is loaded anew, crashes or is gone, and a new page has a new one', async () => {
    const { standIn, tell, page, heard, lines } = await startLine();
    const event = { sender: page, senderFrame: page.mainFrame };
    tell(event, '1');
    standIn.ipcMain.emit(lineChannels.opened, event);
    tell(event, '2');
    page.emit('render-process-gone');
    tell(event, '3');
    page.destroy();
    expect(heard).toEqual(['1', 'closed', '2', 'closed', '3', 'closed']);
    expect(lines).toHaveLength(3);
    lines[2]?.send('into the void');
  });
});

describe('the preload', () => {
  it('exposes exactly one thing, without Electron behind it', () => {
    const exposed: [string, unknown][] = [];
    const sent: unknown[][] = [];
    const listeners = new Map<string, (event: unknown, ...values: unknown[]) => void>();
    exposeLine(
      { exposeInMainWorld: (name, value) => void exposed.push([name, value]) },
      { send: (...message) => void sent.push(message), on: (channel, listener) => listeners.set(channel, listener) },
    );
    expect(exposed).toHaveLength(1);
    const [name, value] = exposed[0] ?? [];
    expect(name).toBe('tieout');
    expect(value).toEqual({
      transport: { send: expect.any(Function), onText: expect.any(Function), onClose: expect.any(Function) },
    });
    const { transport } = value as { transport: Pick<Transport, 'send' | 'onText' | 'onClose'> };
    const heard: unknown[][] = [];
    transport.onText((...all) => heard.push(all));
    transport.onClose((...all) => heard.push(all));
    listeners.get(lineChannels.text)?.({ sender: 'ipcRenderer' }, 'hello');
    listeners.get(lineChannels.closed)?.({ sender: 'ipcRenderer' });
    expect(heard).toEqual([['hello'], []]);
    transport.send('frame');
    expect(sent).toEqual([[lineChannels.opened], [lineChannels.text, 'frame']]);
  });
});

describe("the desktop host's secrets", () => {
  const stored = () =>
    readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');

  it('lie encrypted under the system keychain', async () => {
    const { port } = (await start()).host;
    expect(port.capabilities.keychain).toBe(true);
    await port.secrets.set('procore', 'hunter2');
    expect(await port.secrets.get('procore')).toBe('hunter2');
    expect(stored()).not.toContain('hunter2');
    expect(stored()).toContain(Buffer.from('k1:1:2retnuh').toString('base64'));
    await port.secrets.remove('procore');
    expect(await port.secrets.get('procore')).toBeNull();
  });

  it('are encrypted anew when the system has a newer key', async () => {
    const { host, standIn } = await start();
    await host.port.secrets.set('procore', 'hunter2');
    const before = stored();
    standIn.safeStorage.reEncrypt = true;
    expect(await host.port.secrets.get('procore')).toBe('hunter2');
    expect(stored()).not.toBe(before);
    standIn.safeStorage.reEncrypt = false;
    expect(await host.port.secrets.get('procore')).toBe('hunter2');
  });

  it('that can no longer be read are none, and the log hears of it', async () => {
    const { host, standIn } = await start();
    await host.port.secrets.set('procore', 'hunter2');
    standIn.safeStorage.key = 'k2';
    expect(await host.port.secrets.get('procore')).toBeNull();
    expect(lost).toEqual(['procore']);
  });

  it('lie in a file of this user where there is no keychain, and the host says so', async () => {
    const { port } = (await start({ keychain: false })).host;
    expect(port.capabilities.keychain).toBe(false);
    await port.secrets.set('procore', 'hunter2');
    expect(await port.secrets.get('procore')).toBe('hunter2');
  });
});
