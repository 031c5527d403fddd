import { describe, expect, it } from 'vitest';
import { type SignedInProcore, signedInProcore, startOfTest } from './signed-in-procore.ts';
import { approvedId, cascadeId, clinicId, companyId, draftId, lineId, orderId } from './small-company.ts';

const contractPath = (id: number): string => `/rest/v1.0/work_order_contracts/${id}`;

function patchContract(procore: SignedInProcore, id: number, fields: Record<string, unknown>) {
  return procore.send('PATCH', contractPath(id), { project_id: clinicId, work_order_contract: fields });
}

function syncLines(procore: SignedInProcore, id: number, ...updates: unknown[]) {
  return procore.send('PATCH', `${contractPath(id)}/line_items/sync?project_id=${clinicId}`, { updates });
}

async function contract(procore: SignedInProcore, id: number): Promise<Record<string, unknown>> {
  return Object((await procore.get(`${contractPath(id)}?project_id=${clinicId}`)).body);
}

describe('writing one record', () => {
  it('creates a vendor with 201, refuses a nameless one with 422 per field', async () => {
    const { send } = await signedInProcore();
    const body = {
      company_id: companyId,
      vendor: { name: 'Fir Framing', business_register_attributes: { type: 'EIN', identifier: '93-1' } },
    };
    expect(await send('POST', '/rest/v1.0/vendors', body)).toMatchObject({
      status: 201,
      body: { name: 'Fir Framing', business_register: { type: 'EIN', identifier: '93-1' } },
    });
    expect(await send('POST', '/rest/v1.0/vendors', { company_id: companyId, vendor: { city: 'x' } })).toEqual(
      expect.objectContaining({ status: 422, body: { errors: { name: ["can't be blank"] } } }),
    );
  });

  it('moves updated_at with each change by whole seconds, and only with a change', async () => {
    const procore = await signedInProcore();
    const patch = (notes: string) =>
      procore.send('PATCH', `/rest/v1.0/vendors/${cascadeId}`, { company_id: companyId, vendor: { notes } });
    expect((await patch('a')).body).toMatchObject({ updated_at: startOfTest });
    procore.server.advanceClock(61.5);
    expect((await patch('a')).body).toMatchObject({ updated_at: startOfTest });
    expect((await patch('b')).body).toMatchObject({ updated_at: '2026-01-10T09:01:01Z' });
  });

  it('refuses an origin_id that another record holds, with the status of the switch', async () => {
    const procore = await signedInProcore();
    const patch = (id: number) =>
      procore.send('PATCH', `/rest/v1.0/vendors/${id}`, { company_id: companyId, vendor: { origin_id: 'v:1' } });
    expect((await patch(cascadeId)).status).toBe(200);
    expect(await patch(cascadeId + 1)).toMatchObject({
      status: 422,
      body: { errors: { origin_id: expect.any(Array) } },
    });
    procore.server.changeSettings({ duplicateOriginStatus: 409 });
    expect((await patch(cascadeId + 1)).status).toBe(409);
  });

  it('answers 404 for records that are not there and 400 without the record key', async () => {
    const { send, get } = await signedInProcore();
    expect(await get(`/rest/v1.0/vendors/77?company_id=${companyId}`)).toMatchObject({
      status: 404,
      body: { error: 'Not found' },
    });
    expect((await send('PATCH', `/rest/v1.0/vendors/${cascadeId}`, { company_id: companyId })).status).toBe(400);
  });
});

