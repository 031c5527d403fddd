// Writing over the wire: keys reported exactly once, lost answers looked up, other integrations left alone.
import { describe, expect, it } from 'vitest';
import type { SyncedReport } from '../../../src/main/core/ports/procore.ts';
import type { FaultName } from '../../../src/main/sample/procore-server/fault-effects.ts';
import { approvedId, cascadeId, clinicId, draftId, lineId } from '../procore-server/small-company.ts';
import { type Bed, procoreBed, project } from './procore-bed.ts';

const header = 's100c:subcontract:0b5c0a50-3f6d-5c6c-9a06-000000000001';
const line = 's100c:subcontract-line:0b5c0a50-3f6d-5c6c-9a06-000000000002';

const report: SyncedReport = {
  kind: 'subcontract',
  id: String(approvedId),
  projectId: String(clinicId),
  originId: header,
  originCode: '1042-7',
  lines: [{ id: String(lineId), originId: line }],
};
const ref = { id: report.id, projectId: report.projectId };
const headerSync = { method: 'PATCH', path: 'work_order_contracts/sync' };
const lineSync = { method: 'PATCH', path: 'line_items/sync' };

function stored(bed: Bed) {
  const contract = bed.server.state().workOrderContracts.find((one) => one.id === approvedId);
  return {
    originId: contract?.origin_id,
    originCode: contract?.origin_code,
    lines: contract?.line_items.map((one) => one.origin_id),
    status: contract?.status,
    description: contract?.description,
  };
}

const done = { originId: header, originCode: '1042-7', lines: [line] };

function writes(bed: Bed): string[] {
  return bed.requests().filter((request) => request.startsWith('PATCH'));
}

