// Starts the window: opens the line, paints the first frame.
import '@fontsource-variable/inter/wght.css';
import './kit/kit.css';
import './app/shell.css';
import './app/pages.css';
import './app/print.css';
import './features/desk/desk.css';
import './features/desk/grid/grid.css';
import './features/desk/compare/compare.css';
import { createRoot } from 'react-dom/client';
import { required } from '#shared/result/assert.ts';
import { AppRoot, paintTokens } from './app/app-root.tsx';
import { createClient } from './bridge/client.ts';
import { createQueryClient } from './bridge/client-context.tsx';
import { openTransport } from './bridge/transport.ts';

paintTokens(window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const client = createClient(openTransport);
const root = createRoot(required(document.getElementById('root'), 'the root of the page'));
root.render(<AppRoot client={client} queries={createQueryClient()} />);
