// The loopback door: serves the window's files, its line and scripts on 127.0.0.1, to who holds the key.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { maxFrameBytes } from '#shared/contract/frames.ts';
import { appError } from '#shared/result/app-error.ts';
import type { LogPort } from '../../../core/ports/log.ts';
import type { Workbench } from '../../../rpc/workbench.ts';
import { listStaticFiles, type StaticFiles } from '../../static-files.ts';
import { createWsTransport } from '../ws-transport.ts';
import { type Answer, doorClosed, give, page, plain } from './answers.ts';
import { createGuard, type Guard } from './guard.ts';
import { createDoorKeys, type DoorKeys } from './keys.ts';
import { answerScript, isScriptCall } from './script-calls.ts';

export type Door = {
  /** 'http://127.0.0.1:PORT' */
  readonly origin: string;
  readonly token: string;
  /** The address that lets a window in. */
  readonly launchUrl: string;
  /** Cuts every line. */
  readonly close: () => Promise<void>;
};

export type DoorOptions = {
  readonly workbench: Pick<Workbench, 'serve' | 'dispatch'>;
  /** The folder with the built window. */
  readonly rendererDir: string;
  readonly log: LogPort;
};

type Inside = DoorOptions & {
  readonly port: number;
  readonly guard: Guard;
  readonly keys: DoorKeys;
  readonly files: StaticFiles;
};

export async function openDoor(options: DoorOptions): Promise<Door> {
  const files = await listStaticFiles(options.rendererDir);
  const server = createServer({ maxHeaderSize: 16 * 1024 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const inside: Inside = { ...options, port, files, guard: createGuard(port), keys: createDoorKeys(port) };
  const lines = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false });
  server.on('request', (request, response) => void answer(inside, request, response));
  server.on('upgrade', (request, socket, head) => {
    if (!mayUpgrade(inside, request)) return refuseUpgrade(socket);
    lines.handleUpgrade(request, socket, head, (line) => options.workbench.serve(createWsTransport(line)));
  });
  const { origin } = inside.guard;
  const { token } = inside.keys;
  return {
    origin,
    token,
    launchUrl: `${origin}/?token=${token}`,
    close: () =>
      new Promise((resolve) => {
        for (const line of lines.clients) line.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(inside: Inside, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const found = await route(inside, request, response);
    if (found !== null) give(response, inside.port, found);
  } catch (bug) {
    inside.log.error('the door broke', { bug: String(bug), stack: bug instanceof Error ? bug.stack : undefined });
    give(response, inside.port, page(500, appError('CALL_BROKE', { call: 'a page' })));
  }
}

async function route(inside: Inside, request: IncomingMessage, response: ServerResponse): Promise<Answer | null> {
  const { guard, keys } = inside;
  if (!guard.isOurs(request)) return doorClosed;
  const pathname = (request.url ?? '').split('?', 1)[0] ?? '';
  // A cookie is not enough here: a script must hold the token itself.
  if (isScriptCall(pathname)) {
    return keys.hasBearer(request) ? answerScript(inside.workbench, request, response) : doorClosed;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(405, 'This address is only read.', { Allow: 'GET, HEAD' });
  }
  if (pathname === '/' && keys.isToken(tokenOf(request))) {
    return plain(303, 'Come in.', { Location: '/', 'Set-Cookie': keys.setCookie() });
  }
  if (!keys.hasCookie(request) && !keys.hasBearer(request)) return doorClosed;
  return readFile(inside, pathname);
}

async function readFile({ files }: Inside, pathname: string): Promise<Answer> {
  const file = await files.read(pathname);
  if (file === null) return plain(404, 'There is nothing here.');
  const { body, type, immutable } = file;
  const headers = immutable ? { 'Cache-Control': 'private, max-age=31536000, immutable' } : {};
  return { status: 200, type, body, headers };
}

function tokenOf(request: IncomingMessage): string | null {
  return new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get('token');
}

function mayUpgrade({ guard, keys }: Inside, request: IncomingMessage): boolean {
  return request.url === '/rpc' && guard.isOurPage(request) && keys.hasCookie(request);
}

function refuseUpgrade(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
