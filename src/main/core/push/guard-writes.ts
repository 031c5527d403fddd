// Whether Sage may be written to right now: the guard rails, asked once per push, in words when not.
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Core } from '../core.ts';
import { checkOwnCompany } from '../session/own-company.ts';
import { readSettings } from '../settings/settings.ts';

/** Column fingerprints under which every write was tested: the sample company's, made from resources/sql. */
export const testedFingerprints: readonly string[] = [
  'be8cd33174a0f0baca5fc674a663064f7d9ba08dafd94804fce98c7c3253b2bb',
];

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Errors: SAGE_WRITES_OFF (kill switch), STORE_OTHER_COMPANY, SAGE_SCHEMA_UNKNOWN, SAGE_RIGHT_MISSING, SAGE_BACKUP_OLD (live only: the sample
 * company has nothing to lose), or why the server cannot be reached.
 */
export async function guardWrites(core: Core): Promise<Result<undefined>> {
  const settings = core.store.read(readSettings);
  if (settings.writesOff !== null) return err(appError('SAGE_WRITES_OFF', { reason: settings.writesOff }));
  const own = checkOwnCompany(core);
  if (!own.ok) return own;
  const handshake = await core.sageReader.handshake();
  if (!handshake.ok) return handshake;
  const { fingerprint, canInsert, lastFullBackup, serverTime } = handshake.value;
  if (!testedFingerprints.includes(fingerprint) && !settings.confirmedFingerprints.includes(fingerprint)) {
    return err(appError('SAGE_SCHEMA_UNKNOWN', { fingerprint: fingerprint.slice(0, 12) }));
  }
  if (!canInsert)
    return err(
      appError('SAGE_RIGHT_MISSING', {
        detail: 'the login for writing has no INSERT on subcontracts and purchase orders',
      }),
    );
  if (core.mode === 'live') {
    const age =
      lastFullBackup === null ? Number.POSITIVE_INFINITY : Date.parse(serverTime) - Date.parse(lastFullBackup);
    if (age > dayMs)
      return err(appError('SAGE_BACKUP_OLD', { when: lastFullBackup ?? 'never, as far as this login can see' }));
  }
  return ok();
}
