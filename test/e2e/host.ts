// Opens the workbench for a spec: its own data folder, its own sample company, in the best host this machine has.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type BrowserContext, chromium, type Page } from '@playwright/test';

const root = join(import.meta.dirname, '../..');

export type Window = {
  readonly page: Page;
  readonly hostName: 'electron' | 'node';
  /** Another window on the same host (Node host), or the same one reloaded. */
  reopen(): Promise<Page>;
  close(): Promise<void>;
};

export type WindowOptions = {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** Null where Electron has no binary or no screen. */
function electronBinary(): string | null {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  const binary = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : '';
  const screen =
    process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  return binary !== '' && existsSync(binary) && screen ? binary : null;
}

export const hostName: 'electron' | 'node' = electronBinary() === null ? 'node' : 'electron';

export async function openWindow(options: WindowOptions = {}): Promise<Window> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tieout-e2e-'));
  const env = { ...process.env, TIEOUT_DATA_DIR: dataDir, TIEOUT_PERSON: 'Ana Ortiz', ...options.env } as Record<
    string,
    string
  >;
  const binary = electronBinary();
  const opened = binary === null ? await openInChromium(env, options) : await openInElectron(binary, env, options);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openInElectron(binary: string, env: Record<string, string>, options: WindowOptions): Promise<Window> {
  const app = await _electron.launch({
    executablePath: binary,
    args: [root],
    env,
    colorScheme: options.colorScheme ?? 'light',
  });
  const page = await app.firstWindow();
  return {
    page,
    hostName: 'electron',
    reopen: async () => {
      await page.reload();
      return page;
    },
    close: () => app.close(),
  };
}

async function openInChromium(env: Record<string, string>, options: WindowOptions): Promise<Window> {
  const child = spawn(process.execPath, [join(root, 'out/main/node.js'), '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const launchUrl = await firstLine(child);
  const profile = mkdtempSync(join(tmpdir(), 'tieout-chromium-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumBinary(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.colorScheme ?? 'light',
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(launchUrl);
  return {
    page,
    hostName: 'node',
    reopen: async () => {
      const next = await context.newPage();
      await next.goto(new URL('/', launchUrl).href);
      return next;
    },
    close: async () => {
      await context.close();
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the host has no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return (JSON.parse(line) as { readonly launchUrl: string }).launchUrl;
}

/** Playwright's own where it was downloaded, else the system's. */
function chromiumBinary(): string {
  const own = chromium.executablePath();
  if (own !== '' && existsSync(own)) return own;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = places.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error(
      'No Chromium was found: install it (Debian: apt-get install chromium), or run npx playwright install chromium.',
    );
  return found;
}
