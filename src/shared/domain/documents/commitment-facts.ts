// What the checks and the transformation of any commitment read, gathered once.
import type { Amount } from '../../money/amount.ts';
import type { LengthProfile } from '../transform/length-profile.ts';
import type { CommitmentKind, ProcoreCommitment } from './commitment.ts';
import type { ProcoreCompany, SageVendor } from './company.ts';
import type { SageCode, SageCostCode, SageCostType } from './cost-code.ts';
import type { ProcoreProject, SageJob } from './project.ts';

/** A document of Sage that holds a number. */
export type NumberHolder = {
  readonly record: string;
  readonly vendorName: string;
  readonly job: string;
  readonly enteredBy: string;
  readonly login: string;
  readonly original: Amount;
};

export type CommitmentFacts = {
  readonly kind: CommitmentKind;
  readonly sent: ProcoreCommitment;
  readonly keyed: { readonly number: string | null; readonly title: string | null };
  readonly project: ProcoreProject | null;
  readonly job: SageJob | null;
  readonly company: ProcoreCompany | null;
  readonly vendor: SageVendor | null;
  readonly costCode: (code: SageCode) => SageCostCode | null;
  readonly costType: (number: number) => SageCostType | null;
  /** Sage's other documents of this kind that hold a number, whatever its case. */
  readonly holdersOf: (number: string) => readonly NumberHolder[];
  /** Other documents here that would be written under a number. */
  readonly rivalsOf: (number: string) => readonly string[];
  readonly lengths: LengthProfile;
  readonly useProcoreNumber: boolean;
  /** Written on a new document. */
  readonly status: number;
  readonly openJobStatuses: readonly number[];
};
