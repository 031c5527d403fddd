// The suite of lines over real WebSockets, through the Node host's door.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDoor } from '../../src/main/hosts/node/door/open-door.ts';
import { openDoorLine } from './door-line.ts';
import { transportSuite } from './transport-suite.ts';

transportSuite('a WebSocket', async (workbench) => {
  const rendererDir = await mkdtemp(join(tmpdir(), 'tieout-door-'));
  await writeFile(join(rendererDir, 'index.html'), 'the window');
  const door = await openDoor({ workbench, rendererDir, log: workbench.log });
  return {
    open: () => openDoorLine(door.origin, door.launchUrl),
    async stop() {
      await door.close();
      await rm(rendererDir, { recursive: true });
    },
  };
});
