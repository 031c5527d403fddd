// A subcontract: as Procore states it (work order contract), as Sage holds it (6-7-1), and as it will be written.
import type { Amount } from '../../money/amount.ts';
import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local-date.ts';
import type { ProcoreCommitment, ProcoreCommitmentLine } from './commitment.ts';
import type { SageCode } from './cost-code.ts';

export type ProcoreSubcontractLine = ProcoreCommitmentLine;

/** Status: Draft, Out For Bid, Out For Signature, Approved, Complete, Terminated, Void. */
export type ProcoreSubcontract = ProcoreCommitment & { readonly retainagePercent: string | null };

export type SageSubcontractLine = {
  readonly key: string;
  readonly number: number;
  readonly description: string;
  readonly costCode: SageCode | null;
  readonly costType: number | null;
  readonly amount: Amount;
  readonly change: Amount;
  readonly billed: Amount;
};

/** Status as for jobs: 1 Bid, 2 Refused, 3 Contract, 4 Current, 5 Complete, 6 Closed. */
export type SageSubcontract = {
  readonly key: string;
  readonly record: string;
  readonly number: string;
  readonly job: string;
  readonly phase: string | null;
  readonly vendor: string;
  readonly vendorName: string;
  readonly description: string;
  readonly status: number;
  readonly date: LocalDate | null;
  readonly retainageRate: string;
  readonly locked: boolean;
  /** cntttl, chgttl, invttl. */
  readonly original: Amount;
  readonly changes: Amount;
  readonly billed: Amount;
  readonly lines: readonly SageSubcontractLine[];
  /** Who entered it (usrnme), by which login, when: the loser of a race reads them. */
  readonly enteredBy: string;
  readonly login: string;
  readonly enteredAt: Instant;
  /** COALESCE(upddte, insdte): changes when somebody edits it. */
  readonly stamp: string;
};

/** What will be written, after the transformation. */
export type SubcontractDraft = {
  readonly number: string;
  readonly job: string;
  readonly phase: string | null;
  readonly vendor: string;
  readonly description: string;
  /** 3 Contract unless the settings say otherwise (which one Procore writes is not known). */
  readonly status: number;
  readonly date: LocalDate;
  /** Two decimals, e.g. '10.00'. */
  readonly retainageRate: string;
  readonly total: Amount;
  readonly lines: readonly {
    readonly procoreId: string;
    readonly number: number;
    readonly description: string;
    readonly costCode: SageCode;
    readonly costType: number;
    readonly amount: Amount;
  }[];
};
