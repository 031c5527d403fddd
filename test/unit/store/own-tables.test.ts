// Documents, links, intents, pushes and settings come back as they were put.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { appError } from '#shared/result/app-error.ts';
import type { LocalDate } from '#shared/time/local-date.ts';
import { aDocument, aLink, anIntent, later, noon } from '../../integration/store/store-values.ts';
import { openedStore, tempFolder } from '../../integration/store/temp-store.ts';

describe('documents of our own', () => {
  it('come back with every field, and each put raises the revision', () => {
    const store = openedStore();
    const full = aDocument({
      state: 'held',
      reason: 'wait for the bond',
      holdUntil: '2026-02-01' as LocalDate,
      keyed: { number: ' Sc-É1 ', title: 'Steel' },
      basis: 'b',
      decidedBy: 'Ana',
      decidedAt: noon,
      returned: true,
      drifted: true,
      error: appError('SAGE_BUSY', { x: '"quoted"' }),
    });
    const first = store.write((write) => write.own.putDocument(aDocument()));
    const second = store.write((write) => write.own.putDocument(full));
    expect([first.revision, second.revision]).toEqual([1, 2]);
    store.read((read) => {
      expect(read.own.document(full.id)).toStrictEqual({ ...full, revision: 2 });
      expect(read.own.revision()).toBe(2);
      expect(read.own.document('subcontract/none')).toBeNull();
      expect(read.own.keyedUnder('subcontract', 'sc-é1').map((own) => own.id)).toEqual([full.id]);
      expect(read.own.keyedUnder('purchaseOrder', 'sc-é1')).toEqual([]);
    });
  });

  it('are found by state, longest waiting first', () => {
    const store = openedStore();
    store.write(({ own }) => {
      own.putDocument(aDocument({ id: 'subcontract/1', since: later }));
      own.putDocument(aDocument({ id: 'subcontract/2', since: noon }));
      own.putDocument(aDocument({ id: 'subcontract/3', state: 'queued' }));
      own.putDocument(aDocument({ id: 'subcontract/4', state: 'archived' }));
    });
    const found = store.read((read) => read.own.documentsInState(['sent', 'queued']).map((own) => own.id));
    expect(found).toEqual(['subcontract/2', 'subcontract/3', 'subcontract/1']);
  });
});

describe('links', () => {
  it('are found from both sides, replaced and removed', () => {
    const store = openedStore();
    store.write((write) => write.own.putLink(aLink()));
    store.write((write) => write.own.putLink(aLink({ reported: true, stamp: 's2' })));
    store.read(({ own }) => {
      expect(own.link('subcontract/1001')).toStrictEqual(aLink({ reported: true, stamp: 's2' }));
      expect(own.linkBySageKey(aLink().sageKey)?.id).toBe('subcontract/1001');
      expect(own.links('subcontract')).toHaveLength(1);
      expect(own.links('company')).toEqual([]);
    });
    store.write((write) => write.own.removeLink('subcontract/1001'));
    expect(store.read((read) => read.own.link('subcontract/1001'))).toBeNull();
  });

  it('never tie one record of Sage to two documents', () => {
    const store = openedStore();
    store.write((write) => write.own.putLink(aLink()));
    expect(() => store.write((write) => write.own.putLink(aLink({ id: 'subcontract/2' })))).toThrow('UNIQUE');
  });
});

describe('intents', () => {
  it('get rising numbers and keep what they say when their progress changes', () => {
    const store = openedStore();
    const { first, second } = store.write(({ own }) => ({
      first: own.addIntent(anIntent()),
      second: own.addIntent(anIntent({ id: 'i2', verb: 'report', document: 'subcontract/2' })),
    }));
    expect(second.seq).toBeGreaterThan(first.seq);
    const error = appError('SAGE_BUSY');
    store.write(({ own }) => own.updateIntent(first.id, { state: 'sending', attempts: 1, lastError: error }));
    store.write(({ own }) => own.updateIntent(first.id, { pushId: 'p1', nextAttemptAt: later }));
    store.read(({ own }) => {
      expect(own.intent(first.id)).toStrictEqual({
        ...first,
        state: 'sending',
        attempts: 1,
        lastError: error,
        pushId: 'p1',
        nextAttemptAt: later,
      });
      expect(own.intents(['waiting', 'sending']).map((intent) => intent.id)).toEqual([first.id, 'i2']);
      expect(own.intentsOf('subcontract/2').map((intent) => intent.id)).toEqual(['i2']);
    });
  });

  it('cannot be deleted or reworded even by hand', () => {
    const dataDir = tempFolder();
    const store = openedStore(dataDir);
    store.write(({ own }) => own.addIntent(anIntent()));
    store.close();
    const raw = new Database(join(dataDir, 'tieout.db'));
    try {
      expect(() => raw.exec('DELETE FROM own_intent')).toThrow('never deleted');
      expect(() => raw.exec(`UPDATE own_intent SET payload = '{}'`)).toThrow('never changes');
      raw.exec(`UPDATE own_intent SET state = 'done'`);
    } finally {
      raw.close();
    }
  });
});

describe('pushes and settings', () => {
  it('answer the latest push when none is named', () => {
    const store = openedStore();
    const run = { person: 'Ana', state: 'running', startedAt: noon, finishedAt: null, items: '[]' } as const;
    expect(store.read((read) => read.own.push(null))).toBeNull();
    store.write(({ own }) => {
      own.putPush({ ...run, id: 'p9' });
      own.putPush({ ...run, id: 'p1' });
      own.putPush({ ...run, id: 'p9', state: 'finished', finishedAt: later });
    });
    store.read(({ own }) => {
      expect(own.push(null)?.id).toBe('p1');
      expect(own.push('p9')).toStrictEqual({ ...run, id: 'p9', state: 'finished', finishedAt: later });
    });
  });

  it('keep a setting until it is set again', () => {
    const store = openedStore();
    store.write(({ own }) => own.setSetting('mode', 'sample'));
    store.write(({ own }) => own.setSetting('mode', 'live'));
    expect(store.read(({ own }) => [own.setting('mode'), own.setting('other')])).toEqual(['live', null]);
  });
});
