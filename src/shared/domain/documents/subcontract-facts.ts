// Everything that the checks, the transformation and the comparison of a subcontract read.
import type { CommitmentFacts } from './commitment-facts.ts';
import type { ProcoreSubcontract, SageSubcontract } from './subcontract.ts';

export type SubcontractFacts = CommitmentFacts & {
  readonly kind: 'subcontract';
  readonly sent: ProcoreSubcontract;
  /** Ours in Sage, when it is there. */
  readonly inSage: SageSubcontract | null;
};
