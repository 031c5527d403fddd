// The whole window: theme, line to the core, and the shell around the screens.
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Client } from '../bridge/client.ts';
import { ClientProvider, useCall } from '../bridge/client-context.tsx';
import { muiTheme } from '../kit/mui-theme.ts';
import { customProperties, type Mode } from '../kit/tokens.ts';
import { Shell } from './shell.tsx';

export function AppRoot(props: { readonly client: Client; readonly queries: QueryClient }) {
  return (
    <QueryClientProvider client={props.queries}>
      <ClientProvider client={props.client}>
        <Themed />
      </ClientProvider>
    </QueryClientProvider>
  );
}

function Themed() {
  const settings = useCall('settings.get', {});
  const mode = useMode(settings.data?.appearance ?? 'system');
  const theme = useMemo(() => muiTheme(mode), [mode]);
  useEffect(() => keepPainted(mode), [mode]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <Shell />
    </ThemeProvider>
  );
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function useMode(appearance: 'system' | Mode): Mode {
  const systemDark = useSyncExternalStore(
    (notify) => {
      dark.addEventListener('change', notify);
      return () => dark.removeEventListener('change', notify);
    },
    () => dark.matches,
  );
  return appearance === 'system' ? (systemDark ? 'dark' : 'light') : appearance;
}

const paper = window.matchMedia('print');

/** On screen in the chosen mode, on paper always light. */
function keepPainted(mode: Mode): () => void {
  const paint = () => paintTokens(paper.matches ? 'light' : mode);
  paint();
  paper.addEventListener('change', paint);
  return () => paper.removeEventListener('change', paint);
}

/** The tokens as custom properties on the page; grids and style sheets follow at once. */
export function paintTokens(mode: Mode): void {
  const root = document.documentElement;
  root.dataset.theme = mode;
  root.style.colorScheme = mode;
  for (const [name, value] of Object.entries(customProperties(mode))) root.style.setProperty(name, value);
}
