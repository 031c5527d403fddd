// What of a Procore commitment an accountant decides on: if any of it changes, the decision was about something else.
import type { ProcoreCommitment, ProcoreCommitmentLine } from './commitment.ts';

/** In the order of the canonical text. Keys, time stamps and derived sums of other documents are left out. */
export function headerBasis(sent: ProcoreCommitment): readonly unknown[] {
  return [
    sent.id,
    sent.projectId,
    sent.number,
    sent.title,
    sent.status,
    sent.vendorId,
    sent.createdOn,
    sent.accountingMethod,
  ];
}

export function lineBasis(line: ProcoreCommitmentLine): readonly unknown[] {
  return [
    line.id,
    line.position,
    line.description,
    line.amount,
    line.quantity,
    line.unitCost,
    line.unit,
    line.costCodeId,
    line.costCodeOriginId,
    line.costTypeId,
    line.costTypeOriginId,
  ];
}
