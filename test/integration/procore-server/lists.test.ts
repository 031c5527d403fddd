import { describe, expect, it } from 'vitest';
import { signedInProcore } from './signed-in-procore.ts';
import { approvedId, cascadeId, clinicId, closedId, companyId, draftId, schoolId } from './small-company.ts';

const vendors = `/rest/v1.0/vendors?company_id=${companyId}`;
const projects = `/rest/v1.1/projects?company_id=${companyId}`;
const subcontracts = `/rest/v1.0/work_order_contracts?project_id=${clinicId}`;

function relations(link: string | null): string[] {
  return [...(link ?? '').matchAll(/rel="([a-z]+)"/g)].map((match) => match[1] ?? '').sort();
}

describe('pages of a list', () => {
  it('announces Total and Per-Page, and links as documented on each page', async () => {
    const { get, server } = await signedInProcore();
    const page = (number: number) => get(`${vendors}&per_page=2&page=${number}&view=compact`);
    const first = await page(1);
    expect(first.headers.get('total')).toBe('5');
    expect(first.headers.get('per-page')).toBe('2');
    expect(relations(first.headers.get('link'))).toEqual(['last', 'next']);
    expect(relations((await page(2)).headers.get('link'))).toEqual(['first', 'last', 'next']);
    expect(relations((await page(3)).headers.get('link'))).toEqual(['first', 'last', 'prev']);
    expect(first.headers.get('link')).toContain(`<${server.baseUrl}/rest/v1.0/vendors?page=2&per_page=2>; rel="next"`);
    const middle = await get(`${vendors}&per_page=1&page=3`);
    expect(relations(middle.headers.get('link'))).toEqual(['first', 'last', 'next', 'prev']);
  });

  it('walks all rows once in the order of ids, and is empty behind the end', async () => {
    const { rows } = await signedInProcore();
    const pages = await Promise.all([1, 2, 3, 4].map((page) => rows(`${vendors}&per_page=2&page=${page}`)));
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1, 0]);
    expect(pages.flat().map((row) => row.id)).toEqual([1, 2, 3, 4, 5].map((n) => 562949955220400 + n));
  });

  it('caps per_page without a word and says so in the header', async () => {
    const { get } = await signedInProcore();
    expect((await get(`${projects}&per_page=5000`)).headers.get('per-page')).toBe('300');
    expect((await get(projects)).headers.get('per-page')).toBe('100');
  });

  it('has no Link header when everything fits on one page', async () => {
    const { get } = await signedInProcore();
    expect((await get(vendors)).headers.get('link')).toBeNull();
  });
});

describe('filters', () => {
  it('reads ranges of updated_at with instants, offsets, dates and quotes', async () => {
    const { rows } = await signedInProcore();
    const names = async (range: string) =>
      (await rows(`${vendors}&filters[updated_at]=${encodeURIComponent(range)}`)).map((row) => Number(row.id) % 10);
    expect(await names('2026-01-03T00:00:00Z...2026-01-04T12:00:00Z')).toEqual([2, 3]);
    expect(await names('"2026-01-03T00:00:00Z...2026-01-04T12:00:00Z"')).toEqual([2, 3]);
    expect(await names('2026-01-02T17:00:00-07:00...2026-01-04T11:59:59Z')).toEqual([2]);
    expect(await names('2026-01-04...2026-01-05')).toEqual([3, 4]);
  });

  it('excludes the ends of a range when the switch says so', async () => {
    const { rows } = await signedInProcore({ settings: { rangeInclusive: false } });
    const found = await rows(`${vendors}&filters[updated_at]=2026-01-03T00:00:00Z...2026-01-05T12:00:00Z`);
    expect(found.map((row) => row.name)).toEqual(['Boreal Plumbing']);
  });

  it('refuses a range it cannot read with a structured body', async () => {
    const { get } = await signedInProcore();
    expect(await get(`${vendors}&filters[updated_at]=yesterday`)).toMatchObject({
      status: 400,
      body: { error: { code: 'BAD_REQUEST', details: [{ source: 'filters' }] } },
    });
  });

  it('joins filters by AND, takes lists of ids and finds by origin_id', async () => {
    const { rows, server } = await signedInProcore();
    server.people.edit({ collection: 'vendors', id: cascadeId, fields: { origin_id: 's100c:vendor:317' } });
    const byOrigin = await rows(`${vendors}&filters[origin_id]=s100c:vendor:317`);
    expect(byOrigin).toMatchObject([{ id: cascadeId, synced_to_erp: true }]);
    const ids = `&filters[id][]=${cascadeId}&filters[id][]=${cascadeId + 1}`;
    expect(await rows(vendors + ids)).toHaveLength(2);
    expect(await rows(`${vendors}${ids}&filters[search]=glass`)).toMatchObject([{ name: 'Añejo & Ω "Glass"' }]);
  });

  it('ignores filters that the list does not offer', async () => {
    const { rows } = await signedInProcore();
    expect(await rows(`${vendors}&filters[city]=Nowhere&sort=-name`)).toHaveLength(5);
    const codes = `/rest/v1.0/cost_codes?project_id=${clinicId}`;
    expect(await rows(`${codes}&filters[updated_at]=2030-01-01...2030-01-02`)).toHaveLength(2);
  });

  it('sorts by the named field, backwards with a minus', async () => {
    const { rows } = await signedInProcore();
    const sorted = await rows(`${vendors}&sort=-name&view=compact`);
    expect(sorted[0]).toEqual({ id: 562949955220405, name: 'Evergreen Paint' });
    expect(sorted[4]).toMatchObject({ name: 'Añejo & Ω "Glass"' });
  });
});

