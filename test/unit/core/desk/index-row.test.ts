// A document as a row: its light, its reason, and the views it shows in.
import { describe, expect, it } from 'vitest';
import type { State, View } from '#shared/domain/lifecycle/states.ts';
import { appError } from '#shared/result/app-error.ts';
import { indexRow } from '../../../../src/main/core/desk/index-row.ts';
import type { OwnDocument } from '../../../../src/main/core/ports/own.ts';
import { aFinding, anOpenDocument } from '../../../builders/open-document.ts';
import { anOwnDocument } from '../../../builders/own.ts';
import { amountOf } from '../../../builders/values.ts';

const blocked = aFinding({ words: 'No vendor.', rule: 'vendor.notLinked', cause: 'company/5512' });
const warned = aFinding({ level: 'warning', words: 'Cut.', rule: 'title.cut' });
const passed = aFinding({ level: 'passed', words: 'Fine.', rule: 'job.ready' });
const rowOf = (own: Partial<OwnDocument>, ...findings: readonly ReturnType<typeof aFinding>[]) =>
  indexRow(anOpenDocument({ findings: () => findings }), anOwnDocument(own));

describe('the light', () => {
  it('is that of the worst finding, and its words are the reason', () => {
    expect(rowOf({}, passed).row).toMatchObject({ light: 'ready', reason: '' });
    expect(rowOf({}, passed, warned).row).toMatchObject({ light: 'warning', reason: 'Cut.' });
    expect(rowOf({}, warned, blocked, passed).row).toMatchObject({ light: 'blocked', reason: 'No vendor.' });
  });

  it.each<State>(['queued', 'sending', 'verified', 'synced', 'rejected', 'archived'])(
    'is out once it is %s',
    (state) => {
      expect(rowOf({ state }, blocked).row.light).toBe('ready');
      expect(rowOf({ state }, blocked).cause).toBeNull();
    },
  );
});

describe('the reason', () => {
  it('is first what failed, then why it was decided so, then that it drifted', () => {
    const error = appError('PUSH_NOTHING_QUEUED');
    expect(rowOf({ state: 'failed', error }, blocked).row.reason).toBe('Nothing is queued.');
    expect(rowOf({ state: 'rejected', reason: 'No bond.' }).row.reason).toBe('No bond.');
    expect(rowOf({ state: 'archived', reason: null }).row.reason).toBe('');
    expect(rowOf({ state: 'synced', drifted: true }).row.reason).toBe('Edited in Sage after it was verified.');
  });
});

describe('the root cause', () => {
  it('is that of the first blocking finding, or the rule on this very document', () => {
    expect(rowOf({}, warned, blocked)).toMatchObject({ cause: 'company/5512', causeWords: 'No vendor.' });
    expect(rowOf({}, aFinding({ rule: 'title.missing' })).cause).toBe('title.missing/subcontract/1001');
    expect(rowOf({}, warned)).toMatchObject({ cause: null, causeWords: null });
  });
});

describe('the views', () => {
  it.each<[string, Partial<OwnDocument>, readonly View[]]>([
    ['sent', {}, ['readyToExport']],
    ['sent and returned', { returned: true }, ['readyToExport', 'returned']],
    ['held and returned', { state: 'held', returned: true }, ['held', 'returned']],
    [
      'queued: it stays where it was decided until it is pushed',
      { state: 'queued', returned: true },
      ['queued', 'readyToExport'],
    ],
    ['sending', { state: 'sending' }, ['queued']],
    ['written', { state: 'written' }, ['queued']],
    ['unsure', { state: 'unsure' }, ['unsure']],
    ['failed', { state: 'failed' }, ['failed']],
    ['rejected', { state: 'rejected', returned: true }, ['rejected']],
    ['archived', { state: 'archived' }, ['archived']],
    ['verified', { state: 'verified' }, ['synced']],
    ['synced and drifted', { state: 'synced', drifted: true }, ['synced', 'needsLook']],
    ['replaced', { state: 'replaced' }, ['needsLook']],
    ['to be entered by hand', { state: 'toBeEntered' }, ['toBeEntered']],
    ['not sent', { state: 'notSent' }, []],
  ])('of one that is %s', (_, own, views) => {
    expect([...rowOf(own).views].sort()).toEqual([...views].sort());
  });

  it('ask for a look where a sent one is not green', () => {
    expect(rowOf({}, warned).views).toEqual(['readyToExport', 'needsLook']);
    expect(rowOf({}, blocked).views).toEqual(['readyToExport', 'needsLook']);
    expect(rowOf({ state: 'held' }, blocked).views).toEqual(['held']);
  });
});

describe('the row', () => {
  it('carries amounts as decimal text, and none where there is none', () => {
    const own = anOwnDocument();
    expect(indexRow(anOpenDocument({ sageAmount: amountOf('-1.5') }), own).row).toMatchObject({
      amount: '52500.50',
      sageAmount: '-1.50',
    });
    expect(indexRow(anOpenDocument({ amount: null }), own).row).toMatchObject({ amount: null, sageAmount: null });
  });

  it('belongs to the family of its kind, and a kind without a grid has none', () => {
    expect(rowOf({}).row.family).toBe('commitments');
    expect(() => rowOf({ kind: 'company' })).toThrow('company has no grid');
  });
});
