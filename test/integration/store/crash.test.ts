// What `write` returned is there, whatever happens to the process afterwards.
import { describe, expect, it } from 'vitest';
import { killed, linesOf, startChild } from './run-child.ts';
import { openedStore, tempFolder } from './temp-store.ts';

describe('a killed process', () => {
  it.each([1, 7, 40])('has stored everything that was said after %i writes', async (enough) => {
    const dataDir = tempFolder();
    const child = startChild('write-forever', dataDir);
    let said = 0;
    for await (const line of linesOf(child)) {
      said = Number(line);
      // Killed from outside, in the middle of whatever comes next; what it said until then is read to the end.
      if (said === enough) child.kill('SIGKILL');
    }
    expect(said).toBeGreaterThanOrEqual(enough);
    openedStore(dataDir).read(({ own }) => {
      const queued = own.documentsInState(['queued']).length;
      expect(queued).toBeGreaterThanOrEqual(said);
      // Document, intent and journal are one: all of them or none.
      expect(own.document(`subcontract/${said}`)?.state).toBe('queued');
      expect(own.intents(['waiting'])).toHaveLength(queued);
      expect(own.verifyJournal()).toEqual({ entries: queued, brokenAt: null });
      expect(own.revision()).toBe(queued);
    });
  });

  it('frees the data folder it was using', async () => {
    const dataDir = tempFolder();
    const child = startChild('hold-store', dataDir);
    const { value: said } = await linesOf(child).next();
    expect(said).toBe('open');
    expect(() => openedStore(dataDir)).toThrow('STORE_IN_USE');
    await killed(child);
    expect(openedStore(dataDir).read(({ own }) => own.revision())).toBe(0);
  });
});
