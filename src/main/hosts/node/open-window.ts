// Which window there can be on this machine, and opening it: Electron, a Chromium app window, or none.
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type WindowChoice =
  | { readonly kind: 'electron'; readonly binary: string; readonly because: string }
  | { readonly kind: 'chromium'; readonly binary: string; readonly because: string }
  | { readonly kind: 'none'; readonly because: string };

/** What the choice depends on; tests hand in their own. */
export type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  /** The program's folder, with node_modules in it; '' leaves Electron out. */
  readonly root: string;
  readonly mayRun: (path: string) => boolean;
};

export function surroundings({ env, root }: Pick<Surroundings, 'env' | 'root'>): Surroundings {
  const isRoot = process.platform !== 'win32' && process.getuid?.() === 0;
  return { platform: process.platform, env, isRoot, root, mayRun };
}

export function chooseWindow(around: Surroundings): WindowChoice {
  const { platform, env } = around;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return { kind: 'none', because: 'this session has no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  }
  const electron = findElectron(around);
  if (electron !== null) return { kind: 'electron', binary: electron, because: 'its binary is installed' };
  const browser = findBrowser(around);
  const without = "Electron's binary is not installed";
  if (browser !== null) return { kind: 'chromium', binary: browser, because: without };
  return { kind: 'none', because: `${without}, and no Chromium, Chrome or Edge was found` };
}

/** The sentence that `npm start` prints. */
export function describeWindow(choice: WindowChoice, launchUrl: string): string {
  if (choice.kind === 'electron') return `Window: Electron (${choice.because}).`;
  if (choice.kind === 'chromium') return `Window: ${choice.binary}, because ${choice.because}.`;
  return `Window: none, because ${choice.because}. Open this address yourself: ${launchUrl}`;
}

/** Electron's own package names its binary in path.txt, once it was downloaded. */
function findElectron({ root, env, mayRun: may }: Surroundings): string | null {
  if (root === '') return null;
  const folder = join(root, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const binary = join(env['ELECTRON_OVERRIDE_DIST_PATH'] || join(folder, 'dist'), readFileSync(named, 'utf8').trim());
  return may(binary) ? binary : null;
}

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const windowsApps = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

function findBrowser({ platform, env, mayRun: may }: Surroundings): string | null {
  const onPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = {
    darwin: () => macApps,
    win32: () =>
      [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap((base) =>
        base === undefined ? [] : windowsApps.map((parts) => join(base, ...parts)),
      ),
    linux: () => commands.flatMap((command) => onPath.map((folder) => join(folder, command))),
  };
  const all = platform === 'darwin' || platform === 'win32' ? places[platform]() : places.linux();
  return all.find(may) ?? null;
}

/** A profile of its own, so that closing this window ends its process and no extension looks on. */
export function browserArguments(launchUrl: string, dataDir: string, isRoot: boolean): string[] {
  const profile = join(dataDir, 'window');
  return [
    `--app=${launchUrl}`,
    `--user-data-dir=${profile}`,
    // Only the first time: afterwards the browser remembers where the person put the window.
    ...(existsSync(profile) ? [] : ['--window-size=1440,900']),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium refuses to start its sandbox as root.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

export type OpenWindow = {
  /** Resolves when its process ends, with its exit code; null when it could not start or was killed. */
  readonly closed: Promise<number | null>;
  readonly close: () => void;
};

export function openProcess(binary: string, args: readonly string[], stdio: 'ignore' | 'inherit'): OpenWindow {
  const child: ChildProcess = spawn(binary, args, { stdio });
  const closed = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
  return { closed, close: () => void child.kill() };
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
