// Own decisions stand at once, and the core's answer confirms or corrects them.
import { describe, expect, it } from 'vitest';
import type { DeskRow } from '#shared/contract/desk.ts';
import { appError } from '#shared/result/app-error.ts';
import { DeskRows } from '../../../src/renderer/features/desk/decide/desk-rows.ts';
import { deskRow } from './desk-row.ts';

function rowsWith(...rows: readonly DeskRow[]): DeskRows {
  const desk = new DeskRows();
  desk.learn(rows);
  return desk;
}

describe('rows of the desk', () => {
  it('shows an accepted row as queued before the core has answered', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1' }));
    expect(desk.decide(['subcontract/1'], 'accept').map((row) => row.state)).toEqual(['queued']);
    expect(desk.shown('subcontract/1')?.state).toBe('queued');
    expect(desk.known('subcontract/1')?.state).toBe('sent');
  });

  it('leaves a row alone whose state does not allow the action', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1', state: 'synced' }));
    expect(desk.decide(['subcontract/1'], 'accept')).toEqual([]);
    expect(desk.shown('subcontract/1')?.state).toBe('synced');
  });

  it('does not pretend that a blocked row is accepted', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1', light: 'blocked' }));
    expect(desk.decide(['subcontract/1'], 'accept')).toEqual([]);
    expect(desk.decide(['subcontract/1'], 'reject').map((row) => row.state)).toEqual(['rejected']);
  });

  it('takes the row of the answer once it is here', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1', revision: 4 }));
    desk.decide(['subcontract/1'], 'accept');
    const changed = deskRow({ id: 'subcontract/1', state: 'queued', revision: 5 });
    expect(desk.settle(['subcontract/1'], { revision: 5, changed: [changed], conflicts: [] })).toEqual([changed]);
    expect(desk.isWaiting('subcontract/1')).toBe(false);
    expect(desk.known('subcontract/1')?.revision).toBe(5);
  });

  it('shows how a row stands now when the decision met a conflict', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1' }));
    desk.decide(['subcontract/1'], 'reject');
    const now = deskRow({ id: 'subcontract/1', state: 'queued', revision: 9 });
    const error = { code: 'REVIEW_CHANGED_SINCE' as const, facts: { document: 'SC-1' } };
    const answer = { revision: 9, changed: [], conflicts: [{ id: now.id, error, row: now }] };
    expect(desk.settle([now.id], answer)).toEqual([now]);
  });

  it('gives every row back when the line broke before the answer', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1' }), deskRow({ id: 'subcontract/2', state: 'failed' }));
    desk.decide(['subcontract/1', 'subcontract/2'], 'accept');
    const shown = desk.settle(['subcontract/1', 'subcontract/2'], null);
    expect(shown.map((row) => row.state)).toEqual(['sent', 'failed']);
  });

  it('keeps the second decision on screen while the first is answered', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1', revision: 1 }));
    desk.decide(['subcontract/1'], 'accept');
    desk.decide(['subcontract/1'], 'undo');
    const queued = deskRow({ id: 'subcontract/1', state: 'queued', revision: 2 });
    expect(desk.settle(['subcontract/1'], { revision: 2, changed: [queued], conflicts: [] })[0]?.state).toBe('sent');
    const sent = deskRow({ id: 'subcontract/1', revision: 3 });
    expect(desk.settle(['subcontract/1'], { revision: 3, changed: [sent], conflicts: [] })[0]).toEqual(sent);
  });

  it('never lets an older page replace a newer answer', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1', state: 'queued', revision: 8 }));
    expect(desk.learn([deskRow({ id: 'subcontract/1', revision: 7 })])[0]?.state).toBe('queued');
  });

  it('keeps a decision on screen when a page arrives before its answer', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1' }));
    desk.decide(['subcontract/1'], 'accept');
    expect(desk.learn([deskRow({ id: 'subcontract/1' })])[0]?.state).toBe('queued');
    desk.clear();
    expect(desk.shown('subcontract/1')?.state).toBe('queued');
  });

  it('shows on the row why a decision was not taken, until it is read or decided again', () => {
    const desk = rowsWith(deskRow({ id: 'subcontract/1' }));
    expect(desk.refuse('subcontract/1', appError('CONNECTION_LOST'))?.error?.code).toBe('CONNECTION_LOST');
    expect(desk.refuse('subcontract/1', null)?.error).toBeNull();
    desk.refuse('subcontract/1', appError('CONNECTION_LOST'));
    desk.decide(['subcontract/1'], 'accept');
    desk.settle(['subcontract/1'], null);
    expect(desk.shown('subcontract/1')?.error).toBeNull();
  });
});