describe('a report', () => {
  it('puts the keys on header and lines, once, however often it is told', async () => {
    const bed = await procoreBed();
    expect(await bed.procore.report(report)).toEqual({ ok: true, value: { outcome: 'written', linesCarried: true } });
    expect(stored(bed)).toMatchObject(done);
    expect(await bed.procore.report(report)).toEqual({ ok: true, value: { outcome: 'already', linesCarried: true } });
    expect(writes(bed)).toHaveLength(2);
    const fresh = await bed.procore.fetch('subcontract', report.id, { project });
    expect(fresh).toMatchObject({ value: { originId: header, originCode: '1042-7', lines: [{ originId: line }] } });
    expect(bed.server.journal().filter((entry) => entry.unknownRoute)).toEqual([]);
  });

  it('goes on where an earlier one stopped', async () => {
    const bed = await procoreBed();
    await bed.fault({ fault: 'server-error', match: { ...lineSync, count: null } });
    expect(await bed.procore.report(report)).toMatchObject({ ok: false, error: { code: 'PROCORE_WRITE_UNSURE' } });
    expect(stored(bed)).toMatchObject({ ...done, lines: [null] });
    await bed.server.liftFaults();
    expect(await bed.procore.report(report)).toMatchObject({ ok: true, value: { outcome: 'written' } });
    expect(stored(bed)).toMatchObject(done);
    expect(writes(bed).filter((request) => request.endsWith('contracts/sync'))).toHaveLength(1);
  });

  it('takes the keys back', async () => {
    const bed = await procoreBed();
    await bed.procore.report(report);
    const unlink = { ...report, originId: null, originCode: null, lines: [{ id: String(lineId), originId: null }] };
    expect(await bed.procore.report(unlink)).toMatchObject({ ok: true, value: { outcome: 'written' } });
    expect(stored(bed)).toMatchObject({ originId: null, originCode: null, lines: [null] });
    expect(await bed.procore.report(unlink)).toMatchObject({ ok: true, value: { outcome: 'already' } });
  });

  it.each(['answer-lost', 'error-after-write', 'cut-body', 'truncated-json', 'empty-body'] as FaultName[])(
    'whose answer is lost is looked up and not repeated: %s',
    async (fault) => {
      const bed = await procoreBed();
      await bed.fault({ fault, match: headerSync });
      await bed.fault({ fault, match: lineSync });
      expect(await bed.procore.report(report)).toEqual({ ok: true, value: { outcome: 'written', linesCarried: true } });
      expect(stored(bed)).toMatchObject(done);
      expect(writes(bed)).toHaveLength(2);
    },
  );

  it('that did not arrive goes out once more under the same token, and is then unsure', async () => {
    const tokens: string[] = [];
    const watching: typeof fetch = (input, init) => {
      if (init?.method === 'PATCH') tokens.push(String(Object(init.headers)['idempotency-token']));
      return fetch(input, init);
    };
    const bed = await procoreBed({ fetch: watching });
    await bed.fault({ fault: 'server-error', match: headerSync });
    expect(await bed.procore.report(report)).toMatchObject({ ok: true, value: { outcome: 'written' } });
    expect(tokens).toHaveLength(3);
    expect(tokens[0]).toBe(tokens[1]);
    expect(tokens[2]).not.toBe(tokens[0]);

    const worse = await procoreBed();
    await worse.fault({ fault: 'server-error', match: { ...headerSync, count: null } });
    expect(await worse.procore.report(report)).toMatchObject({ ok: false, error: { code: 'PROCORE_WRITE_UNSURE' } });
    expect(writes(worse)).toHaveLength(2);
    expect(stored(worse)).toMatchObject({ originId: null });
  });

  it('waits for a limit and renews a token: those writes were not processed', async () => {
    const bed = await procoreBed();
    await bed.fault({ fault: 'rate-limit', args: { resetSeconds: 4 }, match: headerSync });
    await bed.fault({ fault: 'expired-token', match: lineSync });
    expect(await bed.procore.report(report)).toMatchObject({ ok: true, value: { outcome: 'written' } });
    expect(stored(bed)).toMatchObject(done);
  });

  it('believes rows, not the status: a refused header is told with Procore’s words', async () => {
    const bed = await procoreBed();
    const args = { rows: [0], field: 'origin_id', text: 'has already been taken' };
    await bed.fault({ fault: 'sync-row-errors', args, match: headerSync });
    expect(await bed.procore.report(report)).toMatchObject({
      ok: false,
      error: { code: 'PROCORE_RULE', facts: { detail: 'origin_id has already been taken' } },
    });
    expect(stored(bed)).toMatchObject({ originId: null, lines: [null] });
  });

  it('says so when the lines take no keys or are gone', async () => {
    const bed = await procoreBed();
    const args = { rows: [0], text: 'The lines cannot be changed' };
    await bed.fault({ fault: 'sync-row-errors', args, match: lineSync });
    expect(await bed.procore.report(report)).toEqual({ ok: true, value: { outcome: 'written', linesCarried: false } });
    expect(bed.said.join()).toContain('The lines cannot be changed');
    const gone = { ...report, lines: [...report.lines, { id: '77', originId: `${line.slice(0, -1)}3` }] };
    expect(await bed.procore.report(gone)).toEqual({ ok: true, value: { outcome: 'written', linesCarried: false } });
    expect(stored(bed)).toMatchObject(done);
  });

  it('leaves records of another integration alone, header or line', async () => {
    const bed = await procoreBed();
    bed.server.people.edit({ collection: 'workOrderContracts', id: approvedId, fields: { origin_id: 'hh2-4711' } });
    expect(await bed.procore.report(report)).toEqual({
      ok: false,
      error: { code: 'PROCORE_OWNED_BY_OTHER', facts: { document: 'Subcontract SC-201', key: 'hh2-4711' } },
    });
    const [lines, header] = [{ lineId, origin_id: 'hh2-line' }, null];
    bed.server.people.edit({ collection: 'workOrderContracts', id: approvedId, fields: { origin_id: header } });
    const edit = { collection: 'workOrderContracts', id: approvedId, lineId, fields: { origin_id: lines.origin_id } };
    bed.server.people.edit(edit);
    expect(await bed.procore.report(report)).toMatchObject({ error: { code: 'PROCORE_OWNED_BY_OTHER' } });
    expect(writes(bed)).toEqual([]);
  });

  it('does not make a record that is not there', async () => {
    const bed = await procoreBed();
    const count = bed.server.state().workOrderContracts.length;
    expect(await bed.procore.report({ ...report, id: '598134325999999' })).toMatchObject({
      error: { code: 'PROCORE_NOT_FOUND' },
    });
    bed.server.people.delete({ collection: 'workOrderContracts', id: approvedId });
    expect(await bed.procore.report(report)).toMatchObject({ error: { code: 'PROCORE_NOT_FOUND' } });
    expect(bed.server.state().workOrderContracts).toHaveLength(count);
    expect(writes(bed)).toEqual([]);
  });

  it('carries hundreds of lines, in whatever order Procore answers', async () => {
    const bed = await procoreBed({ server: { settings: { shuffleEntities: true } } });
    const contract = bed.server.state().workOrderContracts.find((one) => one.id === approvedId);
    const [first] = contract?.line_items ?? [];
    if (contract === undefined || first === undefined) throw new Error('no contract');
    contract.line_items = Array.from({ length: 250 }, (_, n) => ({ ...first, id: lineId + 1000 + n }));
    const lines = contract.line_items.map((one, n) => ({
      id: String(one.id),
      originId: `s100c:subcontract-line:0b5c0a50-3f6d-5c6c-9a06-${`${n}`.padStart(12, '0')}`,
    }));
    expect(await bed.procore.report({ ...report, lines })).toMatchObject({ value: { linesCarried: true } });
    expect(stored(bed).lines).toEqual(lines.map((one) => one.originId));
    expect(writes(bed)).toHaveLength(4);
  });

  it('is not sent to a server that is gone', async () => {
    const bed = await procoreBed();
    await bed.procore.whoAmI();
    await bed.fault({ fault: 'server-gone' });
    expect(await bed.procore.report(report)).toMatchObject({ error: { code: 'PROCORE_NOT_REACHABLE' } });
    await bed.server.liftFaults();
    expect(await bed.procore.report(report)).toMatchObject({ ok: true, value: { outcome: 'written' } });
  });

  it('that is cut off by a server going away is unsure, and found later', async () => {
    const bed = await procoreBed();
    await bed.fault({ fault: 'server-gone', match: headerSync });
    expect(await bed.procore.report(report)).toMatchObject({ error: { code: 'PROCORE_WRITE_UNSURE' } });
    await bed.server.liftFaults();
    expect(await bed.procore.report({ ...report, lines: [] })).toMatchObject({ value: { outcome: 'already' } });
  });
});

