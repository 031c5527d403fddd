// Everything that the checks, the transformation and the comparison of a subcontract read, gathered once.
import type { LengthProfile } from '../transform/length-profile.ts';
import type { ProcoreCompany, SageVendor } from './company.ts';
import type { SageCode, SageCostCode, SageCostType } from './cost-code.ts';
import type { ProcoreProject, SageJob } from './project.ts';
import type { ProcoreSubcontract, SageSubcontract } from './subcontract.ts';

export type SubcontractFacts = {
  readonly sent: ProcoreSubcontract;
  readonly keyed: { readonly number: string | null; readonly title: string | null };
  readonly project: ProcoreProject | null;
  readonly job: SageJob | null;
  readonly company: ProcoreCompany | null;
  readonly vendor: SageVendor | null;
  readonly costCode: (code: SageCode) => SageCostCode | null;
  readonly costType: (number: number) => SageCostType | null;
  /** Sage's other subcontracts that hold a number, whatever its case. */
  readonly holdersOf: (number: string) => readonly SageSubcontract[];
  /** Other documents here that would be written under a number. */
  readonly rivalsOf: (number: string) => readonly string[];
  /** Ours in Sage, when it is there. */
  readonly inSage: SageSubcontract | null;
  readonly lengths: LengthProfile;
  readonly useProcoreNumber: boolean;
  readonly status: number;
  readonly openJobStatuses: readonly number[];
};