describe('what single lists show', () => {
  it('lists active projects only, others by status, and bare ids on wish', async () => {
    const { rows } = await signedInProcore();
    expect((await rows(projects)).map((row) => row.id)).toEqual([clinicId, schoolId]);
    expect(await rows(`${projects}&filters[by_status]=Inactive`)).toMatchObject([{ id: closedId }]);
    expect(await rows(`${projects}&view=ids&filters[by_status]=All`)).toEqual([clinicId, schoolId, closedId]);
    expect((await rows(projects))[0]).toMatchObject({ total_value: '1850000.0' });
  });

  it('keeps inactive vendors in their own list and knows the vendors of a project', async () => {
    const { rows, server } = await signedInProcore();
    server.people.edit({ collection: 'vendors', id: cascadeId, fields: { is_active: false } });
    expect(await rows(vendors)).toHaveLength(4);
    expect(await rows(`/rest/v1.0/companies/${companyId}/vendors/inactive`)).toMatchObject([{ id: cascadeId }]);
    expect(await rows(`/rest/v1.0/projects/${clinicId}/vendors`)).toHaveLength(1);
  });

  it('shows contracts short in the list, with lines in the extended view and in full alone', async () => {
    const { rows, get } = await signedInProcore();
    const [short] = await rows(subcontracts);
    expect(short).toMatchObject({
      grand_total: '150000.0',
      vendor: { id: cascadeId, company: 'Cascade Electric LLC' },
    });
    expect(short).not.toHaveProperty('line_items');
    expect(short?.vendor).not.toHaveProperty('origin_id');
    expect((await rows(`${subcontracts}&view=extended`))[0]).toHaveProperty('line_items');
    const full = (await get(`/rest/v1.0/work_order_contracts/${approvedId}?project_id=${clinicId}`)).body;
    expect(full).toMatchObject({
      vendor: { origin_id: null },
      attachments: [],
      retainage_percent: '10.0',
      line_items: [{ amount: '150000.0', cost_code: { full_code: '16' } }],
    });
    expect(await rows(`/rest/v1.0/commitments?project_id=${clinicId}`)).toHaveLength(3);
  });

  it('hides deleted contracts unless asked for them', async () => {
    const { rows, get, server } = await signedInProcore();
    server.people.delete({ collection: 'workOrderContracts', id: draftId });
    expect(await rows(subcontracts)).toHaveLength(1);
    expect(await rows(`${subcontracts}&filters[include_deleted]=with`)).toHaveLength(2);
    expect(await rows(`${subcontracts}&filters[include_deleted]=only`)).toMatchObject([{ id: draftId }]);
    expect((await get(`/rest/v1.0/work_order_contracts/${draftId}?project_id=${clinicId}`)).status).toBe(404);
  });

  it('never shows the internal project of a cost code', async () => {
    const { rows } = await signedInProcore();
    const [code] = await rows(`/rest/v1.0/cost_codes?project_id=${clinicId}`);
    expect(code).toMatchObject({ id: 41001, biller_id: clinicId, parent: { id: null } });
    expect(code).not.toHaveProperty('project_id');
  });
});