describe('a rejection', () => {
  it('brings the contract back to Draft and leaves its description alone', async () => {
    const bed = await procoreBed();
    const before = stored(bed).description;
    expect(await bed.procore.reject('subcontract', ref, 'The price is wrong')).toMatchObject({ ok: true });
    expect(stored(bed)).toMatchObject({ status: 'Draft', description: before });
    expect(await bed.procore.reject('subcontract', ref, 'The price is wrong')).toMatchObject({ ok: true });
    expect(await bed.procore.reject('subcontract', { ...ref, id: String(draftId) }, 'x')).toMatchObject({ ok: true });
    expect(writes(bed)).toHaveLength(1);
    expect(JSON.stringify(bed.server.journal())).not.toContain('The price is wrong');
  });

  it('whose answer is lost is looked up', async () => {
    const bed = await procoreBed();
    await bed.fault({ fault: 'answer-lost', match: { method: 'PATCH' } });
    expect(await bed.procore.reject('subcontract', ref, 'x')).toMatchObject({ ok: true });
    expect(writes(bed)).toHaveLength(1);
  });

  it('that Procore refuses or does not know is told', async () => {
    const bed = await procoreBed();
    const body = { errors: { base: ['is locked because it was synced'] } };
    await bed.fault({ fault: 'answer', args: { status: 422, body }, match: { method: 'PATCH' } });
    expect(await bed.procore.reject('subcontract', ref, 'x')).toMatchObject({
      error: { code: 'PROCORE_RULE', facts: { detail: 'is locked because it was synced' } },
    });
    const nobody = { ...ref, id: String(cascadeId) };
    expect(await bed.procore.reject('subcontract', nobody, 'x')).toMatchObject({
      error: { code: 'PROCORE_NOT_FOUND' },
    });
  });
});
