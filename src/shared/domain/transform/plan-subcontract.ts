// A Procore subcontract → the Sage subcontract it will become, as far as it can be said.
import { parseRate } from '../../money/rate.ts';
import { divideRounded } from '../../money/rounding.ts';
import type { SubcontractDraft } from '../documents/subcontract.ts';
import type { SubcontractFacts } from '../documents/subcontract-facts.ts';
import { draftCommitment, type PlannedCommitment, planCommitment } from './plan-commitment.ts';

export type PlannedSubcontract = PlannedCommitment & { readonly retainageRate: string | null };

export function planSubcontract(facts: SubcontractFacts): PlannedSubcontract {
  return { ...planCommitment(facts), retainageRate: retainageRate(facts.sent.retainagePercent) };
}

/** The draft, or null while something is missing. */
export function draftSubcontract(facts: SubcontractFacts): SubcontractDraft | null {
  const plan = planSubcontract(facts);
  const draft = draftCommitment(facts, plan, (_, known) => known);
  return draft === null || plan.retainageRate === null ? null : { ...draft, retainageRate: plan.retainageRate };
}

/** Two decimals, as Sage's decimal(6,2). Rounded half away from zero, as SQL Server would; null when it is no percentage. */
function retainageRate(percent: string | null): string | null {
  if (percent === null || percent === '') return '0.00';
  const rate = parseRate(percent);
  if (!rate.ok || rate.value < 0n || rate.value > 1_000_000n) return null;
  const hundredths = divideRounded(rate.value, 100n, 'halfAwayFromZero').toString().padStart(3, '0');
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
}
