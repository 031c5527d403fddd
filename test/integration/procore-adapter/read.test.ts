// Reading over the wire: every list, what changed, pages that move, limits, and a server on a bad day.
import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../../src/main/sample/procore-server/fault-effects.ts';
import type { FaultMatch, FaultRequest } from '../../../src/main/sample/procore-server/faults.ts';
import type { ProcoreData } from '../../../src/main/sample/procore-server/procore-data.ts';
import type { Instant } from '../../../src/shared/time/instant.ts';
import { approvedId, clinicId, draftId, smallCompany } from '../procore-server/small-company.ts';
import { procoreBed, project, readList } from './procore-bed.ts';

/** Enough companies for three pages of 500. */
function largeCompany(): ProcoreData {
  const data = smallCompany();
  const [first] = data.vendors;
  if (first === undefined) throw new Error('the small company has no vendors');
  for (let n = 0; n < 1197; n += 1) data.vendors.push({ ...first, id: 700_000_000_000_000 + n, name: `Company ${n}` });
  return data;
}

const page = (number: number): FaultMatch => ({ path: `vendors\\?.*page=${number}(&|$)` });

describe('the lists', () => {
  it('come as records, with the company, the version and the project told to Procore', async () => {
    const { procore, server, requests } = await procoreBed();
    server.people.edit({ collection: 'vendors', id: 562949955220405, fields: { is_active: false } });
    expect((await readList(procore, 'project')).records.map((one) => [one.number, one.active])).toEqual([
      ['1042', true],
      ['1043', true],
      ['1001', false],
    ]);
    const companies = await readList(procore, 'company');
    expect(companies).toMatchObject({ code: null, partial: false });
    expect(companies.records.map((one) => one.name)).toContain('Añejo & Ω "Glass"');
    expect(companies.records.filter((one) => !one.active).map((one) => one.id)).toEqual(['562949955220405']);
    expect((await readList(procore, 'costType')).records).toEqual([
      { id: '9004', name: 'Subcontract', code: 'S', originId: 's100c:ct:4' },
    ]);
    expect((await readList(procore, 'costCode', { project })).records.map((one) => one.fullCode)).toEqual(['16', '17']);
    const { records } = await readList(procore, 'subcontract', { project });
    expect(records[0]).toMatchObject({
      id: String(approvedId),
      projectId: String(clinicId),
      status: 'Approved',
      createdOn: '2026-01-02',
      grandTotal: '150000.0',
      lines: [{ amount: '150000.0', costCode: '16', costTypeOriginId: 's100c:ct:4', originId: null }],
    });
    expect(server.journal().filter((entry) => entry.unknownRoute)).toEqual([]);
    expect(requests().length).toBeLessThan(10);
  });

  it('say the same of a subcontract as the fresh record does', async () => {
    const { procore } = await procoreBed();
    const { records } = await readList(procore, 'subcontract', { project });
    const fresh = await procore.fetch('subcontract', String(approvedId), { project });
    expect(fresh).toEqual({ ok: true, value: records[0] });
    expect(await procore.fetch('subcontract', '12', { project })).toEqual({ ok: true, value: null });
  });

  it('fetch the lines where the rows come without them', async () => {
    // A Procore whose view "extended" carries no lines.
    const without: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (!/work_order_contracts(\/\d+)?\?/.test(String(input))) return response;
      const body = JSON.parse(await response.text(), (key, value) => (key === 'line_items' ? undefined : value));
      const headers = new Headers(response.headers);
      headers.delete('content-length');
      return new Response(JSON.stringify(body), { status: response.status, headers });
    };
    const plain = await procoreBed();
    const bed = await procoreBed({ fetch: without });
    const expected = await readList(plain.procore, 'subcontract', { project });
    expect(await readList(bed.procore, 'subcontract', { project })).toEqual(expected);
    expect(await bed.procore.fetch('subcontract', String(approvedId), { project })).toEqual({
      ok: true,
      value: expected.records[0],
    });
  });

  it('bring only what changed, with five minutes of overlap, and what was deleted', async () => {
    const { procore, server, clock } = await procoreBed();
    const since = '2026-01-10T09:04:00Z' as Instant;
    clock.advance(60_000);
    server.people.edit({ collection: 'workOrderContracts', id: draftId, fields: { title: 'Plumbing' } });
    const changed = await readList(procore, 'subcontract', { project, since });
    expect(changed).toMatchObject({ partial: true, records: [{ id: String(draftId), title: 'Plumbing' }] });
    server.people.delete({ collection: 'workOrderContracts', id: draftId });
    const deleted = await readList(procore, 'subcontract', { project, since });
    expect(deleted.records).toMatchObject([{ id: String(draftId), status: 'Deleted' }]);
    const all = await readList(procore, 'subcontract', { project });
    expect(all).toMatchObject({ partial: false, records: [{ id: String(approvedId) }] });
    expect(await procore.fetch('subcontract', String(draftId), { project })).toEqual({ ok: true, value: null });
    expect(await readList(procore, 'costCode', { project, since })).toMatchObject({ partial: false });
  });

  it('notice a filter that was ignored without a word', async () => {
    const ignoring: typeof fetch = (input, init) => fetch(String(input).replace('updated_at', 'nobody_knows'), init);
    const { procore } = await procoreBed({ fetch: ignoring });
    const since = '2026-01-10T09:00:00Z' as Instant;
    const all = await readList(procore, 'subcontract', { project, since });
    expect(all).toMatchObject({ partial: false, total: 2 });
  });
});