describe('locks of approved contracts', () => {
  it('refuse another vendor but take keys and a status', async () => {
    const procore = await signedInProcore();
    expect(await patchContract(procore, approvedId, { vendor_id: cascadeId + 1 })).toMatchObject({
      status: 422,
      body: { errors: { base: [expect.stringContaining('Approved')] } },
    });
    const keys = { origin_id: 'sc:1', origin_code: '77', vendor_id: cascadeId };
    expect(await patchContract(procore, approvedId, keys)).toMatchObject({ status: 200, body: { origin_code: '77' } });
    procore.server.changeSettings({ lockErrorStatus: 403 });
    expect((await patchContract(procore, approvedId, { vendor_id: null })).status).toBe(403);
    expect((await patchContract(procore, approvedId, { status: 'Draft' })).status).toBe(200);
    expect((await patchContract(procore, approvedId, { vendor_id: cascadeId + 1 })).status).toBe(200);
    expect((await patchContract(procore, approvedId, { status: 'Queued' })).status).toBe(422);
  });

  it('refuse new and changed lines but take the keys of lines', async () => {
    const procore = await signedInProcore();
    const refused = await syncLines(
      procore,
      approvedId,
      { id: lineId, amount: '1.00' },
      { amount: '5.0', origin_id: 'l:9' },
    );
    expect(refused).toMatchObject({
      status: 200,
      body: { entities: [], errors: [{ id: lineId }, { origin_id: 'l:9' }] },
    });
    const keyed = await syncLines(procore, approvedId, {
      id: lineId,
      amount: '150000.0',
      origin_id: 'l:1',
      origin_data: '{}',
    });
    expect(keyed.body).toMatchObject({ entities: [{ id: lineId, origin_id: 'l:1', origin_data: '{}' }], errors: [] });
    const lines = `${contractPath(approvedId)}/line_items?project_id=${clinicId}`;
    expect(await procore.rows(lines)).toMatchObject([{ origin_id: 'l:1', amount: '150000.0' }]);
  });
});

describe('lines and the totals of their contract', () => {
  it('carry the difference into the header', async () => {
    const procore = await signedInProcore();
    await syncLines(procore, draftId, { id: lineId + 1, amount: '149999.90' });
    expect(await contract(procore, draftId)).toMatchObject({ grand_total: '149999.9', revised_contract: '149999.9' });
  });

  it('multiply when calculated, and know their WBS code', async () => {
    const procore = await signedInProcore();
    const fields = {
      quantity: '48',
      unit_cost: '96.3751',
      extended_type: 'calculated',
      cost_code_id: 41002,
      line_item_type_id: 9004,
    };
    const { body } = await syncLines(procore, draftId, { ...fields, origin_id: 'l:2', description: 'Troffer' });
    expect(body).toMatchObject({
      entities: [{ amount: '4626.0', quantity: '48.0', position: 2, wbs_code: { flat_code: '17.S' } }],
      errors: [],
    });
    expect(await contract(procore, draftId)).toMatchObject({ grand_total: '154626.0' });
    expect((await syncLines(procore, draftId, { amount: '1', cost_code_id: 42001 })).body).toMatchObject({
      errors: [{ errors: { cost_code_id: ['is invalid'] } }],
    });
  });

  it('touch the header without a new total only when the switch is on', async () => {
    const procore = await signedInProcore({ settings: { lineTouchBumpsHeader: false } });
    await syncLines(procore, approvedId, { id: lineId, origin_id: 'l:1' });
    expect(await contract(procore, approvedId)).toMatchObject({ updated_at: '2026-01-02T08:00:00Z' });
    procore.server.changeSettings({ lineTouchBumpsHeader: true });
    await syncLines(procore, approvedId, { id: lineId, origin_id: 'l:2' });
    expect(await contract(procore, approvedId)).toMatchObject({ updated_at: startOfTest });
  });

  it('show the vendor and the codes with the keys they have now', async () => {
    const procore = await signedInProcore();
    procore.server.people.edit({
      collection: 'vendors',
      id: cascadeId,
      fields: { name: 'Cascade Inc', origin_id: 'v:1' },
    });
    procore.server.people.edit({ collection: 'costCodes', id: 41001, fields: { origin_id: 'cc:1' } });
    expect(await contract(procore, approvedId)).toMatchObject({
      vendor: { company: 'Cascade Inc', origin_id: 'v:1' },
      line_items: [{ cost_code: { origin_id: 'cc:1' } }],
    });
  });

  it('work for purchase orders alike', async () => {
    const procore = await signedInProcore();
    const path = `/rest/v1.0/purchase_order_contracts/${orderId}`;
    const body = { project_id: clinicId, purchase_order_contract: { status: 'Closed', origin_id: 'po:1' } };
    expect(await procore.send('PATCH', path, body)).toMatchObject({ status: 200, body: { status: 'Closed' } });
    const updates = [{ amount: '1.0' }];
    const lines = await procore.send('PATCH', `${path}/line_items/sync?project_id=${clinicId}`, { updates });
    expect(lines.body).toMatchObject({
      entities: [],
      errors: [{ errors: { base: [expect.stringContaining('Closed')] } }],
    });
  });
});
