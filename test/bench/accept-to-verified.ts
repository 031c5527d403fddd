// (c) From the accepting key to "verified" (read back from Sage) and to "synced" (Procore was told), a document at a time.
import type { PushStep } from '../../src/main/core/core.ts';
import { type Desk, startBed } from '../support/bed.ts';
import { type Bench, quantile, timed } from './figure.ts';

const warmUp = 5;
const documents = 45;

export const acceptToVerified: Bench = {
  letter: 'c',
  words: `accept to verified, ${documents} documents`,
  async run() {
    const bed = await startBed();
    const at = new Map<PushStep, number>();
    const desk = await bed.desk({ atStep: (step) => void at.set(step, performance.now()) });
    try {
      const ids: string[] = [];
      for (let index = 0; index < warmUp + documents * 2; index += 1) ids.push((await bed.addSubcontract()).id);
      await desk.refresh();
      const verified: number[] = [];
      const synced: number[] = [];
      const single = ids.slice(0, warmUp + documents);
      for (const [index, id] of single.entries()) {
        const startedAt = await acceptAndPush(desk, id);
        if (index < warmUp) continue;
        verified.push((at.get('verified stored') ?? Number.NaN) - startedAt);
        synced.push((at.get('report stored') ?? Number.NaN) - startedAt);
      }
      const together = ids.slice(warmUp + documents);
      const { milliseconds } = await timed(() => desk.push(together));
      const states = await Promise.all(ids.map(async (id) => (await desk.row(id)).state));
      const wrong = states.flatMap((state, index) => (state === 'synced' ? [] : [`${ids[index]} is ${state}`]));
      return {
        figures: [
          { bench: 'c', name: 'documents, one push each', value: verified.length, unit: 'documents' },
          { bench: 'c', name: 'accept to verified, p50', value: quantile(verified, 0.5), unit: 'ms', most: 150 },
          { bench: 'c', name: 'accept to verified, p95', value: quantile(verified, 0.95), unit: 'ms' },
          { bench: 'c', name: 'accept to synced, p50', value: quantile(synced, 0.5), unit: 'ms' },
          { bench: 'c', name: 'accept to synced, p95', value: quantile(synced, 0.95), unit: 'ms' },
          {
            bench: 'c',
            name: `${documents} documents in one push, to the slip`,
            value: (documents / milliseconds) * 1000,
            unit: 'documents/s',
          },
        ],
        wrong,
      };
    } finally {
      await desk.stop();
      await bed.stop();
    }
  },
};

/** The person confirms count and sum of this one; answers when the accepting call was made. */
async function acceptAndPush(desk: Desk, id: string): Promise<number> {
  const row = await desk.row(id);
  const startedAt = performance.now();
  const { conflicts } = await desk.ask('review.accept', { items: [{ id: row.id, revision: row.revision }] });
  if (conflicts.length > 0) throw new Error(`${id} was not accepted`);
  await desk.ask('push.start', { ids: [row.id], count: 1, sum: row.amount ?? '' });
  await desk.workbench.idle();
  return startedAt;
}
