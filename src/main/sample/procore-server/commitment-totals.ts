// Amounts of a commitment that follow from its lines. Differences are added, so that a seeded mismatch stays one.
import { multiplyToCents, negateDecimal, percentOf, sumDecimals } from './decimal-text.ts';
import type { ProcoreCommitment, ProcoreCommitmentLine } from './procore-data.ts';

/** A line's own arithmetic: `calculated` lines multiply, all lines extend to their amount. */
export function settleLineAmounts(line: ProcoreCommitmentLine): void {
  if (line.extended_type === 'calculated') line.amount = multiplyToCents(line.quantity, line.unit_cost);
  line.extended_amount = line.amount;
  line.total_amount = line.amount;
}

export function sumOfLines(lines: readonly ProcoreCommitmentLine[]): string {
  return sumDecimals(lines.map((line) => line.amount));
}

/** Carries the difference of the lines' sum into the header; returns whether anything moved. */
export function carryToHeader(contract: ProcoreCommitment<string>, sumBefore: string): boolean {
  const difference = sumDecimals([sumOfLines(contract.line_items), negateDecimal(sumBefore)]);
  if (difference === '0.0') return false;
  contract.grand_total = sumDecimals([contract.grand_total, difference]);
  contract.revised_contract = sumDecimals([contract.revised_contract, difference]);
  contract.pending_revised_contract = sumDecimals([contract.pending_revised_contract, difference]);
  contract.remaining_balance_outstanding = sumDecimals([contract.remaining_balance_outstanding, difference]);
  contract.percentage_paid = percentOf(contract.total_payments, contract.revised_contract);
  return true;
}
