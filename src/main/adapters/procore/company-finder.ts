// Whose company this connection is for, and who is signed in.
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { ProcoreIdentity } from '../../core/ports/procore.ts';
import type { JsonObject } from './exact-json.ts';
import { isList, isObject, textAt } from './json-fields.ts';
import type { ProcoreClient } from './procore-client.ts';

export type CompanyFinder = {
  known(): string | null;
  /** The configured company, or the only one that the login may see. */
  find(signal: AbortSignal): Promise<Result<string>>;
  identify(signal: AbortSignal): Promise<Result<ProcoreIdentity>>;
};

export function createCompanyFinder(client: ProcoreClient, configured: string | null): CompanyFinder {
  let known = configured;

  async function company(signal: AbortSignal): Promise<Result<JsonObject>> {
    // A service account must name its company even here; a person need not.
    const reply = await client.get({ path: '/rest/v1.0/companies', companyId: known, signal });
    if (!reply.ok) return reply;
    const companies = isList(reply.value.body) ? reply.value.body.filter(isObject) : [];
    if (known === null && companies.length > 1) {
      // Every key in Sage is derived from the company: the wrong one would write documents a second time.
      return err(appError('PROCORE_COMPANY_UNCLEAR', { count: `${companies.length}` }));
    }
    const found = known === null ? companies[0] : companies.find((one) => textAt(one, 'id') === known);
    const id = found === undefined ? null : textAt(found, 'id');
    if (found === undefined || id === null) {
      const detail = known === null ? 'this login sees no company' : `this login does not see company ${known}`;
      return err(appError('PROCORE_NOT_ALLOWED', { detail }));
    }
    known = id;
    return ok(found);
  }

  return {
    known: () => known,
    async find(signal) {
      if (known !== null) return ok(known);
      const found = await company(signal);
      return found.ok ? ok(textAt(found.value, 'id') ?? '') : found;
    },
    async identify(signal) {
      const found = await company(signal);
      if (!found.ok) return found;
      const companyId = textAt(found.value, 'id') ?? '';
      const me = await client.get({ path: '/rest/v1.0/me', params: { company_id: companyId }, companyId, signal });
      if (!me.ok) return me;
      const person = isObject(me.value.body) ? me.value.body : null;
      return ok({
        person: textAt(person, 'name') ?? textAt(person, 'login') ?? '',
        companyName: textAt(found.value, 'name') ?? '',
        companyId,
      });
    },
  };
}
