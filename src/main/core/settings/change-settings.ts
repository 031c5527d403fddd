// Changing settings: stored, journaled where it matters to others, and the checks run again where they read it.
import type { Settings } from '#shared/contract/settings.ts';
import { rights, whatIsMissing } from '#shared/domain/lifecycle/permissions.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Core } from '../core.ts';
import { livePipelines } from '../desk/pipelines.ts';
import { documentIdsOf, refreshDocuments } from '../desk/refresh-documents.ts';
import { recordAction } from '../journal/record-action.ts';
import { readSettings, writeSettings } from './settings.ts';

/** Anybody may arrange their own desk; the rest is an administrator's. */
const personal: readonly (keyof Settings)[] = ['appearance', 'density', 'deskLayout'];
/** Settings that the checks or the transformation read. */
const checked: readonly (keyof Settings)[] = [
  'lengthProfile',
  'subcontractStatus',
  'purchaseOrderStatus',
  'useProcoreNumber',
  'openJobStatuses',
  'purchaseOrderJobStatuses',
];

type Change = { readonly [N in keyof Settings]?: Settings[N] | undefined };

export function changeSettings(core: Core, change: Change): Result<Settings> {
  const names = (Object.keys(change) as (keyof Settings)[]).filter((name) => change[name] !== undefined);
  const shared = names.filter((name) => !personal.includes(name));
  const missing = shared.length === 0 ? null : whatIsMissing(core.person, 'advancedSettings');
  if (missing !== null)
    return err(appError('RIGHT_MISSING', { action: rights.advancedSettings.words, needed: missing }));
  const settings = core.store.write((write) => {
    const before = readSettings(write);
    const after = writeSettings(write, change);
    for (const name of shared) {
      recordAction(core, write, {
        action: 'settings.set',
        subject: name,
        words: `${name} changed`,
        facts: { before: before[name], after: after[name] },
      });
    }
    if (names.some((name) => checked.includes(name))) {
      for (const pipeline of livePipelines) refreshDocuments(core, write, documentIdsOf(write, pipeline.kind, null));
    }
    return after;
  });
  if (names.some((name) => checked.includes(name))) {
    core.emit('records.changed', { ids: null, revision: core.store.read((read) => read.own.revision()) });
  }
  return ok(settings);
}
