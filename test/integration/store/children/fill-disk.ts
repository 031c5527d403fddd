// Child that writes until the small disk under its data folder is full, then says what it was told. Argument: data folder.
import { openStore } from '../../../../src/main/adapters/store/open-store.ts';
import { StoreFailed } from '../../../../src/main/core/ports/store.ts';
import { noon } from '../store-values.ts';

const [, , dataDir = ''] = process.argv;
const opened = openStore({ dataDir, now: () => noon });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
let stored = 0;
try {
  for (; stored < 10_000; stored += 1) {
    store.write(({ own }) => own.setSetting(`s${stored}`, 'x'.repeat(20_000)));
  }
  process.stdout.write('never full\n');
} catch (thrown) {
  if (!(thrown instanceof StoreFailed)) throw thrown;
  const kept = store.read(({ own }) => own.setting(`s${stored - 1}`) !== null && own.setting(`s${stored}`) === null);
  process.stdout.write(`${thrown.error.code} ${stored > 0 && kept ? 'kept' : 'lost'}\n`);
}
