// The desktop host from its start to its end: one instance, core, window, and a clean stop.
import { join } from 'node:path';
import { type AppError, describeError } from '#shared/result/app-error.ts';
import { compose } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { openLog } from '../open-log.ts';
import { listStaticFiles } from '../static-files.ts';
import { createElectronHost, type ElectronModule } from './create-electron-host.ts';
import { pageScheme } from './guard-window.ts';

type Electron = ElectronModule & Pick<typeof import('electron'), 'dialog' | 'Menu' | 'protocol'>;

export type ElectronRun = {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly preload: string;
  readonly rendererDir: string;
  readonly sampleWorker: URL;
};

export async function runElectronHost(electron: Electron, run: ElectronRun): Promise<void> {
  const { app, protocol } = electron;
  const config = readConfig(run.env, run.argv);
  // Both before the app is ready; Electron takes them no later.
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.enableSandbox();
  if (!config.ok) return refuse(electron, config.error);
  app.setPath('userData', join(config.value.dataDir, 'window'));
  if (!app.requestSingleInstanceLock()) return app.quit();
  await app.whenReady();

  const { dataDir, version, person } = config.value;
  const log = openLog(dataDir);
  const host = await createElectronHost(electron, {
    dataDir,
    version,
    person,
    preload: run.preload,
    files: await listStaticFiles(run.rendererDir),
    onLostSecret: (name) => log.warn('a secret can no longer be decrypted', { name }),
  });
  const composed = await compose({ ...config.value, sampleWorker: run.sampleWorker }, host.port, { log });
  if (!composed.ok) return refuse(electron, composed.error);
  const workbench = composed.value;
  stopBeforeQuit(app, () => workbench.stop());
  app.on('second-instance', () => void host.showWindow());
  app.on('window-all-closed', () => app.quit());
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => app.quit());

  setMenu(electron);
  host.serve((transport) => workbench.serve(transport));
  const started = await workbench.start();
  if (!started.ok) return refuse(electron, started.error);
  await host.showWindow();
}

/** No blank window: what is wrong and what to do, in a box. */
async function refuse({ app, dialog }: Electron, error: AppError): Promise<void> {
  const { what, fix } = describeError(error);
  await app.whenReady();
  process.stderr.write(`Tieout did not start. ${what} ${fix}\n`);
  dialog.showErrorBox('Tieout did not start', `${what}\n\n${fix}`);
  app.exit(1);
}

/** The core is closed before the process ends, once. */
function stopBeforeQuit(app: Electron['app'], stop: () => Promise<void>): void {
  let stopping = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void stop().finally(() => app.exit(0));
  });
}

/** Only what the system expects: the desk's commands live in the window. */
function setMenu({ Menu }: Electron): void {
  const mac = process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : [];
  const view = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' } as const,
      { role: 'zoomIn' } as const,
      { role: 'zoomOut' } as const,
      { role: 'togglefullscreen' } as const,
    ],
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate([...mac, { role: 'editMenu' }, view, { role: 'windowMenu' }]));
}
