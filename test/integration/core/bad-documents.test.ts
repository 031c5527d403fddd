// Documents as they should not be: each is blocked in words or warned about, and what goes out is what was shown.
import { describe, expect, it } from 'vitest';
import type { Bed, Desk } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';
import { accept, changeInSage, expectOnce, inSage, itemsOf, onlyItem } from './steps.ts';

describe('a document that is not as it should be', () => {
  let bed: Bed;
  let desk: Desk;
  withBed(async (openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
    await desk.refresh();
  });

  const blockedWords = async (id: string): Promise<readonly string[]> => {
    const { findings } = await desk.ask('desk.document', { id });
    return findings.filter((finding) => finding.level === 'blocked').map((finding) => finding.words);
  };

  const expectBlocked = async (id: string, words: string | RegExp) => {
    const [row, found] = [await desk.row(id), await blockedWords(id)];
    expect(row.light).toBe('blocked');
    expect(found.join('\n')).toMatch(words);
    const { conflicts, changed } = await accept(desk, id);
    expect(changed).toEqual([]);
    expect(conflicts[0]?.error.code).toBe('REVIEW_BLOCKED');
    expect((await desk.row(id)).state).toBe('sent');
  };

  it('with a title of 300 characters is warned about, cut at 50, and lands exactly as it was shown', async () => {
    const title = `${'Partitions, ceilings and finishes of the east wing '.repeat(6)}`.slice(0, 300);
    const added = await bed.addSubcontract({ title });
    await desk.refresh();
    expect(await desk.row(added.id)).toMatchObject({ light: 'warning', title });
    const { header } = await desk.ask('desk.compare', { id: added.id });
    const shown = header.find((field) => field.mark === 'cut')?.willBe ?? '';
    expect(shown.length).toBeLessThanOrEqual(50);
    expect(title.startsWith(shown)).toBe(true);
    await accept(desk, added.id);
    const { documents } = await desk.ask('push.dryRun', { ids: [added.id] });
    const planned = documents[0]?.rows.find((row) => row.table.endsWith('subcon'));
    expect(planned?.values.find((value) => value.column === 'dscrpt')?.value).toBe(shown);
    const { revision } = await desk.row(added.id);
    await desk.ask('review.undo', { items: [{ id: added.id, revision }] });
    const item = onlyItem(await desk.push([added.id]));
    expect(item.words).toBe('synced');
    expect((await expectOnce(bed, added)).dscrpt).toBe(shown);
    expect(await desk.row(added.id)).toMatchObject({ state: 'synced', drifted: false });
  });

  it('with an amount of six decimals is blocked and says which figure is wrong', async () => {
    const { id } = await bed.addSubcontract({ grand_total: '100.123456' }, [{ amount: '100.123456' }]);
    await desk.refresh();
    await expectBlocked(id, /100\.123456 is not an exact amount in cents/);
    expect((await desk.row(id)).amount).toBeNull();
  });

  it('whose lines do not sum is blocked with both sums', async () => {
    const { id } = await bed.addSubcontract({ grand_total: '5000.00' }, [{ amount: '1000.00' }, { amount: '2000.00' }]);
    await desk.refresh();
    await expectBlocked(id, /lines sum to 3,000\.00, the contract says 5,000\.00/);
  });

  it('without lines is blocked', async () => {
    const { id } = await bed.addSubcontract({ grand_total: '0.00' }, []);
    await desk.refresh();
    await expectBlocked(id, 'The schedule of values is empty.');
  });

  it('without a title, a contract company or a cost code is blocked for each', async () => {
    const { id } = await bed.addSubcontract({ title: '   ', vendor: null }, [{ amount: '10.00', cost_code: null }]);
    await desk.refresh();
    const words = (await blockedWords(id)).join('\n');
    expect(words).toContain('has no title');
    expect(words).toContain('has no contract company');
    expect(words).toContain('has no cost code');
    await expectBlocked(id, /has no title/);
  });

  it('that is larger than Sage holds is blocked, not cut', async () => {
    const { id } = await bed.addSubcontract({ grand_total: '123456789012345.00' }, [{ amount: '123456789012345.00' }]);
    await desk.refresh();
    await expectBlocked(id, /exact amount in cents/);
  });

  it('with a number that is too long, taken, or used twice goes out under the number that was keyed', async () => {
    const long = await bed.addSubcontract({ number: `SC-LONG-${'9'.repeat(30)}` });
    const [holder] = await bed.sql(`SELECT TOP (1) h.ctcnum FROM dbo.subcon AS h WHERE h.ctcnum <> ''`);
    const taken = await bed.addSubcontract({ number: String(holder?.ctcnum).trim() });
    const twice = await bed.addSubcontract();
    const other = await bed.addSubcontract({ number: twice.number });
    await desk.refresh();
    await expectBlocked(long.id, /The number has 38 characters; Sage takes/);
    await expectBlocked(taken.id, /is used in Sage by/);
    await expectBlocked(twice.id, /would be written under number/);
    await expectBlocked(other.id, /would be written under number/);
    const keyed = [
      { document: long, number: 'KEYED-1' },
      { document: taken, number: 'KEYED-2' },
      { document: other, number: 'KEYED-3' },
    ];
    for (const { document, number } of keyed) {
      const items = await itemsOf(desk, [document.id]);
      const { changed, conflicts } = await desk.ask('review.key', { items, field: 'number', value: ` ${number} ` });
      expect(conflicts).toEqual([]);
      expect(changed.find((row) => row.id === document.id)).toMatchObject({ light: 'ready', number });
    }
    // Keying the one freed the other.
    expect(await desk.row(twice.id)).toMatchObject({ light: 'ready' });
    const slip = await desk.push([long.id, taken.id, other.id, twice.id]);
    expect(slip.items.map((item) => item.words)).toEqual(['synced', 'synced', 'synced', 'synced']);
    expect(slip.control).toMatchObject({ ties: true, sentCount: 4, readBackCount: 4, reportedCount: 4 });
    for (const { document, number } of keyed) await expectOnce(bed, { procoreId: document.procoreId, number });
    expect(await inSage(bed, long.number.slice(0, 20))).toEqual([]);
  });

  it('keyed to a number that is too long or taken stays blocked, and back to its own when the key is cleared', async () => {
    const { id, number } = await bed.addSubcontract();
    await desk.refresh();
    const key = async (value: string | null) =>
      desk.ask('review.key', { items: await itemsOf(desk, [id]), field: 'number', value });
    expect((await key('X'.repeat(400))).changed.find((row) => row.id === id)).toMatchObject({ light: 'blocked' });
    expect((await key('KEYED-1')).changed.find((row) => row.id === id)).toMatchObject({ light: 'blocked' });
    expect((await key('')).changed.find((row) => row.id === id)).toMatchObject({ light: 'ready', number });
  });

  it('with awkward characters lands with what Sage can hold, as shown, and does not drift', async () => {
    const added = await bed.addSubcontract({ title: `O'Brien "Rose" & façade – 5 Ω\n\tground 漢字 😀 %_[x]--;` });
    await desk.refresh();
    const { header } = await desk.ask('desk.compare', { id: added.id });
    const shown = header.find((field) => field.sent?.includes("O'Brien"))?.willBe;
    const item = onlyItem(await desk.push([added.id]));
    expect(item.words).toBe('synced');
    expect((await expectOnce(bed, added)).dscrpt).toBe(shown);
    await desk.refresh();
    expect(await desk.row(added.id)).toMatchObject({ state: 'synced', drifted: false });
  });

  it('whose vendor was switched off in Sage after the accept fails in words and leaves nothing in Sage', async () => {
    const added = await bed.addSubcontract();
    await desk.refresh();
    await accept(desk, added.id);
    const { documents } = await desk.ask('push.dryRun', { ids: [added.id] });
    const vendor = documents[0]?.rows[0]?.values.find((value) => value.column === 'vndnum')?.value;
    await changeInSage(bed, `UPDATE dbo.actpay SET inactv = 1 WHERE recnum = ${vendor}`);
    try {
      const { count, sum } = await desk.ask('push.plan', {});
      const { pushId } = await desk.ask('push.start', { ids: null, count, sum });
      await desk.workbench.idle();
      const { slip } = await desk.ask('push.slip', { pushId });
      expect(slip?.items[0]).toMatchObject({ state: 'failed', error: { code: 'SAGE_VENDOR_NOT_ACTIVE' } });
      expect(slip?.items[0]?.words).toContain(`Vendor ${vendor}`);
      expect(await inSage(bed, added.number)).toEqual([]);
    } finally {
      await changeInSage(bed, `UPDATE dbo.actpay SET inactv = 0 WHERE recnum = ${vendor}`);
    }
    const again = onlyItem(await desk.push([added.id]));
    expect(again.words).toBe('synced');
    await expectOnce(bed, added);
  });
});
