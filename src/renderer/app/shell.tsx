// The shell: top bar, side bar, the screens, status bar, and the dialogs that open over all of them.
import Snackbar from '@mui/material/Snackbar';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Settings } from '#shared/contract/settings.ts';
import { type AppError, describeError } from '#shared/result/app-error.ts';
import { callKey, useCall, useClient, useLinePhase } from '../bridge/client-context.tsx';
import { DeskScreen } from '../features/desk/desk-screen.tsx';
import { loadLayout, useLayout } from '../features/desk/layout/layout-store.ts';
import { useCommands } from '../kit/commands.ts';
import { ErrorNote } from '../kit/error-note.tsx';
import { useToasts } from '../kit/toasts.ts';
import { useCoreNews } from './core-news.ts';
import { useKeyboard } from './keyboard.ts';
import { OfflineBanner } from './offline-banner.tsx';
import { Palette } from './palette.tsx';
import { usePaletteEntries } from './palette-entries.ts';
import { type Screen, SideBar } from './side-bar.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';

type Open = { readonly what: 'tray'; readonly pushId: string | null } | { readonly what: 'palette' | 'sheet' } | null;

const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((file) => ({ default: file.ShortcutSheet })));
const PushTray = lazy(() => import('../features/push/push-tray.tsx').then((file) => ({ default: file.PushTray })));
const SettingsScreen = lazy(() =>
  import('../features/settings/settings-screen.tsx').then((file) => ({ default: file.SettingsScreen })),
);
const ActivityScreen = lazy(() =>
  import('../features/activity/activity-screen.tsx').then((file) => ({ default: file.ActivityScreen })),
);

const nothingMissing: Readonly<Record<string, string>> = {};

export function Shell() {
  useCoreNews();
  useKeyboard();
  const [screen, setScreen] = useState<Screen>('desk');
  const [open, setOpen] = useState<Open>(null);
  const [error, setError] = useState<AppError | null>(null);
  const phase = useLinePhase();
  const session = useCall('session.info', {});
  const settings = useCall('settings.get', {});
  const { change, refresh } = useOrders(setError);
  const openTray = useCallback(() => setOpen({ what: 'tray', pushId: null }), []);
  const openSettings = useCallback(() => setScreen('settings'), []);
  const close = useCallback(() => setOpen(null), []);
  const ready = useStoredLayout(settings.data, settings.isError, change);
  useShellCommands(setScreen, setOpen);
  const density = settings.data?.density ?? 'compact';
  const missingRights = session.data?.missingRights ?? nothingMissing;

  return (
    <div className="shell">
      <TopBar
        session={session.data}
        onPalette={() => setOpen({ what: 'palette' })}
        onSettings={openSettings}
        onRefresh={refresh}
      />
      <OfflineBanner
        phase={phase}
        connections={session.data?.connections ?? []}
        onRefresh={refresh}
        onSettings={openSettings}
      />
      {error === null ? null : (
        <div className="shell-error">
          <ErrorNote words={describeError(error)} onClose={() => setError(null)} />
        </div>
      )}
      <SideBar screen={screen} onScreen={setScreen} />
      <div className="screen" hidden={screen !== 'desk'}>
        {ready ? (
          <DeskScreen
            missingRights={missingRights}
            openTray={openTray}
            openSettings={openSettings}
            refresh={refresh}
            density={density}
            onDensity={(next) => change({ density: next })}
          />
        ) : null}
      </div>
      <Suspense fallback={null}>
        {screen === 'settings' ? <SettingsScreen onChange={change} /> : null}
        {screen === 'activity' ? <ActivityScreen onOpenSlip={(pushId) => setOpen({ what: 'tray', pushId })} /> : null}
        <Opened open={open} onOpen={setOpen} onClose={close} onShowDesk={() => setScreen('desk')} />
      </Suspense>
      <StatusBar
        session={session.data}
        onTray={(pushId) => setOpen({ what: 'tray', pushId })}
        onSheet={() => setOpen({ what: 'sheet' })}
      />
      <Toasts />
    </div>
  );
}

function Opened(props: {
  readonly open: Open;
  readonly onOpen: (open: Open) => void;
  readonly onClose: () => void;
  readonly onShowDesk: () => void;
}) {
  const { open, onOpen, onClose } = props;
  const session = useCall('session.info', {});
  const more = usePaletteEntries(props.onShowDesk);
  if (open === null) return null;
  if (open.what === 'palette') return <Palette onClose={onClose} more={more} />;
  if (open.what !== 'tray') return <ShortcutSheet onClose={onClose} />;
  return (
    <PushTray
      mayPush={session.data?.mayPush ?? false}
      missing={
        session.data?.mayPush === false ? (session.data.missingRights.acceptOrReject ?? 'You may not push.') : null
      }
      pushId={open.pushId}
      onStarted={(pushId) => onOpen({ what: 'tray', pushId })}
      onClose={onClose}
      onPrint={session.data?.capabilities.print === false ? null : () => window.print()}
    />
  );
}

/** Orders to the core that belong to no single screen. */
function useOrders(onError: (error: AppError | null) => void) {
  const client = useClient();
  const queries = useQueryClient();
  return useMemo(
    () => ({
      change(change: Partial<Settings>): void {
        void client.call('settings.set', change).then((answer) => {
          if (answer.ok) queries.setQueryData(callKey('settings.get', {}), answer.value);
          else onError(answer.error);
        });
      },
      refresh(): void {
        void client.call('sync.refresh', { sides: ['procore', 'sage'] }).then((answer) => {
          onError(answer.ok ? null : answer.error);
        });
      },
    }),
    [client, queries, onError],
  );
}

/** The desk waits for its stored layout, but never longer than until it is known that there is none. */
function useStoredLayout(
  settings: Settings | undefined,
  failed: boolean,
  change: (change: Partial<Settings>) => void,
): boolean {
  const loaded = useLayout((store) => store.loaded);
  useEffect(() => {
    if (settings !== undefined) loadLayout(settings.deskLayout, (deskLayout) => change({ deskLayout }));
  }, [settings, change]);
  return loaded || failed;
}

function useShellCommands(onScreen: (screen: Screen) => void, onOpen: (open: Open) => void): void {
  useCommands('shell', [
    {
      id: 'shell.palette',
      label: 'Commands and search',
      group: 'Window',
      keys: ['Ctrl+K'],
      scope: 'anywhere',
      quiet: true,
      run: () => onOpen({ what: 'palette' }),
    },
    {
      id: 'shell.sheet',
      label: 'Shortcuts',
      group: 'Window',
      keys: ['?'],
      scope: 'anywhere',
      run: () => onOpen({ what: 'sheet' }),
    },
    { id: 'shell.desk', label: 'Desk', group: 'Go to', scope: 'anywhere', run: () => onScreen('desk') },
    { id: 'shell.activity', label: 'Activity', group: 'Go to', scope: 'anywhere', run: () => onScreen('activity') },
    { id: 'shell.settings', label: 'Settings', group: 'Go to', scope: 'anywhere', run: () => onScreen('settings') },
  ]);
}

function Toasts() {
  const toast = useToasts((store) => store.current);
  return (
    <Snackbar
      key={toast?.id}
      open={toast !== null}
      message={toast?.words}
      autoHideDuration={4000}
      onClose={() => useToasts.setState({ current: null })}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
    />
  );
}
