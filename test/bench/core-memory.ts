// (e) Memory of the core: after a pull of both sides, and with 200,000 job costs in the mirror.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startBed } from '../support/bed.ts';
import type { MemoryAnswer } from './children/memory-probe.ts';
import type { PullAnswer } from './children/pull-into-folder.ts';
import type { Bench, Figure } from './figure.ts';
import { startHost } from './node-host.ts';
import { withTempFolder } from './temp-folder.ts';

const rows = 200_000;

export const coreMemory: Bench = {
  letter: 'e',
  words: 'memory of the core',
  run: () =>
    withTempFolder(async (folder) => {
      const bed = await startBed({ transactions: rows });
      try {
        const pulled = await ofHost(folder, bed.env);
        const filling = await fill(folder, bed.sample.sage.url);
        const filled = await ofHost(folder, bed.env);
        return {
          figures: [
            ...figuresOf('host after the pull', pulled),
            ...figuresOf(`process that pulled ${rows / 1000}k job costs`, filling),
            ...figuresOf(`host with ${rows / 1000}k job costs`, filled),
          ],
          wrong: filling.count === rows ? [] : [`${filling.count} job costs were pulled`],
        };
      } finally {
        await bed.stop();
      }
    }),
};

function figuresOf(name: string, { rss, heapUsed }: MemoryAnswer): readonly Figure[] {
  return [
    { bench: 'e', name: `${name}, RSS`, value: rss / 2 ** 20, unit: 'MB' },
    { bench: 'e', name: `${name}, heap in use`, value: heapUsed / 2 ** 20, unit: 'MB' },
  ];
}

async function ofHost(folder: string, env: Readonly<Record<string, string>>): Promise<MemoryAnswer> {
  const host = await startHost(folder, env);
  try {
    await host.pulled();
    return await host.memory();
  } finally {
    await host.stop();
  }
}

async function fill(folder: string, url: string): Promise<PullAnswer> {
  const script = fileURLToPath(new URL('./children/pull-into-folder.ts', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', script, folder, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(output) as PullAnswer;
}
