import { describe, expect, it } from 'vitest';
import { type SignedInProcore, signedInProcore } from './signed-in-procore.ts';
import { cascadeId, clinicId, companyId, schoolId } from './small-company.ts';

type SyncBody = { entities: Record<string, unknown>[]; errors: Record<string, unknown>[] };

async function syncVendors(procore: SignedInProcore, ...updates: unknown[]): Promise<SyncBody> {
  const reply = await procore.send('PATCH', '/rest/v1.0/vendors/sync', { company_id: companyId, updates });
  expect(reply.status).toBe(200);
  return Object(reply.body);
}

describe('the six rows of the sync table', () => {
  it('creates without an origin_id when neither id nor origin_id is sent', async () => {
    const procore = await signedInProcore();
    const { entities, errors } = await syncVendors(procore, { name: 'Fir Framing' });
    expect(errors).toEqual([]);
    expect(entities).toMatchObject([
      { name: 'Fir Framing', company: 'Fir Framing', origin_id: null, synced_to_erp: false },
    ]);
    expect(String(entities[0]?.id)).toHaveLength(15);
    expect(procore.server.state().vendors).toHaveLength(6);
  });

  it('reports an id that does not exist and creates nothing', async () => {
    const procore = await signedInProcore();
    const body = await syncVendors(procore, { id: 1, name: 'Nobody' }, { id: 2, origin_id: 'x', name: 'Nobody' });
    expect(body.entities).toEqual([]);
    expect(body.errors).toEqual([
      { id: 1, name: 'Nobody', errors: { id: ['Entity with this ID not found'] } },
      { id: 2, origin_id: 'x', name: 'Nobody', errors: { id: ['Entity with this ID not found'] } },
    ]);
    expect(procore.server.state().vendors).toHaveLength(5);
  });

  it('updates the record with the id', async () => {
    const procore = await signedInProcore();
    const { entities } = await syncVendors(procore, { id: cascadeId, origin_code: '317', unheard_of: 1 });
    expect(entities).toMatchObject([{ id: cascadeId, origin_code: '317', name: 'Cascade Electric LLC' }]);
    expect(entities[0]).not.toHaveProperty('unheard_of');
  });

  it('creates with an origin_id that nobody holds, and updates on the second time', async () => {
    const procore = await signedInProcore();
    const [first] = (await syncVendors(procore, { origin_id: 'v:9', name: 'Fir Framing' })).entities;
    const [second] = (await syncVendors(procore, { origin_id: 'v:9', name: 'Fir Framing Inc' })).entities;
    expect(second).toMatchObject({ id: first?.id, name: 'Fir Framing Inc', origin_id: 'v:9' });
    expect(procore.server.state().vendors).toHaveLength(6);
  });

  it('finds by id when both are sent, which changes the origin_id', async () => {
    const procore = await signedInProcore();
    await syncVendors(procore, { id: cascadeId, origin_id: 'v:1' });
    const { entities } = await syncVendors(procore, { id: cascadeId, origin_id: 'v:2' });
    expect(entities).toMatchObject([{ id: cascadeId, origin_id: 'v:2', synced_to_erp: true }]);
    const freed = await syncVendors(
      procore,
      { id: cascadeId, origin_id: null },
      { id: cascadeId + 1, origin_id: 'v:2' },
    );
    expect(freed.errors).toEqual([]);
    expect(freed.entities[0]).toMatchObject({ origin_id: null, synced_to_erp: false });
  });
});

