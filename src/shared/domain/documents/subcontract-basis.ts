// What of a Procore subcontract an accountant decides on: if any of it changes, the decision was about something else.
import type { ProcoreSubcontract } from './subcontract.ts';

/** Canonical text; its hash is the basis. Keys, time stamps and derived sums of other documents are left out. */
export function subcontractBasis(sent: ProcoreSubcontract): string {
  return JSON.stringify([
    sent.id,
    sent.projectId,
    sent.number,
    sent.title,
    sent.status,
    sent.vendorId,
    sent.createdOn,
    sent.accountingMethod,
    sent.retainagePercent,
    sent.grandTotal,
    sent.lines.map((line) => [
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
    ]),
  ]);
}
