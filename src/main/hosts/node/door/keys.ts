// The door's two secrets: the token of the launch address and of scripts, and the cookie it is traded for.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type DoorKeys = {
  /** Printed in the launch address; scripts send it as bearer. */
  readonly token: string;
  readonly isToken: (text: string | null) => boolean;
  readonly hasBearer: (request: IncomingMessage) => boolean;
  readonly hasCookie: (request: IncomingMessage) => boolean;
  /** The Set-Cookie header that lets a window in. */
  readonly setCookie: () => string;
};

/** `port` names the cookie: cookies do not know ports, and two desks may run side by side. */
export function createDoorKeys(port: number): DoorKeys {
  const token = secret();
  const session = secret();
  const name = `tieout_${port}`;
  return {
    token,
    isToken: (text) => text !== null && same(text, token),
    hasBearer: ({ headers }) => {
      const match = /^Bearer (\S+)$/i.exec(headers.authorization ?? '');
      return match !== null && same(match[1] ?? '', token);
    },
    hasCookie: ({ headers }) =>
      (headers.cookie ?? '').split(';').some((pair) => {
        const [key, value] = pair.trim().split('=', 2);
        return key === name && same(value ?? '', session);
      }),
    setCookie: () => `${name}=${session}; Path=/; HttpOnly; SameSite=Strict`,
  };
}

const secret = (): string => randomBytes(32).toString('base64url');

/** Takes the same time wherever the two differ. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
