// The reader beside the store that writes.
import { describe, expect, it } from 'vitest';
import { openReadOnlyStore, type ReadOnlyStore } from '../../../src/main/adapters/store/open-read-only-store.ts';
import { openedStore, tempFolder } from './temp-store.ts';

function readerOf(dataDir: string): ReadOnlyStore {
  const opened = openReadOnlyStore(dataDir);
  return opened.ok ? opened.value : expect.fail(opened.error.code);
}

describe('a read-only store', () => {
  it('sees one view per read, and what was written since in the next', () => {
    const dataDir = tempFolder();
    const store = openedStore(dataDir);
    store.write(({ own }) => own.setSetting('a', '1'));
    const reader = readerOf(dataDir);
    const seen = reader.read(({ own }) => {
      const before = own.setting('a');
      store.write((write) => write.own.setSetting('a', '2'));
      return [before, own.setting('a')];
    });
    expect(seen).toEqual(['1', '1']);
    expect(reader.read(({ own }) => own.setting('a'))).toBe('2');
    reader.close();
    expect(() => reader.read(() => 1)).toThrow('closed');
  });

  it('is refused where no store was made', () => {
    expect(openReadOnlyStore(tempFolder())).toMatchObject({ ok: false, error: { code: 'STORE_READ_ONLY' } });
  });
});
