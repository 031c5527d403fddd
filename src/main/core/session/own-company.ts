// One data folder, one company: decisions and keys of one are never mixed with another's.
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Core } from '../core.ts';

type Known = Pick<Core, 'store' | 'procore' | 'host'>;

/** STORE_OTHER_COMPANY when this folder was filled from another company than the connection is for. */
export function checkOwnCompany(core: Known): Result<undefined> {
  const connected = core.procore.companyId();
  const { id, name } = core.store.read((read) => ({
    id: read.own.setting('procoreCompanyId'),
    name: read.own.setting('companyName'),
  }));
  if (connected === null || id === null || id === connected) return ok();
  return err(appError('STORE_OTHER_COMPANY', { path: core.host.dataDir, company: name ?? id }));
}
