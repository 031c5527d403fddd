// What of a Procore subcontract an accountant decides on, as canonical text; its hash is the basis.
import { headerBasis, lineBasis } from './commitment-basis.ts';
import type { ProcoreSubcontract } from './subcontract.ts';

export function subcontractBasis(sent: ProcoreSubcontract): string {
  return JSON.stringify([...headerBasis(sent), sent.retainagePercent, sent.grandTotal, sent.lines.map(lineBasis)]);
}
