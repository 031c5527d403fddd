// Child that opens the store of a data folder and keeps it until it is killed. Argument: data folder.
import { openStore } from '../../../../src/main/adapters/store/open-store.ts';
import { noon } from '../store-values.ts';

const [, , dataDir = ''] = process.argv;
const opened = openStore({ dataDir, now: () => noon });
process.stdout.write(opened.ok ? 'open\n' : `${opened.error.code}\n`);
setInterval(() => undefined, 1_000);
