// The facts a subcontract is checked, transformed and compared with: everything known, nothing in the way.
import type { SageCostCode } from '#shared/domain/documents/cost-code.ts';
import type { SageSubcontract } from '#shared/domain/documents/subcontract.ts';
import type { SubcontractFacts } from '#shared/domain/documents/subcontract-facts.ts';
import { lengthProfiles } from '#shared/domain/transform/length-profile.ts';
import { aCompany, aJob, aProject, aSageCostCode, aVendor, sageCostTypes } from './directory.ts';
import { aProcoreSubcontract } from './subcontract.ts';

/** Ready to export as it stands: every check is green. */
export function someFacts(part: Partial<SubcontractFacts> = {}): SubcontractFacts {
  return {
    kind: 'subcontract',
    sent: aProcoreSubcontract(),
    keyed: { number: null, title: null },
    project: aProject(),
    job: aJob(),
    company: aCompany(),
    vendor: aVendor(),
    costCode: costCodesOf(aSageCostCode()),
    costType: (number) => sageCostTypes.find((type) => type.number === number) ?? null,
    holdersOf: () => [],
    rivalsOf: () => [],
    inSage: null,
    lengths: lengthProfiles.sage,
    useProcoreNumber: true,
    status: 3,
    openJobStatuses: [1, 3, 4],
    ...part,
  };
}

export function costCodesOf(...codes: readonly SageCostCode[]): SubcontractFacts['costCode'] {
  return (code) => codes.find((known) => known.code === code) ?? null;
}

/** Found as the local copy finds them: whatever the case, without outer blanks. */
export function holdersAmong(...records: readonly SageSubcontract[]): SubcontractFacts['holdersOf'] {
  return (number) => records.filter((record) => fold(record.number) === fold(number));
}

/** Other documents by the number they would be written under. */
export function rivalsAmong(numbers: Readonly<Record<string, string>>): SubcontractFacts['rivalsOf'] {
  return (number) => Object.entries(numbers).flatMap(([other, name]) => (fold(other) === fold(number) ? [name] : []));
}

function fold(number: string): string {
  return number.trim().toLowerCase();
}
