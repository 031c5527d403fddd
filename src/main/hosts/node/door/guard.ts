// Who may knock: only requests to this very address, and from a page of this very address.
import type { IncomingMessage } from 'node:http';

export type Guard = {
  /** The address of this door, without a path. */
  readonly origin: string;
  /** False for another Host (DNS rebinding) and for a page of another origin. */
  readonly isOurs: (request: IncomingMessage) => boolean;
  /** As isOurs, but the Origin must be there: browsers always send it with an upgrade. */
  readonly isOurPage: (request: IncomingMessage) => boolean;
};

export function createGuard(port: number): Guard {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const isOurs = ({ headers, rawHeaders }: IncomingMessage): boolean =>
    headers.host === host &&
    rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length === 1 &&
    (headers.origin === undefined || headers.origin === origin) &&
    headers['sec-fetch-site'] !== 'cross-site';
  return { origin, isOurs, isOurPage: (request) => isOurs(request) && request.headers.origin === origin };
}
