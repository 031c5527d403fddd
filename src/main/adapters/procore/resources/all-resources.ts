// Every list the port names, and how Procore offers it.
import type { ProcoreList, ProcoreRecords } from '../../../core/ports/procore.ts';
import { companyResource } from './company.ts';
import { costCodeResource } from './cost-code.ts';
import { costTypeResource } from './cost-type.ts';
import { projectResource } from './project.ts';
import { purchaseOrderResource } from './purchase-order.ts';
import type { Resource } from './resource.ts';
import { subcontractResource } from './subcontract.ts';

export const allResources: { readonly [L in ProcoreList]: Resource<ProcoreRecords[L]> } = {
  project: projectResource,
  company: companyResource,
  costCode: costCodeResource,
  costType: costTypeResource,
  subcontract: subcontractResource,
  purchaseOrder: purchaseOrderResource,
};
