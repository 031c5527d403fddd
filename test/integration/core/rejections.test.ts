// A rejection on its way to Procore, when the document is corrected before it arrives.
import { describe, expect, it } from 'vitest';
import { type Bed, type Desk, pushQueued } from '../../support/bed.ts';
import { withBed } from '../../support/with-bed.ts';

describe('a rejection', () => {
  let bed: Bed;
  let desk: Desk;
  withBed((openedBed, openedDesk) => {
    bed = openedBed;
    desk = openedDesk;
  });

  async function rejected() {
    const added = await bed.addSubcontract();
    await desk.refresh();
    const { revision } = await desk.row(added.id);
    await desk.ask('review.reject', { items: [{ id: added.id, revision }], reason: 'Wrong vendor.' });
    return added;
  }

  const statusOf = async (procoreId: number) => {
    const { workOrderContracts } = (await bed.procore('GET', '/state')) as {
      workOrderContracts: readonly Record<string, unknown>[];
    };
    return workOrderContracts.find((contract) => contract['id'] === procoreId)?.['status'];
  };

  it('is not told when the document was corrected after it, and comes back to the accountant', async () => {
    const { id, procoreId } = await rejected();
    await bed.procore('POST', '/people/edit', {
      collection: 'workOrderContracts',
      id: procoreId,
      fields: { title: 'Corrected meanwhile' },
    });
    const slip = await pushQueued(desk.ask, [id]);
    expect(slip.items[0]?.error?.code).toBe('PUSH_DOCUMENT_CHANGED');
    expect(await statusOf(procoreId)).toBe('Approved');
    expect(await desk.row(id)).toMatchObject({ state: 'sent', returned: true });
  });

  it('has nothing to tell when the project manager took the document back already', async () => {
    const { id, procoreId } = await rejected();
    await bed.procore('POST', '/people/edit', {
      collection: 'workOrderContracts',
      id: procoreId,
      fields: { status: 'Draft' },
    });
    const slip = await pushQueued(desk.ask, [id]);
    expect(slip.items[0]?.error).toBeNull();
    expect((await desk.row(id)).state).toBe('rejected');
  });
});
