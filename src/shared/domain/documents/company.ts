// A company of Procore's directory, and its counterpart: the vendor of Sage (4-4).
import type { Instant } from '../../time/instant.ts';

export type ProcoreCompany = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly city: string | null;
  /** e.g. 's100c:vendor:317'. */
  readonly originId: string | null;
  readonly originCode: string | null;
  readonly updatedAt: Instant;
};

/** Tax ids, bank data and payroll columns are never read. */
export type SageVendor = {
  readonly number: string;
  readonly name: string;
  readonly shortName: string;
  readonly inactive: boolean;
  readonly vendorType: number | null;
  readonly key: string;
  readonly changedAt: Instant;
};
