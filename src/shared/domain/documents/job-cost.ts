// A job cost transaction of Sage (6-3), from whichever screen it was posted.
import type { Amount } from '../../money/amount.ts';
import type { LocalDate } from '../../time/local-date.ts';
import type { SageCode } from './cost-code.ts';

/** Source: 3 Journal, 11 Payable invoices, 16 Payroll, 31 Job costs, … (Sage's list of sources). Status: 1 Open, 2 Void. */
export type SageJobCost = {
  readonly key: string;
  readonly record: string;
  readonly job: string;
  readonly phase: string;
  readonly costCode: SageCode;
  readonly costType: number;
  readonly transaction: string;
  readonly description: string;
  readonly date: LocalDate | null;
  readonly period: number;
  readonly year: number;
  readonly source: number;
  readonly status: number;
  readonly vendor: string | null;
  readonly amount: Amount;
  readonly stamp: string;
};
