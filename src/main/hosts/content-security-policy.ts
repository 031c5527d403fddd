// The content security policy of the window, the same in both hosts but for where the line may go.

/** `line` is what the page may connect to besides its own origin, e.g. 'ws://127.0.0.1:4711'; null for nothing. */
export function contentSecurityPolicy(line: string | null): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    // The kit's styles are made while the program runs.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${line === null ? '' : ` ${line}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
