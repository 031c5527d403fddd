// read and write: all or nothing, never nested, never waiting.
import { describe, expect, it } from 'vitest';
import type { WriteHandle } from '../../../src/main/core/ports/store.ts';
import { aDocument } from './store-values.ts';
import { openedStore, tempFolder } from './temp-store.ts';

describe('a write', () => {
  it('leaves nothing behind when its work throws, the revision included', () => {
    const store = openedStore();
    expect(() =>
      store.write(({ own }) => {
        own.putDocument(aDocument());
        throw new Error('changed my mind');
      }),
    ).toThrow('changed my mind');
    store.read(({ own }) => {
      expect(own.document('subcontract/1001')).toBeNull();
      expect(own.revision()).toBe(0);
    });
    expect(store.write(({ own }) => own.putDocument(aDocument())).revision).toBe(1);
  });

  it('within a write or a read is a bug, and the outer one is rolled back', () => {
    const store = openedStore();
    const nested = (): unknown =>
      store.write(({ own }) => {
        own.setSetting('a', '1');
        store.write((inner) => inner.own.setSetting('b', '2'));
      });
    expect(nested).toThrow('within another');
    expect(() => store.read(() => store.write(() => 1))).toThrow('within another');
    expect(store.read(({ own }) => [own.setting('a'), own.setting('b')])).toEqual([null, null]);
  });

  it('cannot await, and stores nothing when it tries', async () => {
    const store = openedStore();
    let waiting: Promise<unknown> = Promise.resolve();
    const slow = (): unknown =>
      store.write(({ own }) => {
        own.setSetting('a', '1');
        waiting = Promise.resolve();
        return waiting;
      });
    expect(slow).toThrow('cannot await');
    await waiting;
    expect(store.read(({ own }) => own.setting('a'))).toBeNull();
  });

  it('handle that outlives its write refuses to change anything', () => {
    const store = openedStore();
    let kept: WriteHandle | undefined;
    store.write((write) => {
      kept = write;
    });
    expect(() => kept?.own.setSetting('a', '1')).toThrow('after its write had ended');
    expect(() => kept?.desk.remove(['subcontract/1'])).toThrow('after its write had ended');
    expect(() => kept?.mirror.clear()).toThrow('after its write had ended');
  });

  it('shows what it has done so far to a read inside it', () => {
    const store = openedStore();
    const seen = store.write(({ own }) => {
      own.setSetting('a', '1');
      return store.read((read) => read.own.setting('a'));
    });
    expect(seen).toBe('1');
  });
});

describe('a closed store', () => {
  it('refuses reads and writes, and keeps what was written', () => {
    const dataDir = tempFolder();
    const store = openedStore(dataDir);
    store.write(({ own }) => own.setSetting('a', '1'));
    store.close();
    expect(() => store.read(() => 1)).toThrow('closed');
    expect(() => store.write(() => 1)).toThrow('closed');
    expect(openedStore(dataDir).read(({ own }) => own.setting('a'))).toBe('1');
  });
});
