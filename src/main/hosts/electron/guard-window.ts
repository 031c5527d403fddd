// What the desktop window may not do: go elsewhere, open windows, ask for permissions, load from the network.
import type { Session, WebContents } from 'electron';
import { contentSecurityPolicy } from '../content-security-policy.ts';

/** The window's page has an origin of its own, so that the policy and the storage do not hang on file paths. */
export const pageScheme = 'tieout';
export const pageOrigin = 'tieout://desk';
export const pageUrl = `${pageOrigin}/`;

export function isOurPage(url: string): boolean {
  return url === pageOrigin || url.startsWith(pageUrl);
}

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** `openOutside` gets web addresses the page wanted a window for. */
export function guardContents(contents: GuardedContents, openOutside: (url: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (!isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOurPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

type GuardedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'webRequest'
>;

/** Writing to the clipboard from the grid needs a permission of its own in Chromium; everything else is denied. */
const allowed = new Set(['clipboard-sanitized-write']);

export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_, permission, answer) => answer(allowed.has(permission)));
  session.setPermissionCheckHandler((_, permission) => allowed.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurPage(url) && !isInner(url) }));
  session.webRequest.onHeadersReceived(({ responseHeaders }, answer) =>
    answer({ responseHeaders: { ...responseHeaders, ...pageHeaders } }),
  );
}

/** Sent with every file of the window. */
export const pageHeaders = {
  'Content-Security-Policy': contentSecurityPolicy(null),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

/** Chromium's own: pictures in the style sheet, the developer tools. */
function isInner(url: string): boolean {
  return url.startsWith('data:') || url.startsWith('blob:') || url.startsWith('devtools:');
}
