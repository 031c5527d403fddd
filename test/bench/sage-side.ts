// The way to the sample's Sage and a store of our own, as the program composes them.
import { connectSage, type SageConnection } from '../../src/main/adapters/sage/connect-sage.ts';
import { parseSageUrl } from '../../src/main/adapters/sage/parse-sage-url.ts';
import { openStore } from '../../src/main/adapters/store/open-store.ts';
import { createSystemClock } from '../../src/main/adapters/system/create-system-clock.ts';
import type { SageReader } from '../../src/main/core/ports/sage.ts';
import type { StorePort } from '../../src/main/core/ports/store.ts';
import { quietLog } from '../support/bed.ts';

/** Job costs in one local database transaction. */
export const pageSize = 1_000;

const clock = createSystemClock();

export function openSage(url: string): SageConnection {
  const config = parseSageUrl(url);
  if (!config.ok) throw new Error('the sample gave no connection');
  return connectSage(config.value, { clock, log: quietLog });
}

export function openBenchStore(dataDir: string): StorePort {
  const opened = openStore({ dataDir, now: clock.now });
  if (!opened.ok) throw new Error(`the store did not open: ${opened.error.code}`);
  return opened.value;
}

/** All job costs from Sage into the mirror; answers how many. */
export async function pullJobCosts(reader: SageReader, store: StorePort): Promise<number> {
  let count = 0;
  for await (const page of reader.jobCosts(null, pageSize)) {
    if (!page.ok) throw new Error(page.error.code);
    const last = page.value.at(-1);
    if (last === undefined) continue;
    store.write(({ mirror }) => mirror.putJobCosts(page.value, { stamp: last.stamp, record: last.record }));
    count += page.value.length;
  }
  return count;
}