describe('partial errors of a sync', () => {
  it('keeps the good rows, and tells what was sent with each bad one', async () => {
    const procore = await signedInProcore();
    await syncVendors(procore, { id: cascadeId, origin_id: 'v:1' });
    const body = await syncVendors(
      procore,
      { id: cascadeId + 1, origin_id: 'v:1' },
      { origin_id: 'v:3' },
      { id: cascadeId + 2, name: 17 },
      { id: cascadeId + 3, origin_id: 'v:4' },
    );
    expect(body.entities).toMatchObject([{ id: cascadeId + 3, origin_id: 'v:4' }]);
    expect(body.errors).toEqual([
      { id: cascadeId + 1, origin_id: 'v:1', errors: { origin_id: ['has already been taken'] } },
      { origin_id: 'v:3', errors: { name: ["can't be blank"] } },
      { id: cascadeId + 2, name: 17, errors: { name: ["can't be blank"] } },
    ]);
  });

  it('refuses more than 1000 rows as a whole', async () => {
    const procore = await signedInProcore();
    const updates = Array.from({ length: 1001 }, (_, row) => ({ name: `V${row}` }));
    const reply = await procore.send('PATCH', '/rest/v1.0/vendors/sync', { company_id: companyId, updates });
    expect(reply.status).toBe(413);
    expect(procore.server.state().vendors).toHaveLength(5);
    expect((await syncVendors(procore, ...updates.slice(1))).entities).toHaveLength(1000);
  });

  it('holds an origin_id unique over projects, and over kinds unless the switch says per type', async () => {
    const procore = await signedInProcore();
    const codes = (project: number, row: unknown) =>
      procore.send('PATCH', `/rest/v1.0/cost_codes/sync?project_id=${project}`, { updates: [row] });
    expect((await codes(clinicId, { id: 41001, origin_id: 'k:1' })).body).toMatchObject({ errors: [] });
    expect((await codes(schoolId, { id: 42001, origin_id: 'k:1' })).body).toMatchObject({ entities: [] });
    expect((await codes(schoolId, { origin_id: 'k:1', code: '9', name: 'x' })).body).toMatchObject({ entities: [] });
    expect((await syncVendors(procore, { id: cascadeId, origin_id: 'k:1' })).entities).toEqual([]);
    procore.server.changeSettings({ originIdScope: 'perType' });
    expect((await syncVendors(procore, { id: cascadeId, origin_id: 'k:1' })).errors).toEqual([]);
  });

  it('may answer the entities in another order', async () => {
    const procore = await signedInProcore({ settings: { shuffleEntities: true } });
    const { entities } = await syncVendors(procore, { id: cascadeId, notes: 'a' }, { id: cascadeId + 1, notes: 'b' });
    expect(entities.map((entity) => entity.id)).toEqual([cascadeId + 1, cascadeId]);
  });

  it('fails the rows that a fault names and saves the others', async () => {
    const procore = await signedInProcore();
    await procore.server.pinFault({ fault: 'sync-row-errors', args: { rows: [1], text: 'is busy' } });
    const body = await syncVendors(procore, { id: cascadeId, notes: 'a' }, { id: cascadeId + 1, notes: 'b' });
    expect(body.entities).toHaveLength(1);
    expect(body.errors).toEqual([{ id: cascadeId + 1, notes: 'b', errors: { base: ['is busy'] } }]);
  });
});

describe('other kinds that can be synced', () => {
  it('creates a cost code under its parent with the joined code', async () => {
    const procore = await signedInProcore();
    const path = `/rest/v1.0/cost_codes/sync?project_id=${clinicId}`;
    const row = { code: '100', name: 'Basic', parent_id: 41001, origin_id: 'cc:1' };
    const { body } = await procore.send('PATCH', path, { updates: [row] });
    expect(body).toMatchObject({ entities: [{ full_code: '16-100', parent: { id: 41001 }, origin_id: 'cc:1' }] });
    await procore.send('PATCH', path, { updates: [{ id: 41001, code: '26' }] });
    const found = await procore.rows(`/rest/v1.0/cost_codes?project_id=${clinicId}&filters[origin_id]=cc:1`);
    expect(found).toMatchObject([{ full_code: '26-100' }]);
  });

  it('writes the code of a cost type under its other name', async () => {
    const procore = await signedInProcore();
    const updates = [
      { name: 'Labor', csv_import_code: 'L', base_type: 'other', origin_id: 'ct:2' },
      { id: 9004, base_type: 'x' },
    ];
    const { body } = await procore.send('PATCH', '/rest/v1.0/line_item_types/sync', { company_id: companyId, updates });
    expect(body).toMatchObject({
      entities: [{ name: 'Labor', code: 'L', origin_id: 'ct:2' }],
      errors: [{ id: 9004, errors: { base_type: ['is not included in the list'] } }],
    });
  });

  it('syncs standard codes and projects', async () => {
    const procore = await signedInProcore();
    const standard = {
      company_id: companyId,
      standard_cost_code_list_id: 88012,
      updates: [{ code: '01', name: 'General' }],
    };
    const codes = await procore.send('PATCH', '/rest/v1.0/standard_cost_codes/sync', standard);
    expect(codes.body).toMatchObject({ entities: [{ full_code: '01', standard_cost_code_list_id: 88012 }] });
    const updates = [{ id: clinicId, origin_id: 'job:1042', origin_code: '1042', completion_date: 'soon' }];
    const jobs = await procore.send('PATCH', '/rest/v1.0/projects/sync', { company_id: companyId, updates });
    expect(jobs.body).toMatchObject({ entities: [{ origin_code: '1042', completion_date: null }], errors: [] });
    const list = `/rest/v1.1/projects?company_id=${companyId}&filters[synced]=true`;
    expect(await procore.rows(list)).toMatchObject([{ id: clinicId }]);
  });

  it('gives the same ids to the same calls', async () => {
    const ids = async () =>
      (await syncVendors(await signedInProcore(), { name: 'A' }, { name: 'B' })).entities.map((row) => row.id);
    expect(await ids()).toEqual(await ids());
  });
});
