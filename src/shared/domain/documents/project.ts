// A project as Procore states it, and its counterpart: the job of Sage (3-5).
import type { Instant } from '../../time/instant.ts';

export type ProcoreProject = {
  readonly id: string;
  readonly name: string;
  /** Procore's own number; may differ from Sage's job number. */
  readonly number: string | null;
  readonly active: boolean;
  /** IANA name, e.g. 'America/Los_Angeles'. */
  readonly timeZone: string | null;
  readonly city: string | null;
  /** Hidden key of the Sage record, e.g. 's100c:job:1042'. */
  readonly originId: string | null;
  readonly originCode: string | null;
  readonly updatedAt: Instant;
};

/** Status: 1 Bid, 2 Refused, 3 Contract, 4 Current, 5 Complete, 6 Closed (Sage's list for 3-5). */
export type SageJob = {
  /** Record number as text. */
  readonly number: string;
  readonly name: string;
  readonly shortName: string;
  readonly status: number;
  readonly inactive: boolean;
  readonly phases: readonly { readonly number: string; readonly name: string }[];
  /** Row key, lower-case GUID. */
  readonly key: string;
  readonly changedAt: Instant;
};
