// The permission matrix of Procore's ERP Integrations tool, as data. Levels rise from none to admin.
// Marks: R recovered from the action's own page, C consistent with the matrix, I inferred (configurable).

export const levels = ['none', 'readOnly', 'standard', 'admin'] as const;
export type Level = (typeof levels)[number];

/** What a person has. `push` is Procore's "Can Push to Accounting". */
export type Person = {
  readonly name: string;
  readonly erp: Level;
  readonly push: boolean;
  readonly directory: Level;
  readonly commitments: Level;
  readonly primeContracts: Level;
  readonly budget: Level;
  readonly reports: Level;
  readonly projectAdmin: Level;
  readonly createProjects: boolean;
};

type Tool = 'directory' | 'commitments' | 'primeContracts' | 'projectAdmin';

export type RightRule = {
  /** As the button says it: "You may not {words}". */
  readonly words: string;
  readonly erp: Level;
  readonly push: boolean;
  /** Also needed: a level on another tool; `withCreateProjects` is the level that is enough with "Create New Project". */
  readonly also: { readonly tool: Tool; readonly level: Level; readonly withCreateProjects: Level | null } | null;
  readonly mark: 'R' | 'RC' | 'C' | 'CI' | 'RI' | 'I';
};

const rule = (
  words: string,
  erp: Level,
  push: boolean,
  mark: RightRule['mark'],
  also: RightRule['also'] = null,
): RightRule => ({ words, erp, push, also, mark });
const admin = (tool: Tool, withCreateProjects: Level | null = null) =>
  ({ tool, level: 'admin', withCreateProjects }) as const;

export const rights = {
  acceptOrReject: rule('accept or reject', 'standard', true, 'R'),
  addProject: rule('add a Procore project to Sage', 'standard', false, 'RC'),
  addCompanyToDirectory: rule('add a Sage vendor to the directory', 'standard', false, 'RC'),
  addToProcore: rule('add a Sage job to Procore', 'standard', false, 'R', admin('directory', 'none')),
  archive: rule('archive or restore', 'standard', false, 'RC'),
  assignCostTypes: rule('assign default cost types', 'standard', false, 'RC'),
  advancedSettings: rule('change advanced settings', 'admin', false, 'RC'),
  syncSchedule: rule('change the sync schedule', 'admin', false, 'RC'),
  directExports: rule('switch direct exports', 'admin', false, 'CI'),
  importBudget: rule('import a budget', 'standard', false, 'RC'),
  importPrimeContract: rule('import a prime contract', 'standard', false, 'CI'),
  importSubJob: rule('import a phase', 'standard', false, 'RC', admin('directory', 'none')),
  linkCompanies: rule('link companies', 'admin', false, 'RI', admin('directory')),
  refreshCompanies: rule('refresh the list of companies', 'admin', false, 'I'),
  refreshCostCodes: rule('refresh cost codes', 'none', false, 'R', admin('projectAdmin')),
  sendRetrieveResend: rule('send, retrieve or send again', 'none', false, 'R', admin('commitments')),
  syncJobCosts: rule('sync job cost transactions', 'admin', false, 'I'),
  syncPaidInvoices: rule('sync paid invoices', 'admin', false, 'R'),
  unlinkCommitment: rule('unlink', 'standard', true, 'RC', admin('commitments')),
  unlinkPrimeContract: rule('unlink', 'standard', true, 'RC', admin('primeContracts')),
  unlinkCompany: rule('unlink a company', 'standard', false, 'RC'),
  viewSubJobs: rule('see the list of synced phases', 'standard', false, 'R', admin('directory', 'standard')),
  accountantReport: rule('see the accountant report', 'admin', false, 'RC'),
  jobCostsReport: rule('see the job costs of all jobs', 'admin', false, 'R'),
  unsyncableReport: rule('see the unsyncable direct costs', 'none', false, 'I'),
  archivedCompanies: rule('see archived companies', 'standard', false, 'I'),
} as const satisfies Record<string, RightRule>;

export type Right = keyof typeof rights;

/** Null when the person may; otherwise what is needed, in words for the button. */
export function whatIsMissing(person: Person, right: Right): string | null {
  const { erp, push, also } = rights[right] as RightRule;
  const missing: string[] = [];
  if (!reaches(person.erp, erp)) missing.push(`${levelWord[erp]} on ERP Integrations`);
  if (push && !person.push) missing.push('the right to push to accounting');
  if (also !== null && !reachesAlso(person, also)) missing.push(`${levelWord[also.level]} on ${toolWord[also.tool]}`);
  return missing.length === 0 ? null : `${missing.join(' and ')} needed`;
}

const levelWord: Record<Level, string> = {
  none: 'no level',
  readOnly: 'Read Only',
  standard: 'Standard',
  admin: 'Admin',
};
const toolWord: Record<Tool, string> = {
  directory: 'the company directory',
  commitments: 'Commitments',
  primeContracts: 'Prime Contracts',
  projectAdmin: "the project's Admin tool",
};

function reachesAlso(person: Person, also: NonNullable<RightRule['also']>): boolean {
  const { tool, level, withCreateProjects } = also;
  if (reaches(person[tool], level)) return true;
  return person.createProjects && withCreateProjects !== null && reaches(person[tool], withCreateProjects);
}

function reaches(has: Level, needed: Level): boolean {
  return levels.indexOf(has) >= levels.indexOf(needed);
}

/**
 * Who somebody is until an administrator says otherwise. In public mode the levels cannot be read from Procore, so the
 * person at a desk that was set up with the company's own connection has them all.
 */
export function defaultPerson(name: string): Person {
  return {
    name,
    erp: 'admin',
    push: true,
    directory: 'admin',
    commitments: 'admin',
    primeContracts: 'admin',
    budget: 'admin',
    reports: 'admin',
    projectAdmin: 'admin',
    createProjects: true,
  };
}
