// The registry of kinds that can be pushed. Leave a kind out and it does not compile.
import type { Kind } from '#shared/domain/kinds.ts';
import { required } from '#shared/result/assert.ts';
import type { KindWriter } from './kind-writer.ts';
import { purchaseOrderWriter } from './purchase-order-writer.ts';
import { subcontractWriter } from './subcontract-writer.ts';

const writers: Readonly<Record<Kind, KindWriter | null>> = {
  project: null,
  company: null,
  costCode: null,
  subJob: null,
  budget: null,
  budgetChange: null,
  subcontract: subcontractWriter,
  purchaseOrder: purchaseOrderWriter,
  subcontractChangeOrder: null,
  purchaseOrderChangeOrder: null,
  subcontractorInvoice: null,
  ownerInvoice: null,
  primeContract: null,
  primeContractChangeOrder: null,
  jobCost: null,
  payment: null,
};

/** An intent of a kind without a writer cannot be stored, so its absence is a bug. */
export function writerOf(kind: Kind): KindWriter {
  return required(writers[kind], `the writer of ${kind}`);
}