describe('long lists', () => {
  it('come page by page, each record once', async () => {
    const { procore, requests } = await procoreBed({ server: { data: largeCompany() } });
    const all = await readList(procore, 'company');
    expect(new Set(all.records.map((one) => one.id)).size).toBe(1202);
    expect(all).toMatchObject({ code: null, partial: false });
    expect(requests().filter((request) => request === 'GET /rest/v1.0/vendors')).toHaveLength(3);
  });

  it.each([
    ['a page that comes twice', { fault: 'repeat-page', match: page(2) }],
    ['a row that comes twice', { fault: 'duplicate-row', match: page(2) }],
    ['rows that moved up between two pages', { fault: 'change-between-pages', match: page(2) }],
    ['missing links', { fault: 'no-links', match: { path: 'vendors', count: null } }],
  ] as [string, FaultRequest][])('survive %s', async (_name, fault) => {
    const bed = await procoreBed({ server: { data: largeCompany() } });
    await bed.fault(fault);
    const all = await readList(bed.procore, 'company');
    expect(new Set(all.records.map((one) => one.id)).size).toBe(1202);
    expect(all.records).toHaveLength(1202);
    expect(all).toMatchObject({ code: null, partial: false });
  });

  it('are not called complete when Procore counts more than it shows', async () => {
    const bed = await procoreBed();
    await bed.fault({ fault: 'wrong-total', match: { path: 'cost_codes', count: null } });
    const all = await readList(bed.procore, 'costCode', { project });
    expect(all).toMatchObject({ code: null, partial: true });
    expect(all.records).toHaveLength(2);
    expect(bed.said.join()).toContain('counts other rows');
    expect(bed.requests().filter((request) => request.includes('cost_codes'))).toHaveLength(2);
  });

  it('end at the first failure', async () => {
    const bed = await procoreBed({ server: { data: largeCompany() } });
    await bed.fault({ fault: 'answer', match: { ...page(2), count: null } });
    const all = await readList(bed.procore, 'company');
    expect(all).toMatchObject({ code: 'PROCORE_NOT_ALLOWED' });
    expect(all.records).toHaveLength(500);
  });
});

