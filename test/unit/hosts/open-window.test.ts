// Which window a machine gets, and with which words.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  browserArguments,
  chooseWindow,
  describeWindow,
  type Surroundings,
} from '../../../src/main/hosts/node/open-window.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function around(there: readonly string[], changes: Partial<Surroundings> = {}): Surroundings {
  return {
    platform: 'linux',
    env: { DISPLAY: ':0', PATH: '/usr/local/bin:/usr/bin' },
    isRoot: false,
    root: '/nowhere',
    mayRun: (path) => there.includes(path),
    ...changes,
  };
}

function rootWithElectron(): string {
  const root = mkdtempSync(join(tmpdir(), 'tieout-root-'));
  folders.push(root);
  mkdirSync(join(root, 'node_modules', 'electron'), { recursive: true });
  writeFileSync(join(root, 'node_modules', 'electron', 'path.txt'), 'electron');
  return root;
}

describe('the choice of a window', () => {
  it('is Electron where its binary was downloaded', () => {
    const root = rootWithElectron();
    const binary = join(root, 'node_modules', 'electron', 'dist', 'electron');
    expect(chooseWindow(around([binary, '/usr/bin/chromium'], { root }))).toMatchObject({ kind: 'electron', binary });
  });

  it('is a browser where the package names a binary that is not there', () => {
    const root = rootWithElectron();
    expect(chooseWindow(around(['/usr/bin/chromium'], { root }))).toMatchObject({
      kind: 'chromium',
      binary: '/usr/bin/chromium',
    });
  });

  it.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'])(
    'finds %s on the path',
    (command) => {
      const binary = join('/usr/bin', command);
      expect(chooseWindow(around([binary]))).toMatchObject({ kind: 'chromium', binary });
    },
  );

  it('finds Chrome in the usual place of a Mac', () => {
    const binary = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(chooseWindow(around([binary], { platform: 'darwin', env: {} }))).toMatchObject({ kind: 'chromium', binary });
  });

  it('finds Edge in the usual place of Windows', () => {
    const env = { 'PROGRAMFILES(X86)': 'C:\\x86' };
    const binary = join('C:\\x86', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    expect(chooseWindow(around([binary], { platform: 'win32', env }))).toMatchObject({ kind: 'chromium', binary });
  });

  it('is none on a Linux session without a display, and says so with the address', () => {
    const choice = chooseWindow(around(['/usr/bin/chromium'], { env: { PATH: '/usr/bin' } }));
    expect(choice.kind).toBe('none');
    const words = describeWindow(choice, 'http://127.0.0.1:1/?token=x');
    expect(words).toContain('no display');
    expect(words).toContain('http://127.0.0.1:1/?token=x');
  });

  it('is none where nothing is installed', () => {
    const words = describeWindow(chooseWindow(around([])), 'http://x');
    expect(words).toContain('no Chromium, Chrome or Edge was found');
  });
});

describe("the browser's arguments", () => {
  it('open an app window with a profile of its own', () => {
    const args = browserArguments('http://127.0.0.1:1/?token=x', '/data', false);
    expect(args[0]).toBe('--app=http://127.0.0.1:1/?token=x');
    expect(args).toContain(`--user-data-dir=${join('/data', 'window')}`);
    expect(args).not.toContain('--no-sandbox');
  });

  it('give up the sandbox for root only, where Chromium has none', () => {
    expect(browserArguments('http://x', '/data', true)).toContain('--no-sandbox');
  });
});
