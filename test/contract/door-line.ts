// A window's WebSocket to a door: comes in with the launch address, as a browser does.

import { WebSocket } from 'ws';
import type { Transport } from '#shared/contract/frames.ts';
import { createWsTransport } from '../../src/main/hosts/node/ws-transport.ts';

/** The cookie that the launch address is traded for. */
export async function enter(launchUrl: string): Promise<string> {
  const answer = await fetch(launchUrl, { redirect: 'manual' });
  return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
}

export async function openDoorLine(origin: string, launchUrl: string): Promise<Transport> {
  const cookie = await enter(launchUrl);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return createWsTransport(socket);
}