describe('a bad day', () => {
  it.each([
    ['server-error', { status: 500 }],
    ['server-error', { status: 504 }],
    ['server-error', { status: 503, retryAfter: 20 }],
    ['cut-body', { afterBytes: 30 }],
    ['answer-lost', {}],
    ['truncated-json', {}],
    ['empty-body', {}],
    ['html-page', {}],
    ['rate-limit', { resetSeconds: 4 }],
    ['rate-limit', { resetSeconds: -600 }],
    ['rate-limit', { resetSeconds: 4, retryAfter: 30 }],
  ] as [FaultName, Record<string, number>][])('is waited out: %s %j', async (fault, args) => {
    const bed = await procoreBed();
    await bed.fault({ fault, args, match: { count: 3 } });
    const all = await readList(bed.procore, 'costType');
    expect(all).toMatchObject({ code: null, partial: false, records: [{ id: '9004' }] });
    const least = 3 * Math.max(args.retryAfter ?? 0, args.resetSeconds ?? 0) * 1000;
    expect(bed.clock.slept.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(least);
    expect(bed.requests().filter((request) => request.includes('line_item_types'))).toHaveLength(4);
  });

  it.each([
    ['server-error', 'PROCORE_TROUBLE'],
    ['cut-body', 'PROCORE_NOT_REACHABLE'],
    ['truncated-json', 'PROCORE_ANSWER_UNREADABLE'],
    ['html-page', 'PROCORE_ANSWER_UNREADABLE'],
    ['rate-limit', 'PROCORE_LIMIT_REACHED'],
  ] as [FaultName, string][])('that does not end is told after a few tries: %s', async (fault, code) => {
    const bed = await procoreBed();
    await bed.fault({ fault, match: { count: null } });
    const identity = await bed.procore.whoAmI();
    expect(identity).toMatchObject({ ok: false, error: { code } });
    const { until } = identity.ok ? {} : identity.error.facts;
    if (code === 'PROCORE_LIMIT_REACHED') expect(Date.parse(until ?? '')).toBeGreaterThan(Date.parse(bed.clock.now()));
    expect(bed.requests().length).toBeLessThan(8);
  });

  it('is told at once when Procore asks to wait for half an hour, and nothing more is sent until then', async () => {
    const bed = await procoreBed();
    await bed.fault({ fault: 'rate-limit', args: { resetSeconds: 1800, window: 'hourly' } });
    expect(await readList(bed.procore, 'costType')).toMatchObject({ code: 'PROCORE_LIMIT_REACHED' });
    expect(bed.procore.rateLimit()).toMatchObject({ remaining: 0, resetsAt: expect.stringContaining('T09:30:0') });
    const sent = bed.requests().length;
    expect(await readList(bed.procore, 'company')).toMatchObject({ code: 'PROCORE_LIMIT_REACHED' });
    expect(bed.requests()).toHaveLength(sent);
    bed.clock.advance(1_803_000);
    expect(await readList(bed.procore, 'costType')).toMatchObject({ code: null });
  });

  it('is not brought about by us: a narrow limit is never hit', async () => {
    const bed = await procoreBed({ server: { rateLimits: { hourly: 600, spike: 25 } } });
    const lists = Array.from({ length: 100 }, () => readList(bed.procore, 'costType'));
    expect((await Promise.all(lists)).every((list) => list.code === null)).toBe(true);
    expect(bed.server.journal().filter((entry) => entry.status === 429)).toEqual([]);
  });

  it('has slow answers: a request ends after its time', async () => {
    const bed = await procoreBed({ config: { patience: { requestTimeoutMs: 80, maxTries: 2 } } });
    await bed.fault({ fault: 'slow', args: { delayMs: 250 }, match: { count: 1 } });
    expect(await readList(bed.procore, 'costType')).toMatchObject({ code: null });
    await bed.fault({ fault: 'slow', args: { delayMs: 250 }, match: { count: null } });
    expect(await readList(bed.procore, 'costType')).toMatchObject({ code: 'PROCORE_NOT_REACHABLE' });
  });

  it('has a server that is gone, and one that is back', async () => {
    const bed = await procoreBed();
    await bed.procore.whoAmI();
    await bed.fault({ fault: 'server-gone' });
    expect(await bed.procore.whoAmI()).toMatchObject({ ok: false, error: { code: 'PROCORE_NOT_REACHABLE' } });
    await bed.server.liftFaults();
    expect(await bed.procore.whoAmI()).toMatchObject({ ok: true });
  });

  it('has an app that was disconnected: told in words, tried once', async () => {
    const bed = await procoreBed({ server: { settings: { appConnected: false } } });
    const all = await readList(bed.procore, 'costType');
    expect(all).toMatchObject({ code: 'PROCORE_NOT_ALLOWED' });
    expect(bed.said.join()).toContain('App is not connected');
    expect(bed.requests()).toHaveLength(2);
  });

  it('can be ended by whoever waits', async () => {
    const bed = await procoreBed();
    await bed.fault({ fault: 'slow', args: { delayMs: 400 }, match: { count: null } });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    const before = performance.now();
    expect(await readList(bed.procore, 'costType', { signal: stop.signal })).toMatchObject({ code: 'CALL_CANCELLED' });
    expect(performance.now() - before).toBeLessThan(300);
    await bed.procore.close();
    expect(await readList(bed.procore, 'costType')).toMatchObject({ code: 'CALL_CANCELLED' });
  });
});
