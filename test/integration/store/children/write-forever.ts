// Child of the crash test: stores one decision after the other and says each one that returned. Argument: data folder.
import { writeSync } from 'node:fs';
import { openStore } from '../../../../src/main/adapters/store/open-store.ts';
import { aDocument, anEntry, anIntent, noon } from '../store-values.ts';

const [, , dataDir = ''] = process.argv;
const opened = openStore({ dataDir, now: () => noon });
if (!opened.ok) throw new Error(opened.error.code);
for (let n = 1; ; n += 1) {
  opened.value.write(({ own }) => {
    own.putDocument(aDocument({ id: `subcontract/${n}`, procoreId: `${n}`, state: 'queued' }));
    own.addIntent(anIntent({ id: `i${n}`, document: `subcontract/${n}` }));
    own.addJournal(anEntry({ subject: `subcontract/${n}` }));
  });
  writeSync(1, `${n}\n`);
}
