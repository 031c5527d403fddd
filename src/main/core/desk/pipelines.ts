// The registry of kinds in the pipeline. Leave a kind out and it does not compile.
import { allKinds, type Kind } from '#shared/domain/kinds.ts';
import type { KindPipeline } from './kind-pipeline.ts';
import { purchaseOrderPipeline } from './purchase-order-pipeline.ts';
import { subcontractPipeline } from './subcontract-pipeline.ts';

/** Null: not brought over by this version; kinds.ts says why. */
export const pipelines: Readonly<Record<Kind, KindPipeline | null>> = {
  project: null,
  company: null,
  costCode: null,
  subJob: null,
  budget: null,
  budgetChange: null,
  subcontract: subcontractPipeline,
  purchaseOrder: purchaseOrderPipeline,
  subcontractChangeOrder: null,
  purchaseOrderChangeOrder: null,
  subcontractorInvoice: null,
  ownerInvoice: null,
  primeContract: null,
  primeContractChangeOrder: null,
  jobCost: null,
  payment: null,
};

export const livePipelines: readonly KindPipeline[] = allKinds.flatMap((kind) => pipelines[kind] ?? []);
