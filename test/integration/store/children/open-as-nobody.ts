// Child that opens a store without root's right to write everywhere, and says how it went. Argument: data folder.
import { openStore } from '../../../../src/main/adapters/store/open-store.ts';
import { noon } from '../store-values.ts';

const [, , dataDir = ''] = process.argv;
const nobody = 65_534;
if (process.getuid?.() === 0) {
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}
const opened = openStore({ dataDir, now: () => noon });
process.stdout.write(opened.ok ? 'open\n' : `${opened.error.code}\n`);
if (opened.ok) opened.value.close();
