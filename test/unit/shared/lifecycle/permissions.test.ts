// The permission matrix, action by action: who may, who may not, and what the button says then.
import { describe, expect, it } from 'vitest';
import {
  defaultPerson,
  type Level,
  levels,
  type Person,
  type Right,
  rights,
  whatIsMissing,
} from '#shared/domain/lifecycle/permissions.ts';
import { aPerson } from '../../../builders/own.ts';

type Needs = {
  readonly erp: Level;
  readonly push?: true;
  readonly also?: readonly ['directory' | 'commitments' | 'primeContracts' | 'projectAdmin', Level];
  /** Level on the same tool that is enough together with "Create New Project". */
  readonly orWithCreateProjects?: Level;
};

const onErp = { none: '', readOnly: '', standard: 'Standard on ERP Integrations', admin: 'Admin on ERP Integrations' };
const push = 'the right to push to accounting';
const directory = 'Admin on the company directory';

/** What Procore's matrix asks for, and what somebody without any right is told. */
const matrix: Record<Right, readonly [Needs, string | null]> = {
  acceptOrReject: [{ erp: 'standard', push: true }, `${onErp.standard} and ${push} needed`],
  addProject: [{ erp: 'standard' }, `${onErp.standard} needed`],
  addCompanyToDirectory: [{ erp: 'standard' }, `${onErp.standard} needed`],
  addToProcore: [
    { erp: 'standard', also: ['directory', 'admin'], orWithCreateProjects: 'none' },
    `${onErp.standard} and ${directory} needed`,
  ],
  archive: [{ erp: 'standard' }, `${onErp.standard} needed`],
  assignCostTypes: [{ erp: 'standard' }, `${onErp.standard} needed`],
  advancedSettings: [{ erp: 'admin' }, `${onErp.admin} needed`],
  syncSchedule: [{ erp: 'admin' }, `${onErp.admin} needed`],
  directExports: [{ erp: 'admin' }, `${onErp.admin} needed`],
  importBudget: [{ erp: 'standard' }, `${onErp.standard} needed`],
  importPrimeContract: [{ erp: 'standard' }, `${onErp.standard} needed`],
  importSubJob: [
    { erp: 'standard', also: ['directory', 'admin'], orWithCreateProjects: 'none' },
    `${onErp.standard} and ${directory} needed`,
  ],
  linkCompanies: [{ erp: 'admin', also: ['directory', 'admin'] }, `${onErp.admin} and ${directory} needed`],
  refreshCompanies: [{ erp: 'admin' }, `${onErp.admin} needed`],
  refreshCostCodes: [{ erp: 'none', also: ['projectAdmin', 'admin'] }, "Admin on the project's Admin tool needed"],
  sendRetrieveResend: [{ erp: 'none', also: ['commitments', 'admin'] }, 'Admin on Commitments needed'],
  syncJobCosts: [{ erp: 'admin' }, `${onErp.admin} needed`],
  syncPaidInvoices: [{ erp: 'admin' }, `${onErp.admin} needed`],
  unlinkCommitment: [
    { erp: 'standard', push: true, also: ['commitments', 'admin'] },
    `${onErp.standard} and ${push} and Admin on Commitments needed`,
  ],
  unlinkPrimeContract: [
    { erp: 'standard', push: true, also: ['primeContracts', 'admin'] },
    `${onErp.standard} and ${push} and Admin on Prime Contracts needed`,
  ],
  unlinkCompany: [{ erp: 'standard' }, `${onErp.standard} needed`],
  viewSubJobs: [
    { erp: 'standard', also: ['directory', 'admin'], orWithCreateProjects: 'standard' },
    `${onErp.standard} and ${directory} needed`,
  ],
  accountantReport: [{ erp: 'admin' }, `${onErp.admin} needed`],
  jobCostsReport: [{ erp: 'admin' }, `${onErp.admin} needed`],
  unsyncableReport: [{ erp: 'none' }, null],
  archivedCompanies: [{ erp: 'standard' }, `${onErp.standard} needed`],
};

const rows = Object.entries(matrix) as [Right, readonly [Needs, string | null]][];

describe('the permission matrix', () => {
  it('has a row for every right', () => {
    expect(rows.map(([right]) => right).sort()).toEqual(Object.keys(rights).sort());
  });

  it.each(rows)('tells somebody without rights what %s takes', (right, [, words]) => {
    expect(whatIsMissing(aPerson(), right)).toBe(words);
  });

  it.each(rows)('lets exactly those do %s who have what it takes', (right, [needs]) => {
    let allowed = 0;
    for (const person of everyPerson(needs.also?.[0] ?? 'directory')) {
      const may = isEnough(needs, person);
      expect([person, whatIsMissing(person, right) === null]).toEqual([person, may]);
      if (may) allowed += 1;
    }
    expect(allowed).toBeGreaterThan(0);
  });

  it.each(rows)('names only what is missing of %s', (right, [needs]) => {
    const almost = aPerson({
      erp: 'admin',
      directory: 'admin',
      commitments: 'admin',
      primeContracts: 'admin',
      projectAdmin: 'admin',
    });
    expect(whatIsMissing(almost, right)).toBe(needs.push === true ? `${push} needed` : null);
  });

  it('lets the person at a desk that was set up with the company’s own connection do everything', () => {
    for (const [right] of rows) expect(whatIsMissing(defaultPerson('Maria'), right)).toBeNull();
  });

  it('says every action as a button can: no capital, no full stop', () => {
    for (const [right] of rows) expect(rights[right].words).toMatch(/^[a-z].*[a-zA-Z]$/);
  });
});

function* everyPerson(tool: NonNullable<Needs['also']>[0]): Generator<Person> {
  for (const erp of levels)
    for (const level of levels)
      for (const pushes of [false, true])
        for (const createProjects of [false, true]) yield aPerson({ erp, push: pushes, [tool]: level, createProjects });
}

function isEnough(needs: Needs, person: Person): boolean {
  const rank = (level: Level) => ['none', 'readOnly', 'standard', 'admin'].indexOf(level);
  if (rank(person.erp) < rank(needs.erp) || (needs.push === true && !person.push)) return false;
  if (needs.also === undefined) return true;
  const has = rank(person[needs.also[0]]);
  const withCreate = needs.orWithCreateProjects;
  return has >= rank(needs.also[1]) || (withCreate !== undefined && person.createProjects && has >= rank(withCreate));
}
